import ContestModel
import Testing

/// What the public and teams see of the scores of models, before and after private ones are released.
@Suite struct ModelStandingTests {
    /// Of a contest with the ML problem `m` alone, which ends after 300 minutes.
    private struct Entry {
        let id: Int64
        let team: String
        let minute: Int
        let open: Double
        let sealed: Double?
        var state = SubmissionState.judged
    }

    private static func split(_ score: Double) -> SplitScore {
        SplitScore(
            rows: 100,
            metrics: [MetricValue(id: "accuracy", value: score), MetricValue(id: "f1", value: score / 2)],
            score: score,
            interval: ScoreInterval(lower: score - 0.05, upper: score + 0.05, standardError: 0.025)
        )
    }

    private func judged(_ entry: Entry) throws -> JudgedSubmission {
        let received = BoardFixture.minute(entry.minute)
        var judged = try BoardFixture.submission(
            id: entry.id,
            team: entry.team,
            problem: "m",
            received: received,
            verdict: .accepted,
            score: entry.open,
            state: entry.state
        )
        if var judgement = judged.judgement {
            judgement.metrics = Self.split(entry.open).metrics
            judgement.assessment = ModelAssessment(
                uploadBytes: 1000,
                latency: nil,
                terms: [ScoreTerm(name: "accuracy", value: entry.open, share: entry.open, weight: 1)],
                shown: Self.split(entry.open),
                sealed: entry.sealed.map(Self.split)
            )
            judged = JudgedSubmission(submission: judged.submission, judgement: judgement)
        }
        return judged
    }

    private func record(
        _ rules: StandingRules,
        _ entries: [Entry],
        release: ReleaseState = ReleaseState(),
        freeze: Duration? = nil,
        selections: [String: Int64] = [:],
        comparisons: [EntryPair: ScoreInterval] = [:],
        baselines: Set<String> = []
    ) throws -> ContestRecord {
        let teams = Set(entries.map(\.team)).sorted()
        return ContestRecord(
            contest: try BoardFixture.contest(type: .score, freezeDuration: freeze),
            teams: try teams.map { try BoardFixture.team($0, kind: baselines.contains($0) ? .baseline : .team) },
            problems: try BoardFixture.problems(standing: rules),
            submissions: try entries.map(judged),
            release: release,
            lastSweep: nil,
            selections: try Dictionary(
                uniqueKeysWithValues: selections.map { team, id in
                    let choice = Selection(submission: id, received: BoardFixture.minute(250), message: "")
                    return (try TeamID(team), [try ProblemID("m"): choice])
                }
            ),
            comparisons: comparisons
        )
    }

    private func view(_ record: ContestRecord, atMinute minute: Int = 200) -> PublicView {
        PublicView(of: record, at: BoardFixture.minute(minute))
    }

    private func places(_ view: PublicView) -> [String] { view.board.rows.map { "\($0.rank ?? 0) \($0.team.id)" } }

    /// By public scores t1 is first, by private ones t2; t1's best private entry is not its best public one.
    private let shaken = [
        Entry(id: 1, team: "t1", minute: 10, open: 0.9, sealed: 0.5),
        Entry(id: 2, team: "t1", minute: 20, open: 0.8, sealed: 0.95),
        Entry(id: 3, team: "t2", minute: 30, open: 0.85, sealed: 0.7),
        Entry(id: 4, team: "t3", minute: 40, open: 0.6, sealed: 0.6),
    ]
    private let released = ReleaseState(thawed: BoardFixture.minute(310))

    @Test func ranksByPublicScoresUntilTheRelease() throws {
        for minute in [200, 299, 305] {
            let view = view(try record(StandingRules(), shaken), atMinute: minute)
            #expect(places(view) == ["1 t1", "2 t2", "3 t3"])
            #expect(
                view.submissions.allSatisfy { $0.result?.model?.sealed == nil && $0.result?.model?.isFinal == false }
            )
            #expect(view.shakeUp == nil)
        }
        // Who thaws the board before the end releases nothing.
        let early = try record(StandingRules(), shaken, release: ReleaseState(thawed: BoardFixture.minute(100)))
        #expect(places(view(early)) == ["1 t1", "2 t2", "3 t3"])
    }

    @Test(arguments: [
        (ReleaseState(thawed: BoardFixture.minute(310)), Duration?.none),
        (ReleaseState(finalized: BoardFixture.minute(310)), nil),
        (ReleaseState(thawed: BoardFixture.minute(310)), .seconds(3600)),
    ])
    func ranksByPrivateScoresAfterIt(release: ReleaseState, freeze: Duration?) throws {
        let record = try record(StandingRules(), shaken, release: release, freeze: freeze)
        let view = view(record, atMinute: 320)
        #expect(places(view) == ["1 t2", "2 t3", "3 t1"])
        #expect(view.board.rows.map { $0.cells[2].model?.submission } == [3, 4, 1])
        let shakeUp = try #require(view.shakeUp)
        #expect(
            shakeUp.lines.map { "\($0.team.id) \($0.before ?? 0) \($0.now ?? 0)" } == ["t2 2 1", "t3 3 2", "t1 1 3"]
        )
        let before = try #require(view.standings.first?.lines.last?.before)
        #expect(before.rank == 1 && before.score == 0.9)
        #expect(view.submissions.map { $0.result?.model?.sealed?.score } == [0.5, 0.95, 0.7, 0.6])
    }

    @Test func aFrozenBoardThatIsFinalStaysSealed() throws {
        let final = ReleaseState(finalized: BoardFixture.minute(310))
        let view = view(try record(StandingRules(), shaken, release: final, freeze: .seconds(3600)), atMinute: 320)
        #expect(places(view) == ["1 t1", "2 t2", "3 t3"])
    }

    @Test func countsTheEntryThatTheTeamChose() throws {
        let rules = StandingRules(final: .selected)
        let chosen = try record(rules, shaken, release: released, selections: ["t1": 2])
        #expect(places(view(chosen, atMinute: 320)) == ["1 t1", "2 t2", "3 t3"])
        // Before the release nobody sees it.
        let sealed = try record(rules, shaken, selections: ["t1": 2])
        #expect(view(sealed) == view(try record(rules, shaken)))
        // One that cannot count is as none.
        for id in [3, 99] as [Int64] {
            let wrong = try record(rules, shaken, release: released, selections: ["t1": id])
            #expect(places(view(wrong, atMinute: 320)) == ["1 t2", "2 t3", "3 t1"])
        }
        // Where the best public one counts there is nothing to choose.
        let best = try record(StandingRules(), shaken, release: released, selections: ["t1": 2])
        #expect(places(view(best, atMinute: 320)) == ["1 t2", "2 t3", "3 t1"])
    }

    @Test func roundsWhatIsSaidUntilTheRelease() throws {
        let entries = [
            Entry(id: 1, team: "t1", minute: 10, open: 0.87654, sealed: 0.5),
            Entry(id: 2, team: "t2", minute: 20, open: 0.87651, sealed: 0.6),
        ]
        let record = try record(StandingRules(digits: 3), entries)
        let view = view(record)
        #expect(places(view) == ["1 t1", "1 t2"])
        let result = try #require(view.submissions.first?.result)
        #expect(result.score == 0.877 && result.metrics.map(\.value) == [0.877, 0.438])
        #expect(view.board.rows.map(\.score) == [8.77, 8.77])
        let team = TeamView(of: record, team: try TeamID("t1"), at: BoardFixture.minute(200))
        let judgement = try #require(team.submissions.first?.judgement)
        #expect(judgement.score == 0.877 && judgement.metrics.map(\.value) == [0.877, 0.438])
        #expect(judgement.assessment?.terms.map(\.share) == [0.877] && judgement.model?.sealed == nil)
        #expect(JuryView(of: record, at: BoardFixture.minute(200)).submissions.first?.result?.score == 0.87654)
        let open = try self.record(StandingRules(digits: 3), entries, release: released)
        let after = PublicView(of: open, at: BoardFixture.minute(320))
        #expect(after.submissions.map { $0.result?.score } == [0.87654, 0.87651])
        // As it was on the board.
        #expect(after.shakeUp?.lines.map(\.before) == [1, 1])
    }

    @Test func holdsWhatIsBetterByChance() throws {
        let entries = [0.8, 0.82, 0.9, 0.7].enumerated().map { index, score in
            Entry(id: Int64(index + 1), team: "t1", minute: 10 * (index + 1), open: score, sealed: nil)
        }
        let step = ScoreInterval(lower: 0, upper: 0, standardError: 0.05)
        let pairs = [EntryPair(1, 2, by: .ladder): step, EntryPair(3, 1, by: .ladder): step]
        let record = try record(StandingRules(ladder: true), entries, comparisons: pairs)
        let view = view(record)
        #expect(view.submissions.map { $0.result?.score } == [0.8, 0.8, 0.9, 0.9])
        #expect(view.submissions.allSatisfy { $0.result?.metrics.count == 1 && $0.result?.model?.open.interval == nil })
        #expect(view.board.rows[0].score == 9)
        let team = TeamView(of: record, team: try TeamID("t1"), at: BoardFixture.minute(200))
        #expect(team.submissions.map { $0.judgement?.model?.heldBy } == [nil, 1, nil, 3])
        #expect(team.submissions.map { $0.judgement?.score } == [0.8, 0.8, 0.9, 0.9])
        // What is asked for is what is not known yet.
        var asked: [EntryPair] = []
        _ = PublicView(of: record, at: BoardFixture.minute(200)) { pair in
            asked.append(pair)
            return pairs[pair]
        }
        #expect(asked == [EntryPair(1, 2, by: .ladder), EntryPair(1, 3, by: .ladder), EntryPair(3, 4, by: .ladder)])
    }

    @Test func marksWhoCannotBeToldApart() throws {
        func apart(_ one: Int64, _ other: Int64, _ is_: Bool) -> (EntryPair, ScoreInterval) {
            let lower = is_ ? 0.01 : -0.01
            return (
                EntryPair(one, other, by: .publicRows), ScoreInterval(lower: lower, upper: 0.1, standardError: 0.02)
            )
        }
        let known = Dictionary(uniqueKeysWithValues: [apart(1, 3, false), apart(1, 4, true)])
        let all = try record(StandingRules(ties: .inseparable), shaken, comparisons: known)
        #expect(view(all).standings.first?.lines.map(\.entry.group) == [1, 1, nil])
        #expect(view(all).standings.first?.groups == 1)
        #expect(view(all).board.rows.map { $0.cells[2].model?.group } == [1, 1, nil])
        // One pair is not known: nothing is said.
        let some = try record(
            StandingRules(ties: .inseparable),
            shaken,
            comparisons: [known.first?.key].compactMap(\.self).reduce(into: [:]) { $0[$1] = known[$1] }
        )
        #expect(view(some).standings.first?.groups == nil)
        #expect(view(try record(StandingRules(), shaken, comparisons: known)).standings.first?.groups == nil)
    }

    @Test func showsBaselinesAmongTheOthersWithoutARank() throws {
        let view = view(try record(StandingRules(), shaken, baselines: ["t2"]))
        #expect(view.standings.first?.lines.map(\.rank) == [1, nil, 2])
        #expect(places(view) == ["1 t1", "2 t3"])
    }

    @Test func neverRanksWhoHasNoScore() throws {
        let entries = [Entry(id: 1, team: "t1", minute: 10, open: 0, sealed: nil)]
        let failed = try BoardFixture.submission(
            id: 2,
            team: "t2",
            problem: "m",
            received: BoardFixture.minute(20),
            verdict: .runTimeError
        )
        let record = try record(
            StandingRules(),
            entries + [Entry(id: 3, team: "t2", minute: 30, open: 1, sealed: nil, state: .withdrawn)]
        )
        let view = view(record.replacing(record.submissions + [failed]))
        #expect(places(view) == ["1 t1"])
        #expect(view.board.unranked.map(\.team.id.text) == ["t2"])
        #expect(view.history.lines[try TeamID("t2")]?.ranks.isEmpty == true)
    }
}
