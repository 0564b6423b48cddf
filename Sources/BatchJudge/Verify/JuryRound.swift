import ContestModel
import Judging
import Sandbox

/// Jury submissions judged several at a time.
struct JuryRound {
    let courtroom: Courtroom
    let progress: Progress

    func judge(_ submissions: [JurySubmission], into verification: inout Verification) async throws {
        var waiting = submissions.enumerated().makeIterator()
        var done = 0
        try await JudgingQueue(slots: courtroom.place.contest.judging.slots).run {
            waiting.next()
        } work: { item, slot in
            await Self.result {
                do {
                    return try await courtroom.judge(item.element, number: item.offset, slot: slot)
                } catch  where error.isOfOneSubmission {
                    return JuryTrial(submission: item.element, failure: error.words)
                }
            }
        } done: { result in
            let trial = try result.get()
            verification.add(trial)
            done += 1
            progress.step(done, of: submissions.count, "\(trial.submission.problem.id) \(trial.submission.path)")
        }
    }

    private static func result<Value>(_ body: () async throws -> Value) async -> Result<Value, any Error> {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}

extension Error {
    /// What the problem's own programs did, or became of a container: others can be judged all the same.
    fileprivate var isOfOneSubmission: Bool {
        self is JudgingError || (self as? SandboxError)?.isOfOneContainer == true
    }
}
