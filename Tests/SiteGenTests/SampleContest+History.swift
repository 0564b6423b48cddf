import ContestModel
import Foundation

extension SampleContest {
    /// What a submission is about; those that differ from a plain one say so.
    struct Entry {
        var team: String
        var problem: String? = "hello"
        var minute: Int
        var verdict: Verdict? = .accepted
        var score: Double?
        var state: SubmissionState = .judged
        var isSmoke = false
        var reason: Reason?
        var file = "hello.zip"
        var cpu: Int64 = 120
        var duplicateOf: Int64?
        var because: String?
        /// Points of the groups `secret/hidden-name-1` and `secret/hidden-name-2`.
        var groups: [Double] = []
    }

    static func history() throws -> [JudgedSubmission] { try judged(entries) }

    static func judged(_ entries: [Entry]) throws -> [JudgedSubmission] {
        try entries.enumerated().map { index, entry in try judged(entry, id: Int64(index + 1)) }
    }

    static func judged(_ entry: Entry, id: Int64) throws -> JudgedSubmission {
        let received = minute(entry.minute) + .seconds(Int(id) % 60)
        let submission = Submission(
            id: id,
            team: try TeamID(entry.team),
            problem: try entry.problem.map { try ProblemID($0) },
            file: entry.file,
            sha256: String(repeating: "ab", count: 32),
            size: 1234,
            received: received,
            isSmoke: entry.isSmoke,
            state: entry.state,
            phase: entry.state == .judging ? .running : .published,
            language: entry.state == .rejected ? nil : try LanguageID("python3"),
            attempts: 0,
            isCharged: !entry.isSmoke && entry.state != .rejected && entry.state != .failed,
            duplicateOf: entry.duplicateOf,
            disqualifiedBecause: entry.because
        )
        let judgement = entry.verdict.map { verdict in
            Judgement(
                verdict: verdict,
                reason: entry.reason,
                message: verdict == .accepted ? "" : "Two of three tests: \(hostileNames[0])",
                log: verdict == .compileError ? "main.c:3: error: expected ';' </pre><script>alert(2)</script>" : "",
                score: entry.score,
                metrics: entry.score.map { [MetricValue(id: "accuracy", value: $0), MetricValue(id: "f1", value: $0)] }
                    ?? [],
                image: "sha256:0123",
                started: received + .seconds(5),
                ended: received + .seconds(9),
                runs: runs(verdict, cpu: entry.cpu),
                groups: entry.groups.enumerated().map { index, points in
                    GroupResult(
                        name: "secret/hidden-name-\(index + 1)",
                        verdict: points > 0 ? .accepted : verdict,
                        score: points,
                        maxScore: 50
                    )
                }
            )
        }
        return JudgedSubmission(submission: submission, judgement: judgement)
    }

    private static func runs(_ verdict: Verdict, cpu: Int64) -> [TestRun] {
        guard verdict != .compileError, verdict != .submissionError else { return [] }
        let feedback = SampleFeedback(
            input: "3 4\n",
            expected: "7\n",
            output: verdict == .accepted ? "7\n" : "</pre><img src=x onerror=alert(3)>\u{1b}[31m\n",
            errors: "",
            difference: verdict == .accepted ? "" : "line 1: expected 7"
        )
        return [
            TestRun(
                name: "sample/1",
                group: "sample",
                isSample: true,
                verdict: verdict,
                cpuMilliseconds: cpu / 2,
                wallMilliseconds: cpu,
                memoryKiB: 9000,
                exit: 0,
                signal: nil,
                feedback: feedback,
                juryMessage: "<b>jury-only</b>",
                teamMessage: "<b>closer</b> on a sample"
            ),
            TestRun(
                name: "secret/hidden-name",
                group: "secret",
                isSample: false,
                verdict: verdict,
                cpuMilliseconds: cpu,
                wallMilliseconds: cpu * 2,
                memoryKiB: 12_000,
                exit: 0,
                signal: nil,
                feedback: nil,
                score: 7.5,
                juryMessage: "<b>jury-only</b>",
                teamMessage: "<b>closer</b> on a hidden test"
            ),
        ]
    }

    static let entries: [Entry] = [
        Entry(team: "t1", minute: 7),
        Entry(team: "t2", minute: 9, verdict: .wrongAnswer, reason: .differs),
        Entry(team: "t2", minute: 12),
        Entry(team: "jury", minute: 1),
        Entry(team: "ghost", minute: 2),
        Entry(team: "base", minute: 3),
        Entry(team: "t3", minute: 15, verdict: .compileError, reason: .compiler),
        Entry(team: "t3", minute: 18),
        Entry(team: "t4", minute: 20),
        Entry(team: "t5", minute: 22, verdict: .runTimeError, reason: .exitCode),
        Entry(team: "t5", minute: 25, verdict: .memoryLimit, reason: .memory),
        Entry(team: "t6", minute: 30, isSmoke: true),
        Entry(team: "t1", problem: "ladder", minute: 41, verdict: .timeLimit, reason: .cpuTime, cpu: 2100),
        Entry(team: "t1", problem: "ladder", minute: 55, cpu: 900),
        Entry(team: "t2", problem: "ladder", minute: 50),
        Entry(team: "t4", problem: "ladder", minute: 61, verdict: .outputLimit, reason: .outputSize),
        Entry(team: "t1", problem: "rivers", minute: 80),
        Entry(team: "t3", problem: "rivers", minute: 72),
        Entry(team: "t3", problem: "report", minute: 90),
        Entry(team: "t2", problem: "report", minute: 95, verdict: .sandboxViolation, reason: .infrastructure),
        Entry(team: "t1", problem: "iris", minute: 100, score: 0.9533333333333334),
        Entry(team: "t4", problem: "iris", minute: 110, score: 0.9666666666666667),
        Entry(team: "t7", minute: 111),
        Entry(team: "t8", minute: 112, verdict: .wrongAnswer, reason: .differs, file: hostileNames[1]),
        Entry(team: "t9", minute: 113),
        Entry(team: "t10", minute: 114),
        Entry(team: "t11", problem: "ladder", minute: 115),
        Entry(team: "t12", minute: 116),
        Entry(
            team: "t13",
            problem: nil,
            minute: 117,
            verdict: .submissionError,
            state: .rejected,
            reason: .unknownProblem
        ),
        Entry(team: "t13", minute: 118, verdict: .submissionError, state: .rejected, reason: .ambiguousLanguage),
        Entry(
            team: "t6",
            problem: "rivers",
            minute: 119,
            verdict: .judgingError,
            state: .failed,
            reason: .infrastructure
        ),
        Entry(team: "t5", minute: 120, verdict: .accepted, state: .withdrawn),
        Entry(team: "t5", minute: 121, verdict: .accepted, state: .disqualified),
        Entry(team: "t4", problem: "report", minute: 236, verdict: nil, state: .queued),
        Entry(team: "t2", problem: "rivers", minute: 238, verdict: nil, state: .judging),
        Entry(team: "t6", problem: "hello", minute: 245, verdict: .accepted),
        Entry(team: "t4", problem: "rivers", minute: 250, verdict: .wrongAnswer, reason: .differs),
        Entry(team: "t4", problem: "rivers", minute: 255, verdict: .compileError, reason: .compiler),
        Entry(team: "t14", problem: "hello", minute: 260, verdict: nil, state: .queued),
        Entry(team: "t2", problem: "towers", minute: 122, verdict: .wrongAnswer, score: 30, groups: [30, 0]),
        Entry(team: "t2", problem: "towers", minute: 123, verdict: .wrongAnswer, score: 50, groups: [0, 50]),
        Entry(team: "t3", problem: "towers", minute: 242, verdict: .wrongAnswer, score: 60, groups: [50, 10]),
    ]
}
