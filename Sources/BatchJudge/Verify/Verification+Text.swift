import ContestModel

extension Verification {
    /// A table, what follows for time limits, then what a jury would regret; `showsTests`: also what each test case is good for.
    func text(showsTests: Bool) -> String {
        let parts = subjects.map { ($0, lines(of: $0)) }
        let table = AlignedTable(rows: parts.flatMap { subject, lines in lines.map { row($0, of: subject) } })
        let bare = parts.filter(\.1.isEmpty).map { "\($0.0.problem.id): no jury submissions" }
        let limits = parts.compactMap { limit($0, $1) }
        let regrets = parts.flatMap { subject, lines in
            Regret.all(subject, lines).map { "\(subject.problem.id): warning: \($0.text)" }
        }
        let tests = showsTests ? parts.flatMap { self.tests($0, $1) } : []
        return (table.lines + bare + limits + regrets + tests).joined(separator: "\n")
    }

    private func row(_ line: Line, of subject: Subject) -> [String] {
        let complaints = line.complaints
        let hasMessage = !line.judgement.message.isEmpty && line.judgement.verdict != .judgingError
        let message = hasMessage ? " (\(line.judgement.message))" : ""
        return [
            subject.problem.id.text,
            line.submission.path,
            line.judgement.verdict.rawValue,
            line.judgement.reason?.rawValue ?? "",
            points(line.judgement),
            times(line),
            complaints.isEmpty ? "" : "<- not as expected: \(complaints.joined(separator: "; "))\(message)",
        ]
    }

    /// The score, and what each group of hidden tests gave.
    private func points(_ judgement: Judgement) -> String {
        guard let score = judgement.score else { return "" }
        let groups = judgement.groups.filter { !["", "sample", "secret"].contains($0.name) }
        let parts = groups.map { "\($0.name.split(separator: "/").last ?? ""): \(plain($0.score))" }
        return plain(score) + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
    }

    private func plain(_ number: Double) -> String { Int64(exactly: number).map { "\($0)" } ?? "\(number)" }

    private func times(_ line: Line) -> String {
        let all = line.judgements.compactMap(\.maxCPUMilliseconds)
        guard let least = all.min(), let most = all.max() else { return "" }
        return least == most ? "\(most) ms" : "\(least)-\(most) ms"
    }

    private func limit(_ subject: Subject, _ lines: [Line]) -> String? {
        let limit = subject.problem.limits.cpuTime
        let times = JuryTimes(lines, limit, subject.problem.limits.times)
        guard let slowest = times.slowest, let suggested = times.suggested else { return nil }
        let fast = times.fastest.map { "; what must be too slow takes at least \($0.time) ms (\($0.path))" } ?? ""
        return "\(subject.problem.id): time limit \(limit.milliseconds) ms; the slowest that must not pass it takes "
            + "\(slowest.time) ms (\(slowest.path)), from which \(suggested.milliseconds) ms follow\(fast)"
    }

    private func tests(_ subject: Subject, _ lines: [Line]) -> [String] {
        let uses = TestUse.all(subject.problem, lines)
        guard !uses.isEmpty else { return [] }
        let rows = uses.map { use in
            [
                subject.problem.id.text, use.name, use.slowest.map { "\($0) ms" } ?? "",
                "catches \(use.catches.count) of \(use.wrong)",
            ]
        }
        return AlignedTable(rows: rows).lines
    }
}

/// What a test case is good for.
struct TestUse: Sendable, Hashable {
    let name: String
    /// CPU milliseconds, of what is accepted.
    let slowest: Int64?
    /// The wrong submissions that fail it.
    let catches: [String]
    /// How many wrong submissions were run.
    let wrong: Int

    static func all(_ problem: Problem, _ lines: [Verification.Line]) -> [TestUse] {
        let wrong = lines.filter { $0.submission.isWrong && !$0.judgement.runs.isEmpty }
        let accepted = lines.filter { $0.judgement.verdict == .accepted }
        return problem.tests.map { test in
            TestUse(
                name: test.name,
                slowest: accepted.compactMap { $0.slowest { $0.runs.filter { $0.name == test.name } } }.max(),
                catches: wrong.filter { line in
                    line.judgement.runs.contains { $0.name == test.name && $0.verdict != .accepted }
                }.map(\.submission.path),
                wrong: wrong.count
            )
        }
    }
}
