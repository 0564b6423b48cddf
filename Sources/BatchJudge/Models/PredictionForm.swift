import ContestModel
import Foundation
import Scoring

/// What predictions look like: their columns, and a value that the judge takes in each.
struct PredictionForm {
    let columns: [String]
    let value: String
    /// Predictions of the sample, all the same.
    let table: Data
    /// What stands for labels of the sample: of the hidden ones it says whether they are numbers, and nothing else.
    let noLabels: Data
    private let rules: PredictionRules

    /// In this order they are tried.
    private static let values = ["0", "0.5", "1", "", "1 1"]
    /// Rows of the labels that they are tried on.
    private static let tried = 500

    init(_ model: ModelProblem, _ sample: ModelSample?) throws {
        let plan = try model.rules.plan()
        rules = model.rules
        let named = rules.predictionsColumns
        let columns = named + plan.predictionColumns.filter { !named.contains($0) }
        self.columns = columns
        let classes = rules.predictionValues.classes
        let candidates = classes.prefix(1) + Self.values + ["\(1 / Double(max(1, columns.count)))"]
        let labels = CSVPart(first: Self.tried, of: try ModelProblem.map(model.rules.labelsFile))
        let ids = labels?.values(of: rules.idColumn) ?? []
        let id = rules.idColumn
        value =
            try candidates.first { value in
                guard let labels else { return true }
                return try Self.isTaken(Self.table(id, columns, ids) { _ in value }, plan, labels.csv)
            } ?? "0"
        let value = value
        table = Self.table(id, columns, sample?.ids(id) ?? []) { _ in value }
        let texts = try model.labels().textColumns
        noLabels = Self.table(id, columns, sample?.ids(id) ?? []) { texts.contains($0) ? classes.first ?? "?" : "0" }
    }

    private static func table(
        _ id: String,
        _ columns: [String],
        _ ids: [String],
        _ value: (String) -> String
    ) -> Data {
        let rows = [[id] + columns] + ids.map { [$0] + columns.map(value) }
        return Data(rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined().utf8)
    }

    private static func quoted(_ field: String) -> String {
        field.contains { ",\"\n\r".contains($0) } ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
    }

    /// Whether such predictions have a score, whatever it is.
    private static func isTaken(_ table: Data, _ plan: ScoringPlan, _ labels: Data) throws -> Bool {
        guard case .success(let rows) = PredictionFile.read(table, expecting: try plan.labels(labels)) else {
            return false
        }
        return plan.metrics.allSatisfy { metric in (try? metric.value(rows)) != nil }
    }

    /// What is wrong with predictions whose ids nobody knows here; nil: nothing.
    static func trouble(of csv: Data, _ model: ModelProblem) throws -> String? {
        let (plan, id) = (try model.rules.plan(), model.rules.idColumn)
        let texts = try model.labels().textColumns
        let ids = CSVPart(first: .max, of: csv)?.values(of: id) ?? ["none"]
        var known: Set<String> = []
        let own = table(id, plan.predictionColumns, ids.filter { known.insert($0).inserted }) {
            texts.contains($0) ? "?" : "0"
        }
        let columns = plan.predictionColumns
        let form = try ScoringPlan(
            metrics: columns.map { MetricChoice(id: "accuracy", options: ["columns": $0]) },
            idColumn: id,
            columns: columns,
            splitColumn: nil
        )
        switch PredictionFile.read(csv, expecting: try form.labels(own)) {
        case .success: return nil
        case .failure(let rejection): return rejection.message
        }
    }

    /// A program that writes it for whatever it is given.
    var program: String {
        let names = columns.map { Self.python($0) }.joined(separator: ", ")
        return """
            \"\"\"A first program: it predicts the same for every row. Replace `predict`.\"\"\"
            import csv
            import sys

            ID = \(Self.python(rules.idColumn))
            COLUMNS = [\(names)]


            def predict(row):
                \"\"\"What is predicted for one row of the features, a value for each of COLUMNS.\"\"\"
                return [\(Self.python(value)) for _ in COLUMNS]


            def rows(paths):
                \"\"\"The rows of the first file that has ids; there may be several files.\"\"\"
                for path in paths:
                    with open(path, newline="", encoding="utf-8-sig") as file:
                        reader = csv.DictReader(file)
                        if ID in (reader.fieldnames or []):
                            yield from reader
                            return


            def main():
                features, predictions = sys.argv[1].split(":"), sys.argv[2]
                with open(predictions, "w", newline="", encoding="utf-8") as file:
                    writer = csv.writer(file, lineterminator="\\n")
                    writer.writerow([ID] + COLUMNS)
                    for row in rows(features):
                        writer.writerow([row[ID]] + predict(row))


            main()

            """
    }

    /// A text as Python writes it.
    private static func python(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where scalar.value < 0x20: "\\x\(String(scalar.value + 0x100, radix: 16).dropFirst())"
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
