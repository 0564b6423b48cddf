import ContestModel
import ResultStore
import Testing

/// The same bytes for the same problem by the same team.
@Suite struct DuplicateTests {
    @Test func namesTheFirst() async throws {
        let scratch = try StoreScratch()
        try await scratch.take(hash: "other")
        try await scratch.take(hash: "same")
        for _ in 0..<2 { #expect(try await scratch.take(hash: "same").duplicateOf == 2) }
        #expect(try await scratch.take("bob", hash: "same").duplicateOf == nil)
        #expect(try await scratch.take(hash: "same", isSmoke: true).state == .queued)
        #expect(try await scratch.take(hash: "same", isSmoke: true).duplicateOf == 6)
        // What is wrong with it anyway goes first.
        #expect(try await scratch.take(hash: "same", refused: .outsideWindow).duplicateOf == nil)
    }

    @Test(arguments: [
        (SubmissionState.queued, true), (.judging, true), (.judged, true), (.disqualified, true), (.withdrawn, false),
        (.failed, false), (.rejected, false),
    ])
    func isOneWhileTheFirstAnswersForIt(state: SubmissionState, isDuplicate: Bool) async throws {
        let scratch = try StoreScratch()
        try await scratch.take(hash: "same")
        switch state {
        case .queued: break
        case .judging: #expect(try await scratch.store.claim(1))
        case .judged: try await scratch.judge(1, .wrongAnswer)
        case .rejected: try await scratch.judge(1, .submissionError)
        case .failed: try await scratch.die(1)
        case .withdrawn, .disqualified: try await scratch.store.strike(1, as: state, because: "no")
        }
        let second = try await scratch.take(hash: "same")
        #expect((second.duplicateOf == 1) == isDuplicate && (second.state == .rejected) == isDuplicate)
    }

    /// Its report says what became of the first, so it is written anew whenever that changes.
    @Test func isToldAgainWheneverTheFirstChanges() async throws {
        let scratch = try StoreScratch()
        try await scratch.take(hash: "same")
        try await scratch.take(hash: "same")
        try await scratch.take(hash: "another")
        func expectToBeTold(_ ids: [Int64], after change: () async throws -> Void) async throws {
            try await scratch.store.markTold([1: 2, 2: 2, 3: 2])
            try await change()
            #expect(try await scratch.store.untold().map(\.submission.id) == ids)
        }
        try await expectToBeTold([1, 2]) { try await scratch.judge(1, .accepted) }
        try await expectToBeTold([]) { try await scratch.store.requeue([1]) }
        try await expectToBeTold([1, 2]) { try await scratch.judge(1, .wrongAnswer) }
        _ = try await scratch.store.requeue([1])
        try await expectToBeTold([1, 2]) { try await scratch.die(1) }
        try await expectToBeTold([1, 2]) { try await scratch.store.strike(1, as: .withdrawn, because: "no") }
    }
}
