import ContestModel
import Foundation
import SiteGen
import Testing

/// Two states that differ only in what the public may not know give the same bytes.
@Suite struct NonInterferenceTests {
    /// Changes to what is hidden during the freeze.
    enum Secret: String, CaseIterable {
        case verdicts, judgedOrNot, times, files, rejected, failed, smoke, lastSweep, emails, jury, order, charges,
            because, groups, messages
    }

    @Test(arguments: Secret.allCases, [false, true])
    func publicTreeDoesNotChangeWith(_ secret: Secret, isBlind: Bool) throws {
        let bench = try Workbench()
        var one = try bench.contest()
        one.isBlind = isBlind
        var other = one
        try change(secret, in: &other)
        #expect(try other.record != one.record)
        let (first, second) = try (Workbench.site(one, atMinute: 290), Workbench.site(other, atMinute: 290))
        #expect(first == second, "\(Self.differing(first, second))")
    }

    /// The comparison finds a leak when there is one: a projection that knows of no freeze differs.
    @Test(arguments: [Secret.verdicts, .judgedOrNot, .times, .failed])
    func treesDifferWhenTheProjectionLeaks(_ secret: Secret) throws {
        let bench = try Workbench()
        var one = try bench.contest()
        one.release = ReleaseState(thawed: SampleContest.minute(280))
        var other = one
        try change(secret, in: &other)
        let (first, second) = try (Workbench.site(one, atMinute: 290), Workbench.site(other, atMinute: 290))
        #expect(first != second)
        #expect(Self.differing(first, second).contains("version.json"))
    }

    /// Of points, the total alone is public: how they came together is not, whatever rule adds them up.
    @Test(arguments: RankingRules.PointsRule.allCases)
    func publicTreeDoesNotChangeWithGroups(_ rule: RankingRules.PointsRule) throws {
        let bench = try Workbench()
        var one = try bench.contest()
        one.type = .score
        one.ranking = RankingRules(points: rule)
        one.release = ReleaseState(thawed: SampleContest.minute(301))
        var other = one
        // 60 of one submission remains 60.
        try other.replace({ $0.submission.received >= SampleContest.minute(242) }) { entry in
            if entry.problem == "towers" { entry.groups = [20, 40] }
        }
        #expect(try other.record != one.record)
        let (first, second) = try (Workbench.site(one, atMinute: 310), Workbench.site(other, atMinute: 310))
        #expect(first == second, "\(Self.differing(first, second))")
    }

    @Test func publicTreeChangesWithTheSumOfTheBest() throws {
        let bench = try Workbench()
        var one = try bench.contest()
        one.type = .score
        var other = one
        other.ranking = RankingRules(points: .bestPerGroup)
        let (first, second) = try (Workbench.site(one, atMinute: 230), Workbench.site(other, atMinute: 230))
        #expect(Workbench.text("leaderboard.json", in: first).contains("\"score\":50"))
        #expect(Workbench.text("leaderboard.json", in: second).contains("\"score\":80"))
    }

    @Test func blindTreeDoesNotKnowOfArrivals() throws {
        let bench = try Workbench()
        var one = try bench.contest()
        one.isBlind = true
        var other = one
        other.submissions.removeAll { $0.submission.received >= SampleContest.minute(240) }
        #expect(other.submissions.count < one.submissions.count)
        #expect(try Workbench.site(one, atMinute: 290) == Workbench.site(other, atMinute: 290))
        one.isBlind = false
        other.isBlind = false
        #expect(try Workbench.site(one, atMinute: 290) != Workbench.site(other, atMinute: 290))
    }

    @Test func anonymousTreeDoesNotChangeWithNames() throws {
        let bench = try Workbench()
        var one = try bench.contest()
        one.isAnonymous = true
        var other = one
        other.teams = one.teams.reversed().map {
            Team(id: $0.id, name: "Renamed \($0.id)", organization: "Elsewhere", kind: $0.kind, isHidden: $0.isHidden)
        }
        let pseudonyms = Dictionary(
            uniqueKeysWithValues: one.teams.enumerated().map { ($1.id, "team-\($0 * 7919 % 97)") }
        )
        let tokens = [try TeamID("t1"): "token"]
        let first = try Workbench.site(one, atMinute: 200, tokens: tokens, pseudonyms: pseudonyms)
        #expect(first == (try Workbench.site(other, atMinute: 200, tokens: tokens, pseudonyms: pseudonyms)))
        for file in first {
            let text = file.path + String(decoding: file.contents, as: UTF8.self)
            #expect(
                !text.contains("Analysts") && !text.contains("teams/t1/") && !text.contains("\"t1\""),
                "\(file.path)"
            )
        }
    }

    @Test func privatePagesDoNotChangeWithOthers() throws {
        let bench = try Workbench()
        let one = try bench.contest()
        var other = one
        other.submissions.removeAll { $0.submission.team.text != "t1" && $0.submission.id > 5 }
        let tokens = [try TeamID("t1"): "token"]
        let (first, second) = try (
            Workbench.site(one, atMinute: 200, tokens: tokens), Workbench.site(other, atMinute: 200, tokens: tokens)
        )
        #expect(first.filter { $0.path.hasPrefix("r/") } == second.filter { $0.path.hasPrefix("r/") })
        #expect(first.contains { $0.path == "r/token/1/index.html" })
    }

    @Test func publicTreeHoldsNoTokenSecretPathOrHiddenTeam() throws {
        let bench = try Workbench()
        let tokens = [try TeamID("t1"): "unguessable-token", try TeamID("ghost"): "other-token"]
        let files = try Workbench.site(try bench.contest(), atMinute: 290, tokens: tokens)
        let secrets = [
            "unguessable-token", "other-token", "secret@example", "Secret Member", "Invisible", "Jury of",
            "hidden-name",
            "jury-only", "closer", "/secret", bench.folder, "hello.zip",
        ]
        for file in files where !file.path.hasPrefix("r/") {
            let text = String(decoding: file.contents, as: UTF8.self)
            for secret in secrets { #expect(!text.contains(secret), "\(secret) in \(file.path)") }
        }
        let index = try #require(files.first { $0.path == "r/index.html" }, "or a server would list the folders")
        let text = String(decoding: index.contents, as: UTF8.self)
        #expect(!tokens.values.contains { text.contains($0) })
        for file in files where file.path.hasPrefix("r/") {
            let text = String(decoding: file.contents, as: UTF8.self)
            #expect(!text.contains("hidden-name") && !text.contains("jury-only"))
        }
    }

    static func differing(_ first: [SiteFile], _ second: [SiteFile]) -> [String] {
        let old = Dictionary(uniqueKeysWithValues: first.map { ($0.path, $0.contents) })
        return second.filter { old[$0.path] != $0.contents }.map(\.path)
    }

    private func change(_ secret: Secret, in contest: inout SampleContest) throws {
        let freeze = SampleContest.minute(240)
        let late = { (judged: JudgedSubmission) in judged.submission.received >= freeze }
        switch secret {
        case .verdicts: try contest.replace(late) { $0.verdict = $0.verdict == .accepted ? .wrongAnswer : .accepted }
        case .judgedOrNot:
            try contest.replace(late) {
                $0.state = $0.state == .queued ? .judged : .judging
                $0.verdict = .accepted
            }
        case .times: try contest.replace(late) { $0.cpu += 700 }
        case .files: try contest.replace({ _ in true }) { $0.file = "another.zip" }
        case .rejected:
            try contest.replace(late) {
                $0.state = .rejected
                $0.verdict = .submissionError
            }
        case .failed:
            try contest.replace(late) {
                $0.state = .failed
                $0.verdict = .judgingError
            }
        case .smoke: try contest.replace({ $0.submission.isSmoke }) { $0.verdict = .wrongAnswer }
        case .lastSweep: contest.lastSweep = SampleContest.minute(289)
        case .emails:
            contest.teams = contest.teams.map {
                Team(id: $0.id, name: $0.name, organization: $0.organization, kind: $0.kind, isHidden: $0.isHidden)
            }
        case .jury: contest.submissions.removeAll { ["jury", "ghost"].contains($0.submission.team.text) }
        case .order: contest.teams.reverse()
        case .groups:
            try contest.replace({ late($0) && $0.submission.problem?.text == "towers" }) {
                $0.groups = [50, 50]
                $0.score = 100
            }
        case .messages:
            contest.submissions = contest.submissions.map { judged in
                guard var judgement = judged.judgement else { return judged }
                judgement.runs = judgement.runs.map { run in
                    var run = run
                    (run.score, run.juryMessage, run.teamMessage) = (1, "other", "words")
                    return run
                }
                return JudgedSubmission(submission: judged.submission, judgement: judgement)
            }
        case .because:
            try contest.replace({ $0.submission.state == .disqualified }) { $0.because = "They shared code." }
        case .charges:
            contest.submissions = contest.submissions.map { judged in
                guard late(judged) else { return judged }
                var submission = judged.submission
                submission.isCharged.toggle()
                return JudgedSubmission(submission: submission, judgement: judged.judgement)
            }
        }
    }
}

extension SampleContest {
    /// Submissions made anew, those of the choice changed.
    mutating func replace(_ choice: (JudgedSubmission) -> Bool, _ change: (inout Entry) -> Void) throws {
        submissions = try zip(submissions, Self.entries).map { judged, entry in
            guard choice(judged) else { return judged }
            var entry = entry
            change(&entry)
            return try Self.judged(entry, id: judged.submission.id)
        }
    }
}
