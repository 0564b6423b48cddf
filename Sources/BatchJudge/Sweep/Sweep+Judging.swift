import ContestModel
import Foundation
import Judging
import ResultStore
import Sandbox

extension Sweep {
    /// What is known while submissions are judged.
    private struct Round {
        var summary: Summary
        var waiting: ArraySlice<Submission>
        var begun = Set<Int64>()
        var isEngineDown = false
        var published = ContinuousClock.now
        /// What a person has to mend first, each once.
        var blocked = Set<String>()
    }

    /// Judges what is due, several at a time.
    func judgeAll(_ summary: inout Summary, in sweep: Int64) async throws {
        let due = try await place.store.due(at: .now)
        guard !due.isEmpty, await !closing.isReached else { return }
        guard try await place.store.release().finalized == nil else {
            let advice = "`batch-judge finalize --undo` lets them be judged"
            return summary.tell("\(due.count) submissions wait, as the results are final: \(advice).")
        }
        let courtroom: Courtroom
        do {
            courtroom = try await open(for: due, in: sweep)
        } catch {
            return try await giveUp(due, error, &summary)
        }
        var round = Round(summary: summary, waiting: due[...])
        try await JudgingQueue(slots: place.contest.judging.slots).run {
            guard await !closing.isReached, !round.isEngineDown, let next = round.waiting.popFirst() else { return nil }
            round.begun.insert(next.id)
            return next
        } work: { submission, slot in
            await courtroom.judge(submission, slot: slot)
        } done: { outcome in
            await note(outcome, &round)
            // A long sweep shows its results as they come, and sees uploads when they come.
            if round.published.duration(to: .now) > .seconds(10) { try await refresh(&round, courtroom) }
        }
        summary = round.summary
        // The lock is ours: what still carries the label was asked for by a sweep that died while the engine was slow.
        if !round.isEngineDown {
            do { _ = try engine.removeLeftovers(of: owner) } catch { summary.tell("A container stays: \(error)") }
        }
        for reason in round.blocked.sorted() { summary.tell(reason) }
    }

    /// Nothing can be judged.
    private func giveUp(_ due: [Submission], _ error: any Error, _ summary: inout Summary) async throws {
        var fault = error.words
        if error is OffCanary {
            try await place.store.halt(at: .now)
            await journal.note(Event(.halted, because: fault))
            fault = "the judge's check of itself failed, and the site says so: \(fault). See `batch-judge doctor`."
        }
        if error is SandboxError { await journal.note(Event(.engineDown, because: fault)) }
        summary.tell("Nothing was judged, \(due.count) in the queue: \(fault)")
    }

    private func note(_ outcome: Courtroom.Outcome, _ round: inout Round) async {
        switch outcome {
        case .judged(let submission, let judgement):
            round.summary.judged += 1
            let reason = judgement.reason.map { " (\($0.rawValue))" } ?? ""
            let text = "\(submission.team)/\(submission.file): \(judgement.verdict.rawValue)\(reason)"
            progress.step(round.summary.judged, of: round.begun.count + round.waiting.count, text)
            await journal.note(Event(.judged, submission, judgement))
        case .gone: break
        case .blocked(let submission, let reason):
            round.blocked.insert(reason)
            await journal.note(Event(.blocked, submission, because: reason))
        case .fault(let submission, let reason, let isDead):
            round.summary.faults += 1
            round.summary.tell("Submission \(submission.id) (\(submission.team)/\(submission.file)): \(reason)")
            await journal.note(Event(isDead ? .deadLetter : .fault, submission, because: reason))
        case .engineDown(let reason):
            round.isEngineDown = true
            round.summary.tell(reason)
            await journal.note(Event(.engineDown, because: reason))
        }
    }

    private func refresh(_ round: inout Round, _ courtroom: Courtroom) async throws {
        try await take(&round.summary)
        round.waiting = try await place.store.due(at: .now).filter { [begun = round.begun] submission in
            // What it knows no problem of is for the next sweep.
            !begun.contains(submission.id) && submission.problem.map { courtroom.problems[$0] != nil } ?? false
        }[...]
        try await deliver(&round.summary)
        try await publish(&round.summary)
        round.published = .now
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
        if let drift { courtroom.note(drift: drift) }
        return courtroom
    }
}
