import ContestModel
import Foundation
import ResultStore

/// Asks a language model about what failed, after a sweep that is over and has given its lock back.
///
/// It changes no judgement and holds up nothing: it has a budget of time, ends at the first failure of the server, and does not ask
/// again for a while then. Reports show the text from the next sweep on.
struct MachineFeedbackRound {
    let place: Workplace
    let closing: Closing

    /// How long a server that failed is left alone, in seconds.
    private static let pause = 600.0

    func run() async throws {
        guard let feedback = place.contest.machineFeedback else { return }
        // The one of the sweep before may still be asking.
        let lock = try SweepLock(state: place.contest.folders.state, name: "advice.lock")
        guard let lock else { return }
        defer { lock.release() }
        let folder = AdviceFolder(state: place.contest.folders.state)
        if let failed = folder.failed, abs((Timestamp.now - failed) / .seconds(1)) < Self.pause { return }
        let end = ContinuousClock.now + feedback.budget
        for submission in try await waiting(folder) {
            let left = ContinuousClock.now.duration(to: end)
            guard left > .seconds(1), await !closing.isReached else { return }
            guard let question = AdviceQuestion(submission), let judged = submission.judgement?.ended else { continue }
            do {
                let text = try Ollama(feedback: feedback).ask(question, within: left)
                let advice = MachineAdvice(text: text, model: feedback.model, judged: judged, asked: .now)
                try folder.keep(advice, of: submission.facts.id)
                folder.forgetFailure()
            } catch {
                try folder.note(failure: error.words)
                return
            }
            try await place.store.retell(submission.facts.id)
        }
    }

    /// What no model has spoken of, the latest first.
    private func waiting(_ folder: AdviceFolder) async throws -> [TeamSubmission] {
        let problems = try place.problems().compactMap { try? $0.read.get() }
        let record = try await place.record(of: problems)
        return TeamView.all(of: record, at: .now).flatMap(\.submissions)
            .filter { $0.advice == nil && AdviceQuestion($0) != nil }
            .sorted { $0.facts.id > $1.facts.id }
    }
}
