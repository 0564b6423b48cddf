import ContestModel
import ResultStore
import Testing

/// What a submission is charged on every way that it can take.
@Suite struct ChargeTests {
    enum Step: Sendable {
        case take, smoke, again
        case refused(Reason)
        case judge(Verdict)
        case fault, die, requeue, withdraw, disqualify, interrupt
    }

    /// The last submission's charge.
    static let ways: [([Step], Charge)] = [
        ([.take], .taken), ([.take, .judge(.accepted)], .taken), ([.take, .judge(.wrongAnswer)], .taken),
        ([.take, .judge(.compileError)], .taken), ([.take, .judge(.submissionError)], .rejected),
        ([.take, .judge(.judgingError)], .judgingError), ([.take, .fault], .taken), ([.take, .die], .judgingError),
        ([.take, .interrupt], .taken), ([.take, .interrupt, .judge(.accepted)], .taken),
        ([.take, .die, .requeue], .taken), ([.take, .die, .requeue, .judge(.accepted)], .taken),
        ([.take, .die, .requeue, .die], .judgingError), ([.take, .die, .requeue, .withdraw], .judgingError),
        ([.take, .die, .withdraw], .judgingError), ([.take, .judge(.accepted), .requeue, .die], .judgingError),
        ([.take, .judge(.accepted), .requeue, .judge(.submissionError)], .rejected),
        ([.take, .judge(.accepted), .requeue, .judge(.wrongAnswer)], .taken),
        ([.take, .judge(.submissionError), .requeue], .taken),
        ([.take, .judge(.submissionError), .requeue, .disqualify], .rejected),
        ([.take, .judge(.submissionError), .requeue, .judge(.accepted)], .taken),
        ([.take, .withdraw], .taken), ([.take, .judge(.accepted), .withdraw], .taken),
        ([.take, .disqualify], .taken), ([.take, .judge(.accepted), .disqualify], .taken),
        ([.take, .judge(.submissionError), .withdraw], .rejected),
        ([.smoke], .smoke), ([.smoke, .judge(.accepted)], .smoke), ([.smoke, .judge(.submissionError)], .smoke),
        ([.smoke, .die], .smoke), ([.smoke, .die, .requeue, .judge(.accepted)], .smoke),
        ([.refused(.truncated)], .rejected), ([.refused(.overQuota)], .rejected), ([.refused(.tooSoon)], .rejected),
        ([.refused(.outsideWindow)], .rejected), ([.refused(.unknownProblem), .disqualify], .rejected),
        ([.take, .again], .duplicate), ([.take, .judge(.accepted), .again], .duplicate),
        ([.take, .again, .withdraw], .duplicate), ([.smoke, .again], .taken),
    ]

    @Test(arguments: ways.indices) func isWhatTheRulesSay(way: Int) async throws {
        let scratch = try StoreScratch()
        let (steps, want) = Self.ways[way]
        for step in steps { try await go(step, scratch) }
        let ledger = try await scratch.ledger()
        let line = try #require(ledger.lines.last)
        #expect(line.charge == want, "\(steps)")
        #expect(line.submission.isCharged == line.charge.isCharged, "\(steps)")
        try await expectQuotas(toCount: line.used, scratch)
    }

    /// The rule that refuses counts what the ledger counts.
    private func expectQuotas(toCount used: Int, _ scratch: StoreScratch) async throws {
        for quota in [TeamQuota(accepted: used), TeamQuota(perDay: used)] {
            let more = try await scratch.take(quota: quota)
            #expect(try await scratch.store.judgement(of: more.id)?.reason == .overQuota)
        }
        #expect(try await scratch.take(quota: TeamQuota(accepted: used + 1)).state == .queued)
    }

    private func go(_ step: Step, _ scratch: StoreScratch) async throws {
        let last = try await scratch.store.submissions().last?.submission.id ?? 0
        switch step {
        case .take, .again: try await scratch.take(hash: "same")
        case .smoke: try await scratch.take(hash: "same", isSmoke: true)
        case .refused(let reason): try await scratch.take(refused: reason)
        case .judge(let verdict): try await scratch.judge(last, verdict)
        case .fault:
            #expect(try await scratch.store.claim(last))
            try await scratch.store.fault(last, "no", at: Timestamp(milliseconds: 0), retries: 3)
        case .die: try await scratch.die(last)
        case .requeue: #expect(try await scratch.store.requeue([last]) == 1)
        case .withdraw: try await scratch.store.strike(last, as: .withdrawn, because: "by the team")
        case .disqualify: try await scratch.store.strike(last, as: .disqualified, because: "copied")
        case .interrupt:
            #expect(try await scratch.store.claim(last))
            #expect(try await scratch.store.recover() == 1)
        }
    }

    /// A team that tries again after we failed, and whose first is put back then, pays once.
    @Test func theSameBytesAreChargedOnce() async throws {
        let scratch = try StoreScratch()
        try await scratch.take(hash: "same")
        try await scratch.die(1)
        #expect(try await scratch.take(hash: "same").state == .queued)
        try await scratch.judge(2, .wrongAnswer)
        #expect(try await scratch.store.requeue([1]) == 1)
        try await scratch.judge(1, .wrongAnswer)
        #expect(try await scratch.ledger().lines.map(\.charge) == [.duplicate, .taken])
        // Judging all again changes nothing.
        #expect(try await scratch.store.requeue([1, 2]) == 2)
        for id in [Int64(1), 2] { try await scratch.judge(id, .accepted) }
        #expect(try await scratch.ledger().lines.map(\.charge) == [.duplicate, .taken])
    }

    @Test func countsForEachTeamAndEachDay() async throws {
        let scratch = try StoreScratch()
        let day: Int64 = 86_400_000
        for (team, moment) in [("ada", 0), ("bob", 1), ("ada", day - 1), ("ada", day), ("ada", day + 1)] {
            try await scratch.take(team, at: moment)
        }
        try await scratch.take("ada", at: day + 2, isSmoke: true)
        let lines = try await scratch.ledger().lines
        #expect(lines.map(\.used) == [1, 1, 2, 3, 4, 4])
        #expect(lines.map(\.usedInDay) == [1, 1, 2, 2, 3, 3])
    }

    /// What the judge took late counts from when it was finished.
    @Test func countsADayByWhenItWasReceivedNotByWhenItWasTaken() async throws {
        let scratch = try StoreScratch()
        let day: Int64 = 86_400_000
        for moment in [2 * day, 0, day + 1, day] { try await scratch.take(at: moment) }
        #expect(try await scratch.ledger().lines.map(\.usedInDay) == [1, 2, 2, 3])
    }
}
