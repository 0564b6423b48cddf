import ContestModel
import Testing

@testable import ContestFiles

/// The least that a contest must say, in five lines.
let minimalContest = """
    id: warmup
    name: Warm-up
    start_time: 2026-11-21T09:00:00+01:00
    duration: "5:00:00"
    problems: [{id: hello}]

    """

struct ContestFolderTests {
    private func load(_ text: String, installation: String? = nil) throws -> (ContestFolder, Scratch) {
        let scratch = try Scratch(["c/contest.yaml": text, "c/teams.yaml": "- {id: t1, name: One}\n"])
        return (
            try ContestFolder.load(scratch.path + "/c/contest.yaml", processors: 3, installation: installation), scratch
        )
    }

    @Test func fillsInTheDefaults() throws {
        let (folder, scratch) = try load(minimalContest)
        let expected = Contest(
            id: try ContestID("warmup"),
            name: "Warm-up",
            start: Timestamp(milliseconds: 1_795_248_000_000),
            duration: .seconds(18_000),
            freezeDuration: nil,
            isBlind: false,
            scoreboardType: .passFail,
            penaltyMinutes: 20,
            isAnonymous: false,
            reports: .private,
            timeZone: "UTC",
            problems: [ContestProblem(id: try ProblemID("hello"), label: "A")],
            folders: ContestFolders(
                contest: scratch.path + "/c",
                inbox: scratch.path + "/submissions-inbox/{team}",
                outbox: scratch.path + "/var/outbox/{team}",
                site: scratch.path + "/public",
                state: scratch.path + "/var",
                templates: scratch.path + "/templates",
                images: scratch.path + "/images"
            ),
            intake: IntakeRules(
                settle: .seconds(10),
                after: .keep,
                zip: ZipLimits(maxZip: 50 << 20, maxUnpacked: 256 << 20, maxFiles: 1000),
                perTeam: TeamQuota()
            ),
            judging: JudgingRules(slots: 3, retries: 3, runtime: "runc", cache: 2 << 30, stopsAtFirstFailure: true)
        )
        #expect(folder.contest == expected)
        #expect(folder.teams == [Team(id: try TeamID("t1"), name: "One")])
        #expect(folder.folder(of: try ProblemID("hello")) == scratch.path + "/c/problems/hello")
    }

    @Test func readsEveryKey() throws {
        let (folder, scratch) = try load(
            """
            id: warmup
            name: Warm-up
            start_time: 2026-11-21T09:00:00+01:00
            duration: 5:00:00
            scoreboard_freeze_duration: 1h
            blind: true
            scoreboard_type: score
            penalty_time: 10
            anonymous: true
            reports: public
            time_zone: Europe/Berlin
            problems:
              - {id: hello, label: A, rgb: "#2266CC"}
              - {id: iris, label: B, weight: 0.5}
            inbox: in/{team}/upload
            outbox: /srv/out/{team}
            site: web
            state: state
            templates: t
            images: i
            intake:
              settle: 5s
              after: remove
              max_zip: 1 MiB
              max_unpacked: 2 MiB
              max_files: 7
              per_team: {accepted: 20, per_day: 100, min_gap: 30s}
            judging:
              slots: 2
              retries: 0
              runtime: runsc
              cache: 5 MiB
              stop_at_first_failure: true
            """
        )
        let contest = folder.contest
        #expect(contest.freezeDuration == .seconds(3600))
        #expect(contest.isBlind && contest.isAnonymous)
        #expect(contest.scoreboardType == .score && contest.reports == .public)
        #expect(contest.penaltyMinutes == 10 && contest.timeZone == "Europe/Berlin")
        #expect(
            contest.problems == [
                ContestProblem(id: try ProblemID("hello"), label: "A", rgb: "#2266cc"),
                ContestProblem(id: try ProblemID("iris"), label: "B", weight: 0.5),
            ]
        )
        let home = scratch.path + "/c/"
        #expect(contest.folders.inbox(of: try TeamID("t1")) == home + "in/t1/upload")
        #expect(contest.folders.outbox == "/srv/out/{team}")
        #expect(contest.folders.site == home + "web" && contest.folders.state == home + "state")
        #expect(contest.folders.templates == home + "t" && contest.folders.images == home + "i")
        #expect(contest.intake.settle == .seconds(5) && contest.intake.after == .remove)
        #expect(contest.intake.zip == ZipLimits(maxZip: 1 << 20, maxUnpacked: 2 << 20, maxFiles: 7))
        #expect(contest.intake.perTeam == TeamQuota(accepted: 20, perDay: 100, minGap: .seconds(30)))
        #expect(
            contest.judging
                == JudgingRules(slots: 2, retries: 0, runtime: "runsc", cache: 5 << 20, stopsAtFirstFailure: true)
        )
        #expect(folder.settings.first { $0.key == "blind" }?.source == "contest.yaml:6")
        #expect(folder.settings.first { $0.key == "intake.per_team.min_gap" }?.source == "contest.yaml:27")
    }

    @Test func readsHowToRank() throws {
        let (folder, _) = try load(
            minimalContest
                + "compile_penalty: true\npoints_rule: best-per-group\ntie_break: last-improvement\nawards: {gold: 4, bronze: 2}\n"
        )
        let rules = RankingRules(
            penalizesCompileErrors: true,
            points: .bestPerGroup,
            tieBreak: .lastImprovement,
            medals: MedalCounts(gold: 4, bronze: 2)
        )
        #expect(folder.contest.ranking == rules)
    }

    @Test(arguments: [
        ("points_rule: average", "points_rule: is 'average'; write one of best-submission, best-per-group"),
        ("tie_break: true", "tie_break: is 'true'; write one of none, last-improvement"),
        ("compile_penalty: 20", "compile_penalty: is '20'; write true or false"),
        ("awards: {gold: -1}", "awards.gold: is '-1'; write a whole number from 0 to 1000000"),
        ("awards: {platinum: 1}", "awards.platinum: is not a key of awards"),
    ])
    func refusesOtherWaysToRank(line: String, complaint: String) throws {
        let found = complaints { _ = try load(minimalContest + line + "\n") }
        #expect(found.count == 1 && found[0].contains(complaint), "\(found)")
    }

    @Test func tellsWhereEverySettingComesFrom() throws {
        let (folder, scratch) = try load(minimalContest)
        let lines = folder.settings.map { "\($0.key) = \($0.value) (\($0.source))" }
        #expect(
            lines == [
                "id = warmup (contest.yaml:1)", "name = Warm-up (contest.yaml:2)",
                "start_time = 2026-11-21T08:00:00.000Z (contest.yaml:3)", "duration = 5h (contest.yaml:4)",
                "scoreboard_freeze_duration = none (default)", "blind = false (default)",
                "scoreboard_type = pass-fail (default)", "penalty_time = 20 (default)",
                "compile_penalty = false (default)", "points_rule = best-submission (default)",
                "tie_break = none (default)", "awards.gold = 0 (default)", "awards.silver = 0 (default)",
                "awards.bronze = 0 (default)", "anonymous = false (default)",
                "reports = private (default)", "time_zone = UTC (default)", "problems[0].id = hello (contest.yaml:5)",
                "problems[0].label = A (default)", "problems[0].rgb = none (default)",
                "problems[0].weight = 1 (default)",
                "inbox = ../submissions-inbox/{team} (default)", "outbox = ../var/outbox/{team} (default)",
                "site = ../public (default)", "state = ../var (default)",
                "templates = \(scratch.path)/templates (default)", "images = \(scratch.path)/images (default)",
                "intake.settle = 10s (default)", "intake.after = keep (default)", "intake.max_zip = 50 MiB (default)",
                "intake.max_unpacked = 256 MiB (default)", "intake.max_files = 1000 (default)",
                "intake.per_team.accepted = no limit (default)", "intake.per_team.per_day = no limit (default)",
                "intake.per_team.min_gap = no limit (default)",
                "intake.per_team.files = 5000 (default)", "intake.per_team.bytes = no limit (default)",
                "judging.slots = 3 (default)",
                "judging.retries = 3 (default)", "judging.runtime = runc (default)",
                "judging.cache = 2 GiB (default)", "judging.environments = 8 GiB (default)",
                "judging.stop_at_first_failure = true (default)",
            ]
        )
    }

    @Test func fallsBackToTheInstallation() throws {
        let installed = try Scratch(["images/x": "", "templates/x": ""])
        let (folder, scratch) = try load(minimalContest, installation: installed.path)
        #expect(folder.contest.folders.images == installed.path + "/images")
        try scratch.write("", to: "templates/page.mustache")
        let again = try ContestFolder.load(
            scratch.path + "/c/contest.yaml",
            processors: 1,
            installation: installed.path
        )
        #expect(again.contest.folders.templates == scratch.path + "/templates")
        #expect(again.contest.folders.images == installed.path + "/images")
    }

    @Test func judgesAllTestsWhereTheContestScores() throws {
        let (folder, _) = try load(minimalContest + "scoreboard_type: score\n")
        #expect(!folder.contest.judging.stopsAtFirstFailure)
    }

    /// What is put after the five lines of the minimal contest, and the complaint that it earns.
    static let wrong: [(String, String)] = [
        ("durration: 5h", "contest.yaml:6: durration: is not a key of this file; did you mean 'duration'?"),
        ("intake: {setle: 5s}", "contest.yaml:6: intake.setle: is not a key of intake; did you mean 'settle'?"),
        (
            "intake:\n  per_team:\n    min_gpa: 5s",
            "contest.yaml:8: intake.per_team.min_gpa: is not a key of intake.per_team; did you mean 'min_gap'?"
        ),
        (
            "judging: {colour: 1}",
            "contest.yaml:6: judging.colour: is not a key of judging; known are slots, retries, runtime, cache, environments, stop_at_first_failure"
        ),
        ("intake: 5", "contest.yaml:6: intake: is '5', not a mapping; write `key: value` lines below it"),
        (
            "intake: {settle: 10}",
            "contest.yaml:6: intake.settle: is '10'; write a duration such as 10s, 5m, 1h, 1h30m or h:mm:ss"
        ),
        (
            "intake: {max_zip: 50}",
            "contest.yaml:6: intake.max_zip: is '50'; write a size above 0 such as 50 MiB (B, KiB, MiB, GiB, kB, MB, GB)"
        ),
        (
            "intake:\n  max_files: -1",
            "contest.yaml:7: intake.max_files: is '-1'; write a whole number from 1 to 1000000"
        ),
        ("intake: {after: burn}", "contest.yaml:6: intake.after: is 'burn'; write one of keep, remove"),
        ("penalty_time: -20", "contest.yaml:6: penalty_time: is '-20'; write a whole number from 0 to 1000000"),
        ("penalty_time: [1]", "contest.yaml:6: penalty_time: is a list; write a whole number from 0 to 1000000"),
        ("blind: yes", "contest.yaml:6: blind: is 'yes'; write true or false"),
        ("scoreboard_type: icpc", "contest.yaml:6: scoreboard_type: is 'icpc'; write one of pass-fail, score"),
        ("reports: secret", "contest.yaml:6: reports: is 'secret'; write one of private, public"),
        (
            "time_zone: Europe/Atlantis",
            "contest.yaml:6: time_zone: is 'Europe/Atlantis'; write an IANA time zone such as Europe/Berlin"
        ),
        (
            "scoreboard_freeze_duration: 6h",
            "contest.yaml:6: scoreboard_freeze_duration: is longer than the contest; write how long before the end the board freezes"
        ),
        (
            "inbox: uploads",
            "contest.yaml:6: inbox: does not hold {team}; write a folder for each team, such as ../submissions-inbox/{team}"
        ),
        (
            "state: ../public/var",
            "contest.yaml:6: state: lies inside of the site, which everybody can read; put it elsewhere"
        ),
        ("judging: {slots: many}", "contest.yaml:6: judging.slots: is 'many'; write auto or a number from 1 to 256"),
        ("judging: {slots: 0}", "contest.yaml:6: judging.slots: is '0'; write auto or a number from 1 to 256"),
        (
            "judging: {runtime: a b}",
            "contest.yaml:6: judging.runtime: is 'a b'; write a runtime that the Docker engine knows, such as runc or runsc"
        ),
        (
            "site:",
            "contest.yaml:6: site: is nothing; write one line of text, or leave the key out (a value that starts with # needs quotes)"
        ),
    ]

    @Test(arguments: wrong) func saysWhatIsWrongAndWhere(addition: String, complaint: String) {
        #expect(complaints { _ = try load(minimalContest + addition + "\n") } == [complaint])
    }

    /// What takes the place of `hello` in the list of problems, and the complaint that it earns.
    static let wrongProblems: [(String, String)] = [
        ("- {label: A}", "contest.yaml:6: problems[0].id: is missing; write an id: 1 to 36 of A-Z"),
        ("- {id: ../etc}", "contest.yaml:6: problems[0].id: is '../etc'; write an id: 1 to 36 of A-Z"),
        ("- {id: smoke-a}", "contest.yaml:6: problems[0].id: is 'smoke-a'; write an id: 1 to 36 of A-Z"),
        (
            "- {id: a}\n- {id: b}\n- {id: A}",
            "contest.yaml:8: problems[2].id: 'A' is taken by the problem of line 6; choose another"
        ),
        (
            "- {id: a, label: X}\n- {id: b, label: X}",
            "contest.yaml:7: problems[1].label: 'X' is taken by the problem of line 6; choose another"
        ),
        ("- {id: a, label: A/B}", "contest.yaml:6: problems[0].label: is 'A/B'; write 1 to 8 letters or digits"),
        ("- {id: a, rgb: red}", "contest.yaml:6: problems[0].rgb: is 'red'; write a colour such as \"#2266cc\""),
        (
            "- {id: a, rgb: \"#22zzcc\"}",
            "contest.yaml:6: problems[0].rgb: is '#22zzcc'; write a colour such as \"#2266cc\""
        ),
        (
            "- id: a\n  rgb: #2266cc",
            "contest.yaml:7: problems[0].rgb: is nothing; write a colour such as \"#2266cc\", or leave the key out (a value that starts with # needs quotes)"
        ),
        ("- {id: a, weight: -1}", "contest.yaml:6: problems[0].weight: is '-1'; write a number that is not negative"),
        (
            "- {id: a, wieght: 1}",
            "contest.yaml:6: problems[0].wieght: is not a key of problems[0]; did you mean 'weight'?"
        ),
        ("- a", "contest.yaml:6: problems[0]: is 'a', not a mapping; write `key: value` lines below it"),
        ("  a: b", "contest.yaml:6: problems: is a mapping; write a list, each item starting with `- `"),
    ]

    @Test(arguments: wrongProblems) func saysWhatIsWrongWithAProblem(list: String, complaint: String) throws {
        let text = minimalContest.replacing("problems: [{id: hello}]", with: "problems:\n\(list)")
        let found = complaints { _ = try load(text) }
        #expect(try #require(found.first).hasPrefix(complaint), "\(found)")
    }

    @Test(arguments: ["id", "name", "start_time", "duration", "problems"])
    func asksForWhatIsRequired(key: String) throws {
        let lines = minimalContest.split(separator: "\n").filter { !$0.hasPrefix(key + ":") }
        let found = complaints { _ = try load(lines.joined(separator: "\n")) }
        #expect(found.count == 1)
        #expect(try #require(found.first).hasPrefix("contest.yaml:1: \(key): is missing; write "))
    }

    @Test func asksForAnOffset() {
        let text = minimalContest.replacing("+01:00", with: "")
        #expect(
            complaints { _ = try load(text) } == [
                "contest.yaml:3: start_time: is '2026-11-21T09:00:00'; "
                    + "write a time with an offset, such as 2026-11-21T09:00:00+01:00"
            ]
        )
    }

    @Test func reportsEverythingAtOnce() throws {
        let scratch = try Scratch(["contest.yaml": minimalContest + "a: 1\nblind: 2\n", "teams.yaml": "- {id: t1}\n"])
        let found = complaints { _ = try ContestFolder.load(scratch.path + "/contest.yaml", processors: 1) }
        #expect(found.map { $0.prefix { $0 != " " } } == ["contest.yaml:6:", "contest.yaml:7:", "teams.yaml:1:"])
    }

    @Test func locatesTheContest() throws {
        let scratch = try Scratch(["contest.yaml": "", "other/contest.yaml": "", "x.yaml": ""])
        #expect(try ContestFolder.locate(nil, in: scratch.path) == scratch.path + "/contest.yaml")
        try scratch.write("", to: "contest/contest.yaml")
        #expect(try ContestFolder.locate(nil, in: scratch.path) == scratch.path + "/contest/contest.yaml")
        #expect(try ContestFolder.locate("x.yaml", in: scratch.path) == scratch.path + "/x.yaml")
        #expect(try ContestFolder.locate("other/", in: scratch.path) == scratch.path + "/other/contest.yaml")
        #expect(
            complaints { _ = try ContestFolder.locate("none", in: "/nowhere") } == [
                "none: there is no contest here (looked for /nowhere/none and /nowhere/none/contest.yaml); "
                    + "name one with --contest PATH, or make one with `batch-judge init DIR`"
            ]
        )
    }
}
