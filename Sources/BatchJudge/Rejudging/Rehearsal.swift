import ContestModel
import Sandbox

/// Submissions judged without the store knowing of it.
struct Rehearsal: Sendable {
    let place: Workplace
    /// Nothing is taken over from earlier judgements.
    let fresh: Bool

    struct Result: Sendable {
        /// Of the moment before.
        let record: ContestRecord
        /// By submission.
        fileprivate(set) var judgements: [Int64: Judgement] = [:]
        /// What could not be judged, and why.
        fileprivate(set) var troubles: [String] = []
    }

    private struct Trouble: Error { let text: String }

    func judge(_ chosen: [JudgedSubmission]) async throws -> Result {
        let sweep = Sweep(place: place, engine: try Engine.connect(), progress: .toTerminal)
        let courtroom = try Courtroom(
            place: place,
            engine: sweep.engine,
            owner: sweep.owner,
            judging: Set(chosen.compactMap(\.submission.problem))
        )
        var result = Result(record: try await place.record(of: readable()))
        var waiting = chosen.map(\.submission).makeIterator()
        try await JudgingQueue(slots: place.contest.judging.slots).run {
            waiting.next()
        } work: { submission, slot in
            (submission.id, await Self.trial(submission, courtroom, slot: slot, fresh: fresh))
        } done: { id, outcome in
            switch outcome {
            case .success(let judgement): result.judgements[id] = judgement
            case .failure(let trouble): result.troubles.append(trouble.text)
            }
        }
        return result
    }

    /// The board is made of the problems that can be read; what is wrong with another is said by its submissions.
    private func readable() throws -> [Problem] {
        try place.problems().compactMap { entry in
            guard case .success(let problem) = entry.read else { return nil }
            return problem
        }
    }

    private static func trial(
        _ submission: Submission,
        _ courtroom: Courtroom,
        slot: Int,
        fresh: Bool
    ) async -> Swift.Result<Judgement, Trouble> {
        do {
            return .success(try await courtroom.trial(submission, slot: slot, fresh: fresh))
        } catch {
            return .failure(Trouble(text: "Submission \(submission.id): \(error.words)"))
        }
    }
}
