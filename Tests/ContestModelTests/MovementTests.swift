import ContestModel
import Testing

@Suite struct MovementTests {
    private func view(
        _ submissions: [String],
        atMinute minute: Int,
        release: ReleaseState = ReleaseState(),
        freezeDuration: Duration? = .seconds(3600),
        isBlind: Bool = false
    ) throws -> PublicView {
        let ids = Set(submissions.compactMap { $0.split(separator: " ").first.map(String.init) }).sorted()
        let record = try BoardFixture.record(
            try BoardFixture.contest(freezeDuration: freezeDuration, isBlind: isBlind),
            teams: try ids.map { try BoardFixture.team($0, kind: $0.hasPrefix("base") ? .baseline : .team) },
            try BoardFixture.submissions(submissions),
            release: release
        )
        return PublicView(of: record, at: BoardFixture.minute(minute))
    }

    private func changes(_ view: PublicView) -> [String: Movement.Change] {
        Dictionary(uniqueKeysWithValues: (view.movement?.changes ?? [:]).map { ($0.key.text, $0.value) })
    }

    private let race = ["t1 a 10 AC", "t2 a 20 AC", "t3 a 25 AC", "base a 26 AC", "t3 b 40 AC", "t4 b 45 AC"]

    @Test func tellsWhoMovedAndWhoIsNew() throws {
        let view = try view(race + ["t5 a 61 WA"], atMinute: 65)
        #expect(view.movement?.since == .contestTime(.seconds(1800)))
        #expect(changes(view) == ["t3": .up(2), "t1": .down(1), "t2": .down(1), "t4": .entered, "t5": .entered])
    }

    @Test(arguments: [(30, nil), (59, nil), (60, 30), (89, 30), (90, 60), (100, 60)] as [(Int, Int?)])
    func comparesWithAFullHalfHourHalfAnHourAgo(minute: Int, since: Int?) throws {
        let view = try view(["t1 a 1 AC", "t1 b \(minute) WA"], atMinute: minute + 1)
        #expect(view.movement?.since == since.map { .contestTime(.seconds($0 * 60)) })
    }

    /// What is compared hangs on what has happened, not on the clock.
    @Test func staysTheSameWhileNothingHappens() throws {
        #expect(try view(race, atMinute: 50) == view(race, atMinute: 200))
    }

    @Test(arguments: [false, true])
    func saysNothingOfWhatTheFreezeHides(isBlind: Bool) throws {
        let before = try view(race + ["t2 b 200 AC"], atMinute: 241, isBlind: isBlind)
        let during = try view(race + ["t2 b 200 AC", "t1 b 250 AC", "t4 a 290 AC"], atMinute: 299, isBlind: isBlind)
        #expect(before.movement?.since == .contestTime(.seconds(210 * 60)))
        #expect(during.movement == before.movement)
        let ended = try view(race + ["t2 b 200 AC", "t1 b 250 AC"], atMinute: 320, isBlind: isBlind)
        #expect(ended.movement == before.movement)
    }

    @Test func comparesWithTheFreezeOnceItIsOver() throws {
        let thawed = ReleaseState(thawed: BoardFixture.minute(305))
        let lines = race + ["t1 b 235 AC", "t2 b 240 AC", "t2 m 290 AC"]
        let view = try view(lines, atMinute: 310, release: thawed)
        #expect(view.movement?.since == .freeze)
        #expect(changes(view) == ["t2": .up(2), "t1": .down(1), "t3": .down(1)])
        #expect(try self.view(lines, atMinute: 304, release: thawed).movement?.since != .freeze)
    }

    @Test func comparesWithTheLastHalfHourWhereNothingFroze() throws {
        let finalized = ReleaseState(finalized: BoardFixture.minute(400))
        let view = try view(race, atMinute: 410, release: finalized, freezeDuration: nil)
        #expect(view.movement?.since == .contestTime(.seconds(270 * 60)))
        #expect(changes(view).isEmpty)
    }

    /// A judge that is slow moves nobody.
    @Test func countsByArrival() throws {
        let pending = try view(["t1 a 10 AC", "t2 a 20 -", "t1 b 65 WA"], atMinute: 70)
        #expect(changes(pending).isEmpty)
        let judged = try view(["t1 a 10 AC", "t2 a 20 AC", "t1 b 65 WA"], atMinute: 70)
        #expect(changes(judged).isEmpty)
    }
}
