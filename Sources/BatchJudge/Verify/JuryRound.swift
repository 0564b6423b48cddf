import ContestModel

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
            await Self.result { try await courtroom.judge(item.element, number: item.offset, slot: slot) }
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
