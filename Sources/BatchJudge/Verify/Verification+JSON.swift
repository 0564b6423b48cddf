import ContestModel
import Foundation

extension Verification {
    /// The same as the text, for programs.
    func json(showsTests: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let entries = subjects.map { Entry($0, lines(of: $0), showsTests: showsTests) }
        return String(decoding: try encoder.encode(["problems": entries]), as: UTF8.self)
    }

    struct Entry: Encodable {
        struct Submission: Encodable {
            struct Group: Encodable {
                let name, verdict: String
                let score: Double
            }
            let path: String
            let language: LanguageID?
            let verdict: String
            let reason: String?
            let score: Double?
            let groups: [Group]
            /// Of each time that it was judged, the slowest test case.
            let max_time_ms: [Int64?]
            /// CPU time of all its runs, of all the times.
            let total_time_ms: Int64
            let as_expected: Bool
            let complaints: [String]
        }
        struct Bound: Encodable {
            let path: String
            let time_ms: Int64
        }
        struct Warning: Encodable {
            let kind, text: String
        }
        struct Test: Encodable {
            let name: String
            let max_time_ms: Int64?
            let catches: [String]
        }

        let id: ProblemID
        let time_limit_ms: Int64
        let suggested_time_limit_ms: Int64?
        let slowest_accepted, fastest_too_slow: Bound?
        let submissions: [Submission]
        let warnings: [Warning]
        let tests: [Test]?

        init(_ subject: Subject, _ lines: [Line], showsTests: Bool) {
            let times = JuryTimes(lines, subject.problem.limits.cpuTime, subject.problem.limits.times)
            id = subject.problem.id
            time_limit_ms = subject.problem.limits.cpuTime.milliseconds
            suggested_time_limit_ms = times.suggested?.milliseconds
            slowest_accepted = times.slowest.map { Bound(path: $0.path, time_ms: $0.time) }
            fastest_too_slow = times.fastest.map { Bound(path: $0.path, time_ms: $0.time) }
            submissions = lines.map { Submission($0) }
            warnings = Regret.all(subject, lines).map { Warning(kind: $0.kind.rawValue, text: $0.text) }
            tests =
                showsTests
                ? TestUse.all(subject.problem, lines).map {
                    Test(name: $0.name, max_time_ms: $0.slowest, catches: $0.catches)
                } : nil
        }
    }
}

extension Verification.Entry.Submission {
    fileprivate init(_ line: Verification.Line) {
        let complaints = line.complaints
        path = line.submission.path
        language = line.language?.id
        verdict = line.judgement.verdict.rawValue
        reason = line.judgement.reason?.rawValue
        score = line.judgement.score.flatMap { $0.isFinite ? $0 : nil }
        groups = line.judgement.groups.filter(\.score.isFinite).map {
            Group(name: $0.name, verdict: $0.verdict.rawValue, score: $0.score)
        }
        max_time_ms = line.judgements.map(\.maxCPUMilliseconds)
        total_time_ms = line.judgements.flatMap(\.runs).compactMap(\.cpuMilliseconds).reduce(0, +)
        as_expected = complaints.isEmpty
        self.complaints = complaints
    }
}
