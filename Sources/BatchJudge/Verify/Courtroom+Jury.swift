import ContestModel
import Foundation
import Judging
import ResultStore

/// A jury submission, judged once.
struct JuryTrial: Sendable {
    let submission: JurySubmission
    let judgement: Judgement
    /// Nil: it was never understood, or the problem has no languages.
    let language: Language?
}

extension JuryTrial {
    /// One that could not be judged.
    init(submission: JurySubmission, failure: String) {
        let judgement = Judgement(verdict: .judgingError, message: failure, started: .now, ended: .now)
        self.init(submission: submission, judgement: judgement, language: nil)
    }
}

extension Courtroom {
    /// Judges one of the jury's own submissions as a team's would be; `number` is its place among those judged with it.
    func judge(_ jury: JurySubmission, number: Int, slot: Int) async throws -> JuryTrial {
        let started = Timestamp.now
        let folder = "\(try place.stateFolder("work"))/jury-\(number)"
        let source = "\(folder)/source"
        try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try jury.copy(into: source)
        switch try Preparation(languages: languages).understand(files, in: source, jury.problem, said: jury.said) {
        case .failure(let rejection):
            return JuryTrial(submission: jury, judgement: Judgement(rejection: rejection, at: started), language: nil)
        case .success(let prepared):
            let job = try job(
                prepared,
                Int64(number),
                jury.problem,
                source,
                slot: slot,
                runsEveryTest: jury.needsEveryTest,
                // What must be too slow is watched until it is so by the margin that the limit should have.
                atLeastBand: jury.boundsFromAbove ? jury.problem.limits.times.slowMargin - 1 : 0
            )
            let judgement = try await secondChance { () async throws in
                var predictions: Data?
                return try await judge(job, started: started, keeping: &predictions) { _, _ in }
            }
            return JuryTrial(submission: jury, judgement: judgement, language: prepared.language)
        }
    }
}
