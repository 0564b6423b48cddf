import ContestModel

/// Something of a problem that its jury would regret in the contest.
struct Regret: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case noAccepted = "no-accepted"
        case notAllPoints = "not-all-points"
        case pointsLost = "points-lost"
        case languageWithoutAccepted = "language-without-accepted"
        case tightLimit = "tight-limit"
        case looseLimit = "loose-limit"
        case notCaught = "not-caught"
        case caughtOnce = "caught-once"
        case duplicateTest = "duplicate-test"
        case noSamples = "no-samples"
    }

    let kind: Kind
    let text: String

    /// So many duplicates are named.
    private static let named = 5

    static func all(_ subject: Verification.Subject, _ lines: [Verification.Line]) -> [Regret] {
        accepted(subject, lines) + lost(lines) + limits(subject, lines) + lines.compactMap(caught) + tests(subject)
    }

    private static func accepted(_ subject: Verification.Subject, _ lines: [Verification.Line]) -> [Regret] {
        guard !lines.isEmpty else { return [] }
        let accepted = lines.filter { $0.judgement.verdict == .accepted }
        guard !accepted.isEmpty else { return [Regret(kind: .noAccepted, text: "no submission is accepted")] }
        let covered = Set(accepted.compactMap(\.language?.id))
        let bare = (subject.problem.languages ?? []).filter { !covered.contains($0) }.map(\.text)
        let poor = accepted.filter { $0.submission.path.hasPrefix("accepted/") && $0.lacksPoints }
        return poor.map { Regret(kind: .notAllPoints, text: "\($0.submission.path) does not get all points") }
            + (bare.isEmpty
                ? []
                : [
                    Regret(
                        kind: .languageWithoutAccepted,
                        text: "no accepted submission in \(bare.joined(separator: ", "))"
                    )
                ])
    }

    /// The legacy format's usual slip: a rejected group rejects everything, and with it the points of the others.
    private static func lost(_ lines: [Verification.Line]) -> [Regret] {
        let poor = lines.first { line in
            let judgement = line.judgement
            return judgement.score == 0 && judgement.verdict != .accepted && !line.complaints.isEmpty
                && judgement.groups.contains { !$0.name.isEmpty && $0.verdict == .accepted && $0.score > 0 }
        }
        let text = poor.map {
            "\($0.submission.path) gets points in a group and none in all, as another group is rejected; "
                + "`grader_flags: accept_if_any_accepted` above the groups, up to data/testdata.yaml, lets them count"
        }
        return text.map { [Regret(kind: .pointsLost, text: $0)] } ?? []
    }

    private static func limits(_ subject: Verification.Subject, _ lines: [Verification.Line]) -> [Regret] {
        let limit = subject.problem.limits.cpuTime
        let times = JuryTimes(lines, limit, subject.problem.limits.times)
        var found: [Regret] = []
        if times.isTight, let slowest = times.slowest {
            let text =
                "the limit of \(limit.milliseconds) ms is near \(slowest.path), which takes \(slowest.time) ms and must not be too slow"
            found.append(Regret(kind: .tightLimit, text: text))
        }
        if times.isLoose, let fastest = times.fastest {
            let text =
                "the limit of \(limit.milliseconds) ms is near \(fastest.path), which takes \(fastest.time) ms and must be too slow"
            found.append(Regret(kind: .looseLimit, text: text))
        }
        return found
    }

    /// A wrong submission that one test case alone would let through.
    private static func caught(_ line: Verification.Line) -> Regret? {
        guard line.submission.isWrong, !line.judgement.runs.isEmpty else { return nil }
        let catching = line.judgement.runs.filter { $0.verdict != .accepted }
        let files = Set(
            catching.map(\.name).compactMap { name in
                line.submission.problem.tests.first { $0.name == name }?.inputFile
            }
        )
        guard let first = catching.first else {
            return Regret(kind: .notCaught, text: "no test case catches \(line.submission.path)")
        }
        guard files.count == 1, line.submission.needsEveryTest else { return nil }
        return Regret(kind: .caughtOnce, text: "only \(first.name) catches \(line.submission.path)")
    }

    private static func tests(_ subject: Verification.Subject) -> [Regret] {
        let problem = subject.problem
        var found = subject.duplicates.prefix(named).map { pair in
            Regret(kind: .duplicateTest, text: "\(pair.name) has the same input as \(pair.original)")
        }
        if subject.duplicates.count > named {
            let more = subject.duplicates.count - named
            found.append(Regret(kind: .duplicateTest, text: "\(more) more test cases have the same input as others"))
        }
        if case .predictions = problem.kind { return found }
        if !problem.tests.contains(where: \.isSample) {
            found.append(Regret(kind: .noSamples, text: "there are no samples"))
        }
        return found
    }
}

extension Verification.Line {
    fileprivate var lacksPoints: Bool {
        guard let all = judgement.groups.first(where: \.name.isEmpty)?.maxScore, all.isFinite,
            let score = judgement.score
        else { return false }
        return score < all
    }
}
