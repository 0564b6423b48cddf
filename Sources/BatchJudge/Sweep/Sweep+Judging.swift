import ContestModel
import Foundation
import Judging
import ResultStore
import Sandbox

extension Sweep {
    /// Judges what is due, several at a time.
    func judgeAll(_ summary: inout Summary, in sweep: Int64) async throws {
        let due = try await place.store.due(at: .now)
        guard !due.isEmpty, await !closing.isReached else { return }
        let courtroom: Courtroom
        do {
            courtroom = try await open(for: due, in: sweep)
        } catch {
            let isOff = error is OffCanary
            if isOff { try await place.store.halt(at: .now) }
            let fault =
                isOff
                ? "the judge's check of itself failed, and the site says so: \(error). See `batch-judge doctor`."
                : "\(error)"
            await journal.note(Event(isOff ? .halted : .engineDown, because: "\(error)"))
            summary.tell("\(due.count) submissions wait, nothing was judged: \(fault)")
            return
        }
        var waiting = due[...]
        var begun = Set<Int64>()
        var isEngineDown = false
        var published = ContinuousClock.now
        var blocked = Set<String>()
        var result = summary
        let rules = place.contest.judging
        try await JudgingQueue(slots: rules.slots).run {
            guard await !closing.isReached, !isEngineDown, let next = waiting.popFirst() else { return nil }
            begun.insert(next.id)
            return next
        } work: { submission, slot in
            await courtroom.judge(submission, slot: slot)
        } done: { outcome in
            switch outcome {
            case .judged(let submission, let judgement):
                result.judged += 1
                let reason = judgement.reason.map { " (\($0.rawValue))" } ?? ""
                let text = "\(submission.team)/\(submission.file): \(judgement.verdict.rawValue)\(reason)"
                progress.step(result.judged, of: begun.count + waiting.count, text)
                await journal.note(Event(.judged, submission, judgement))
            case .gone: break
            case .blocked(let submission, let reason):
                blocked.insert(reason)
                await journal.note(Event(.blocked, submission, because: reason))
            case .fault(let submission, let reason, let isDead):
                result.faults += 1
                result.tell("Submission \(submission.id) (\(submission.team)/\(submission.file)): \(reason)")
                await journal.note(Event(isDead ? .deadLetter : .fault, submission, because: reason))
            case .engineDown(let reason):
                isEngineDown = true
                result.tell(reason)
                await journal.note(Event(.engineDown, because: reason))
            }
            // A long sweep shows its results as they come, and sees uploads when they come.
            if published.duration(to: .now) > .seconds(10) {
                try await take(&result)
                waiting = try await place.store.due(at: .now).filter { submission in
                    // What it knows no problem of is for the next sweep.
                    !begun.contains(submission.id) && submission.problem.map { courtroom.problems[$0] != nil } ?? false
                }[...]
                try await deliver(&result)
                try await publish(&result)
                published = .now
            }
        }
        // The lock is ours: what still carries the label was asked for by a sweep that died while the engine was slow.
        if !isEngineDown {
            do { _ = try engine.removeLeftovers(of: owner) } catch { result.tell("A container stays: \(error)") }
        }
        for reason in blocked.sorted() { result.tell(reason) }
        summary = result
    }

    /// A courtroom where the sandbox was found to hold.
    private func open(for due: [Submission], in sweep: Int64) async throws -> Courtroom {
        var courtroom = try Courtroom(
            place: place,
            engine: engine,
            owner: owner,
            judging: Set(due.compactMap(\.problem))
        )
        let check = SelfCheck(courtroom: courtroom)
        let drift: Double?
        do {
            drift = try await check.run(in: sweep)
        } catch let lost as SandboxError where lost.isOfOneContainer {
            try engine.ping()
            drift = try await check.run(in: sweep)
        }
        if let drift { courtroom.widenBand(for: drift) }
        return courtroom
    }
}
