import ContestModel
import Foundation
import Scoring

/// Data in the form of the problem's own that teams may see: what the package has in `data/sample`, under the names of the hidden
/// files; otherwise the first rows of the features, without labels.
struct ModelSample {
    struct File {
        let name: String
        let contents: Data
    }

    /// By the names that the program finds them under.
    let features: [File]
    /// The package's own sample; nil: it has none.
    let labels: File?

    /// Rows that are shown where the package has no sample.
    private static let rows = 10

    /// Nil: there is no sample, and the features are no CSV files.
    init?(_ model: ModelProblem) throws {
        let folder = "\(model.problem.folder)/data/sample"
        let names = model.rules.featureFiles.map(\.lastName)
        let own = names.map { "\(folder)/\($0)" }
        if own.allSatisfy(FileManager.default.fileExists) {
            features = try zip(names, own).map { File(name: $0, contents: try ModelProblem.map($1)) }
            let name = model.rules.labelsFile.lastName
            let path = "\(folder)/\(name)"
            labels =
                FileManager.default.fileExists(atPath: path)
                ? File(name: name, contents: try ModelProblem.map(path)) : nil
            return
        }
        var cut: [File] = []
        for (name, path) in zip(names, model.rules.featureFiles) {
            guard let part = CSVPart(first: Self.rows, of: try ModelProblem.map(path)) else { return nil }
            cut.append(File(name: name, contents: part.csv))
        }
        features = cut
        labels = nil
    }

    /// Of the rows that are to be predicted.
    func ids(_ column: String) -> [String] {
        features.lazy.compactMap { file in CSVPart(first: .max, of: file.contents)?.values(of: column) }.first ?? []
    }
}

extension PredictionRules {
    /// The same rules on a sample, whose files are written into a folder that no container sees as a whole.
    ///
    /// Without labels of the sample's own, hidden ones say what form the predictions must have; nothing is scored then.
    func on(_ sample: ModelSample, in folder: String) throws -> PredictionRules {
        try FileManager.default.createDirectory(atPath: "\(folder)/features", withIntermediateDirectories: true)
        let paths = try sample.features.map { file in
            let path = "\(folder)/features/\(file.name)"
            try file.contents.write(to: URL(filePath: path))
            return path
        }
        let rows: Data
        if let own = sample.labels {
            rows = own.contents
        } else {
            let ids = Set(sample.ids(idColumn))
            let part = CSVPart(of: try ModelProblem.map(labelsFile), ids: ids, in: idColumn)
            guard let part, part.rows == ids.count else {
                throw Failure.needsAPerson(["The first rows of the features have ids that the labels do not have."])
            }
            rows = part.csv
        }
        let labels = "\(folder)/labels.csv"
        try rows.write(to: URL(filePath: labels))
        return on(features: paths, labels: labels, isScored: sample.labels != nil)
    }

    private func on(features: [String], labels: String, isScored: Bool) -> PredictionRules {
        var rules = self
        rules.featureFiles = features
        rules.labelsFile = labels
        rules.readsSplit = false
        rules.isScored = isScored
        return rules
    }
}
