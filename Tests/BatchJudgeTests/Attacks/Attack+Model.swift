import Foundation

/// The ML problems of the sample contest, and predictions that each of them takes.
enum ModelProblem: String {
    case petals, honey, cells

    var header: String {
        switch self {
        case .petals: "id,label"
        case .honey: "hive,kilograms"
        case .cells: "image,mask"
        }
    }

    var value: String {
        switch self {
        case .petals: "avens"
        case .honey: "8"
        case .cells: "1 3"
        }
    }
}

extension Attack {
    /// A model for an ML problem, that writes `rows` below `header`; all are right unless `lines` change them.
    ///
    /// `save()` writes them, and is called at the end.
    static func model(
        _ name: String,
        on problem: ModelProblem = .petals,
        _ lines: String,
        _ verdict: String = "WA",
        _ reason: String? = "predictions",
        with others: [String: Data] = [:]
    ) -> Self {
        let source = """
            import os, sys, time
            features, target = sys.argv[1].split(":")[0], sys.argv[2]
            with open(features) as f: ids = [line.split(",")[0].strip() for line in f][1:]
            header, rows = "\(problem.header)", [f"{i},\(problem.value)" for i in ids]
            def save():
                with open(target, "w") as f: f.write("\\n".join([header, *rows, ""]))
            \(lines)
            save()
            """
        var attack = Attack(name, on: problem.rawValue, ["predict.py": source], verdict, reason)
        attack.files.merge(others) { own, _ in own }
        return attack
    }

    /// One predicted value is written so.
    static func value(
        _ name: String,
        on problem: ModelProblem = .honey,
        _ text: String,
        _ verdict: String = "WA",
        _ reason: String? = "predictions"
    ) -> Self {
        model(name, on: problem, "rows[3] = ids[3] + ',' + \(text)", verdict, reason)
    }

    /// It writes right predictions if it was contained: `found` is what it found or could do.
    static func hunter(_ name: String, _ lines: String, with others: [String: Data] = [:]) -> Self {
        model(name, "found = ''\n\(lines)\nif found: rows = [found[:60]]", "AC", nil, with: others)
    }
}
