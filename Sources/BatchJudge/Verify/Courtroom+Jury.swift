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
            let judgement = try await secondChance { () async throws in try await result(of: job, started: started) }
            return JuryTrial(submission: jury, judgement: judgement, language: prepared.language)
        }
    }

    /// What is wrong with the problem's own programs is a result here, and no reason to leave the other submissions.
    private func result(of job: JudgingJob, started: Timestamp) async throws -> Judgement {
        do {
            return try await judge(job, started: started) { _, _ in }
        } catch let error as JudgingError where error.isOfTheProblem {
            var judgement = Judgement(verdict: .judgingError, started: started, ended: .now)
            judgement.message = error.description
            return judgement
        }
    }
}

extension JudgingError {
    fileprivate var isOfTheProblem: Bool {
        switch self {
        case .jury, .points: true
        case .commandMissing, .notCalibrated, .imageMissing, .unreadable, .cache: false
        }
    }
}
