import ContestModel
import Foundation
import Scoring

/// An ML problem of a contest, as the jury's tools need it.
struct ModelProblem {
    let problem: Problem
    let rules: PredictionRules

    init(_ problem: Problem) throws {
        guard case .predictions(let rules) = problem.kind else {
            throw Failure.wrongUse("The problem '\(problem.id)' is no ML problem: it has no `kind: ml`.")
        }
        self.problem = problem
        self.rules = rules
    }

    init(_ id: String, in place: Workplace) throws {
        guard let known = place.contest.problems.first(where: { $0.id.text == id }) else {
            throw Failure.noSuchProblem(id)
        }
        try self.init(place.problem(known.id, languages: place.languages()))
    }

    func labels() throws -> LabelTable { try rules.plan().labels(Self.map(rules.labelsFile)) }

    /// What teams are given beside the statement, absolute; names that a web page and a zip can have.
    var attachments: [String] { Self.files(in: "\(problem.folder)/attachments") }

    /// Plain files of a folder itself, by name; no links, which could lead to what is hidden.
    static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { $0.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]*/) != nil }.map {
            "\(folder)/\($0)"
        }
        .filter { path in
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            return facts?[.type] as? FileAttributeType == .typeRegular
        }
    }

    static func map(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path), options: .alwaysMapped) }
}

extension PredictionRules {
    func plan() throws -> ScoringPlan {
        let known = try ScoringPlan(self)
        guard known.metrics.isEmpty else { return known }
        // Where all scores come from programs of the problem's own, its columns are compared as classes.
        return try ScoringPlan(
            metrics: predictionsColumns.map { MetricChoice(id: "accuracy", options: ["columns": $0]) },
            idColumn: idColumn,
            columns: predictionsColumns,
            splitColumn: readsSplit ? splitColumn : nil,
            unreadColumn: readsSplit ? nil : splitColumn
        )
    }
}

extension String {
    /// Of a path.
    var lastName: String { split(separator: "/").last.map(String.init) ?? self }
}
