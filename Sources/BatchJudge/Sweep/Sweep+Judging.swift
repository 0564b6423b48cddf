import ContestModel
import Foundation
import Judging
import ResultStore
import Sandbox

extension Sweep {
    /// Judges what is due, several at a time.
    func judgeAll(_ summary: inout Summary) async throws {
        let due = try await place.store.due(at: .now)
        guard !due.isEmpty else { return }
        let courtroom: Courtroom
        do {
            courtroom = try Courtroom(
                place: place,
                engine: engine,
                owner: owner,
                judging: Set(due.compactMap(\.problem))
            )
        } catch {
            summary.troubles.append("\(due.count) submissions wait, nothing was judged: \(error)")
            return
        }
        var waiting = due.makeIterator()
        var isEngineDown = false
        var published = ContinuousClock.now
        var blocked = Set<String>()
        let total = due.count
        var result = summary
        let rules = place.contest.judging
        try await JudgingQueue(slots: rules.slots).run {
            isEngineDown ? nil : waiting.next()
        } work: { submission, slot in
            await courtroom.judge(submission, slot: slot)
        } done: { outcome in
            switch outcome {
            case .judged(let text):
                result.judged += 1
                progress.step(result.judged, of: total, text)
            case .blocked(let reason): blocked.insert(reason)
            case .fault(let reason):
                result.faults += 1
                result.troubles.append(reason)
            case .engineDown(let reason):
                isEngineDown = true
                result.troubles.append(reason)
            }
            // A long sweep shows its results as they come.
            if published.duration(to: .now) > .seconds(10) {
                try await deliver(&result)
                try await publish(&result)
                published = .now
            }
        }
        // The lock is ours: what still carries the label was asked for by a sweep that died while the engine was slow.
        _ = try? engine.removeLeftovers(of: owner)
        result.troubles += blocked.sorted()
        summary = result
    }
}
