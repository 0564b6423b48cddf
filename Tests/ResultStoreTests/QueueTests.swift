import ContestModel
import ResultStore
import Testing

/// The order in which submissions are judged, and what everybody is told of it.
@Suite struct QueueTests {
    private let now = Timestamp(milliseconds: 0)

    @Test func aFloodOfOneTeamHoldsUpNoOther() async throws {
        let scratch = try StoreScratch()
        for _ in 1...200 { try await scratch.take("ada") }
        let others = ["bob", "cleo", "bob"]
        var positions: [Int?] = []
        for team in others { positions.append(try await scratch.take(team).position) }
        #expect(positions == [2, 3, 5])
        let order = try await scratch.store.due(at: now)
        #expect(order.prefix(7).map(\.team.text) == ["ada", "bob", "cleo", "ada", "bob", "ada", "ada"])
        // Oldest first within a team.
        #expect(order.filter { $0.team.text == "ada" }.map(\.id) == Array(1...200))
    }

    /// Whatever happened before, a position at intake is the place at which the judge would take it, and `status` says the same.
    @Test(arguments: 0..<10) func thePositionIsThePlaceInTheOrder(seed: UInt64) async throws {
        let scratch = try StoreScratch()
        var random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: UInt64) -> UInt64 {
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            return random % bound
        }
        for _ in 0..<60 {
            let due = try await scratch.store.due(at: now).map(\.id)
            switch next(8) {
            case 0 where !due.isEmpty: try await scratch.judge(due[Int(next(UInt64(due.count)))], .accepted)
            case 1 where !due.isEmpty:
                #expect(try await scratch.store.claim(due[0]))
                try await scratch.store.release(due[0], because: "engine down", interrupted: true)
            case 2 where !due.isEmpty:
                #expect(try await scratch.store.claim(due[0]))
                try await scratch.store.fault(due[0], "no", at: now, retries: 3)
            default:
                let team = ["ada", "ada", "ada", "bob", "cleo"][Int(next(5))]
                let new = try await scratch.take(team, isSmoke: next(4) == 0)
                let order = try await scratch.store.due(at: now)
                #expect(order.firstIndex { $0.id == new.id }.map { $0 + 1 } == new.position)
            }
        }
        let queue = try await scratch.store.waiting(at: now).filter { $0.submission.state == .queued }
        #expect(queue.map(\.position) == Array(1...queue.count))
        let due = try await scratch.store.due(at: now).map(\.id)
        #expect(queue.prefix(due.count).map(\.submission.id) == due && !due.isEmpty)
        // What waits for another try comes after, in the order of its time.
        let later = queue.dropFirst(due.count).map(\.retryAt)
        #expect(later == later.sorted() && later.allSatisfy { $0 > now })
    }

    @Test func statusShowsWhatIsJudgedThenTheQueueThenDeadLetters() async throws {
        let scratch = try StoreScratch()
        for team in ["ada", "ada", "bob", "cleo"] { try await scratch.take(team) }
        try await scratch.die(1)
        #expect(try await scratch.store.claim(4))
        let waiting = try await scratch.store.waiting(at: now)
        #expect(waiting.map(\.submission.id) == [4, 2, 3, 1])
        #expect(waiting.map(\.position) == [nil, 1, 2, nil])
    }

    @Test func aRefusedUploadHasNoPositionAndKeepsItsRefusal() async throws {
        let scratch = try StoreScratch()
        let refused = try await scratch.take(refused: .truncated)
        #expect(refused.position == nil)
        #expect(try await scratch.store.refusal(of: refused)?.reason == .truncated)
        let taken = try await scratch.take()
        try await scratch.judge(taken.id, .submissionError)
        #expect(try await scratch.store.refusal(of: scratch.store.submission(taken.id)) == nil)
        #expect(try await scratch.store.submission(taken.id).position == 1)
    }

    /// What failed while the clock was far ahead would wait until it has caught up.
    @Test func aClockThatIsSetBackLetsNothingWait() async throws {
        let scratch = try StoreScratch()
        let (year, today) = (Timestamp(milliseconds: 31_536_000_000), Timestamp(milliseconds: 1000))
        for _ in 1...2 { try await scratch.take("ada") }
        _ = try await scratch.store.beginSweep(at: year)
        #expect(try await scratch.store.claim(1))
        try await scratch.store.fault(1, "no", at: year, retries: 3)
        _ = try await scratch.store.beginSweep(at: today)
        #expect(try await scratch.store.due(at: today).map(\.id) == [1, 2])
        // From then on waits hold as usual.
        #expect(try await scratch.store.claim(2))
        try await scratch.store.fault(2, "no", at: today, retries: 3)
        _ = try await scratch.store.beginSweep(at: today)
        #expect(try await scratch.store.due(at: today).map(\.id) == [1])
    }

    /// An upload from before lies in the future then; it must not make all others come too soon.
    @Test func aClockThatIsSetBackMakesNothingComeTooSoon() async throws {
        let scratch = try StoreScratch()
        let quota = TeamQuota(minGap: .seconds(60))
        let moments: [Int64] = [9_000_000, 100_000, 130_000, 161_000]
        var states: [SubmissionState] = []
        for moment in moments { states.append(try await scratch.take("ada", at: moment, quota: quota).state) }
        #expect(states == [.queued, .queued, .rejected, .queued])
    }
}
