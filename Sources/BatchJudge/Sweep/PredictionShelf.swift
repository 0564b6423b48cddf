import ContestModel
import Foundation
import Scoring

/// The predictions that were scored, a file of each submission: for comparisons that need more than their scores.
///
/// A file is that of the judgement that counts as long as that has an assessment. One that is missing, damaged or of other
/// labels is as good as none: judging the submission again brings it back.
struct PredictionShelf: Sendable {
    let folder: String

    func put(_ predictions: Data, of submission: Int64) throws {
        try WholeFile.write(predictions, to: path(submission), isSecret: true)
    }

    func remove(_ submission: Int64) throws {
        guard FileManager.default.fileExists(atPath: path(submission)) else { return }
        try FileManager.default.removeItem(atPath: path(submission))
    }

    /// Nil: they are not there, or not to be used.
    func predictions(of submission: Int64, expecting labels: LabelTable) -> AlignedPredictions? {
        let file = URL(filePath: path(submission), directoryHint: .notDirectory)
        return (try? Data(contentsOf: file)).flatMap { StoredPredictions.decode($0, of: labels) }
    }

    private func path(_ submission: Int64) -> String { "\(folder)/\(submission)" }
}

extension Workplace {
    func predictions() throws -> PredictionShelf { PredictionShelf(folder: try stateFolder("predictions")) }
}
