import ContestModel

/// A verdict with points: of one test case, or of a group.
struct SubResult: Sendable, Hashable {
    let verdict: Verdict
    let score: Double
}

/// How the results of test cases become points, group by group, by the rules of the two package formats.
struct GroupEvaluation {
    /// Runs a grader of the problem's own.
    typealias Grade = (JuryProgram, _ arguments: [String], [SubResult]) async throws -> SubResult

    /// By position in the problem's test cases; what was not run, as it cannot matter, is missing.
    private let runs: [Int: TestRun]
    private let grade: Grade
    /// Parents before their parts.
    private(set) var results: [GroupResult] = []

    init(_ runs: [Int: TestRun], grade: @escaping Grade) {
        self.runs = runs
        self.grade = grade
    }

    /// - Throws: `JudgingError` where a grader or a validator gives what the package does not allow.
    mutating func evaluate(_ group: TestGroup) async throws -> SubResult {
        let place = results.count
        let result: SubResult
        let most: Double?
        switch group.rule {
        case .graded(let grading):
            result = try await graded(group, grading)
            most = grading.range.upperBound.isFinite ? grading.range.upperBound : nil
        case .direct(let scoring):
            result = try await direct(group, scoring)
            most = scoring.maxScore
        }
        results.insert(
            GroupResult(name: group.name, verdict: result.verdict, score: result.score, maxScore: most),
            at: place
        )
        return result
    }

    // MARK: The legacy format

    private mutating func graded(_ group: TestGroup, _ grading: LegacyGrading) async throws -> SubResult {
        var parts: [SubResult] = []
        for member in group.members where group.hasRun(member, runs) {
            let part = try await legacyPart(member, grading)
            if !grading.ignores(member) { parts.append(part) }
            if part.verdict != .accepted, grading.stopsOnReject, !grading.ignores(member) { break }
        }
        let result =
            switch grading.grader {
            case .standard(let grader): grader.grade(parts)
            case .program(let program, let arguments): try await grade(program, arguments, parts)
            }
        guard result.score.isFinite else { throw JudgingError.points(group.name, "the points are no number") }
        guard result.verdict != .accepted || grading.range.contains(result.score) else {
            throw JudgingError.points(group.name, "\(result.score) lies outside of the range \(grading.range)")
        }
        return result
    }

    private mutating func legacyPart(_ member: TestGroup.Member, _ grading: LegacyGrading) async throws -> SubResult {
        switch member {
        case .group(let group): return try await evaluate(group)
        case .test(let position):
            let verdict = runs[position]?.verdict ?? .judgingError
            let usual = verdict == .accepted ? grading.acceptScore : grading.rejectScore
            return SubResult(verdict: verdict, score: runs[position]?.score ?? usual)
        }
    }

    // MARK: The 2025-09 format

    private mutating func direct(_ group: TestGroup, _ scoring: GroupScoring) async throws -> SubResult {
        let share = scoring.share(of: group.members.count)
        var parts: [SubResult] = []
        for member in group.members {
            switch member {
            case .group(let inner): parts.append(try await evaluate(inner))
            case .test(let position):
                parts.append(try points(of: runs[position], in: group.name, scoring, most: share))
            }
        }
        let verdict = parts.first { $0.verdict != .accepted }?.verdict ?? .accepted
        let score = scoring.aggregate(parts)
        guard score.isFinite else { throw JudgingError.points(group.name, "the points are no number") }
        // Sums of shares are not exact.
        guard scoring.maxScore.map({ score <= $0 * (1 + 1e-9) }) ?? true else {
            throw JudgingError.points(group.name, "\(score) is more than the \(scoring.maxScore ?? 0) that it can give")
        }
        return SubResult(verdict: verdict, score: min(score, scoring.maxScore ?? score))
    }

    /// `most`: of one test case; nil: unbounded.
    private func points(
        of run: TestRun?,
        in group: String,
        _ scoring: GroupScoring,
        most: Double?
    ) throws -> SubResult {
        // What was not run cannot be accepted.
        guard let run, run.verdict == .accepted else {
            return SubResult(verdict: run?.verdict ?? .wrongAnswer, score: 0)
        }
        func wrong(_ what: String) -> JudgingError { .points(run.name, what) }
        if group == "sample" { return SubResult(verdict: .accepted, score: 0) }
        switch (scoring.aggregation, run.score, run.multiplier) {
        case (.passFail, nil, nil): return SubResult(verdict: .accepted, score: 0)
        case (.passFail, _, _): throw wrong("the validator gave points in a group that passes or fails")
        case (_, .some, .some): throw wrong("the validator gave both points and a multiplier")
        case (_, .some(let score), nil):
            guard score >= 0, most.map({ score <= $0 * (1 + 1e-9) }) ?? true else {
                throw wrong("the validator gave \(score) points; there are \(most ?? 0)")
            }
            return SubResult(verdict: .accepted, score: score)
        case (_, nil, .some(let part)):
            guard let most, (0...1).contains(part) else {
                throw wrong("the validator gave the multiplier \(part), which is not a part of anything")
            }
            return SubResult(verdict: .accepted, score: most * part)
        case (_, nil, nil):
            guard let most else { throw wrong("the validator gave no points in a group without a maximum") }
            return SubResult(verdict: .accepted, score: most)
        }
    }
}

extension TestGroup {
    /// Whether anything of a member was run.
    fileprivate func hasRun(_ member: Member, _ runs: [Int: TestRun]) -> Bool {
        switch member {
        case .test(let position): runs[position] != nil
        case .group(let group): group.positions.isEmpty || group.positions.contains { runs[$0] != nil }
        }
    }
}

extension LegacyGrading {
    fileprivate func ignores(_ member: TestGroup.Member) -> Bool {
        guard case .standard(let grader) = grader, grader.ignoresSample, case .group(let group) = member else {
            return false
        }
        return group.name == "sample"
    }
}

extension GroupScoring {
    /// The most that one of so many members can give; nil: unbounded.
    fileprivate func share(of count: Int) -> Double? {
        switch aggregation {
        case .passFail: nil
        case .min: maxScore
        case .sum: maxScore.map { $0 / Double(count) }
        }
    }

    fileprivate func aggregate(_ parts: [SubResult]) -> Double {
        switch aggregation {
        case .passFail: parts.allSatisfy { $0.verdict == .accepted } ? maxScore ?? 0 : 0
        case .sum: parts.reduce(0) { $0 + $1.score }
        case .min: parts.map(\.score).min() ?? 0
        }
    }
}

extension DefaultGrader {
    /// The default grader of the legacy format.
    func grade(_ parts: [SubResult]) -> SubResult { SubResult(verdict: verdict(parts), score: score(parts)) }

    /// Of errors, the worst first.
    private static let order: [Verdict] = [
        .judgingError, .sandboxViolation, .runTimeError, .memoryLimit, .timeLimit, .outputLimit, .wrongAnswer,
    ]

    private func verdict(_ parts: [SubResult]) -> Verdict {
        let errors = parts.map(\.verdict).filter { $0 != .accepted }
        guard let first = errors.first, verdict != .alwaysAccept else { return .accepted }
        if acceptsIfAnyAccepted, errors.count < parts.count { return .accepted }
        return verdict == .firstError ? first : Self.order.first(where: errors.contains) ?? first
    }

    private func score(_ parts: [SubResult]) -> Double {
        let scores = parts.map(\.score)
        return switch score {
        case .sum: scores.reduce(0, +)
        case .avg: scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
        case .min: scores.min() ?? 0
        case .max: scores.max() ?? 0
        }
    }
}
