import ContestModel

extension ScoringRules {
    /// As a 2025-09 package gives it: groups `secret/1`, `secret/2` and so on, with the most points that each can give.
    static func groups(
        _ most: Double?...,
        aggregation: GroupScoring.Aggregation = .sum,
        isLowerBetter: Bool = false,
        showsGroups: Bool = true
    ) -> ScoringRules {
        let parts = most.enumerated().map { index, most in
            TestGroup.Member.group(.direct("secret/\(index + 1)", [.test(index + 1)], .passFail, most))
        }
        let secret = TestGroup.direct("secret", parts, aggregation, nil)
        let sample = TestGroup.direct("sample", [.test(0)], .passFail, nil)
        return ScoringRules(
            root: .direct("", [.group(sample), .group(secret)], .sum, nil),
            isLowerBetter: isLowerBetter,
            showsGroups: showsGroups
        )
    }

    /// As a legacy package gives it.
    static func legacy(
        _ root: LegacyGrading,
        sample: LegacyGrading,
        secret: LegacyGrading,
        _ parts: LegacyGrading...
    )
        -> ScoringRules
    {
        let groups = parts.enumerated().map { index, part in
            TestGroup.Member.group(
                TestGroup(name: "secret/g\(index + 1)", members: [.test(index + 1)], rule: .graded(part))
            )
        }
        let samples = TestGroup(name: "sample", members: [.test(0)], rule: .graded(sample))
        let hidden = TestGroup(
            name: "secret",
            members: groups.isEmpty ? [.test(1)] : groups,
            rule: .graded(secret)
        )
        return ScoringRules(
            root: TestGroup(name: "", members: [.group(samples), .group(hidden)], rule: .graded(root))
        )
    }
}

extension TestGroup {
    static func direct(
        _ name: String,
        _ members: [Member],
        _ aggregation: GroupScoring.Aggregation,
        _ most: Double?
    ) -> TestGroup {
        TestGroup(name: name, members: members, rule: .direct(GroupScoring(aggregation: aggregation, maxScore: most)))
    }
}

extension LegacyGrading {
    static func upTo(_ most: Double) -> LegacyGrading { LegacyGrading(range: 0...most) }

    static func standard(_ grader: DefaultGrader) -> LegacyGrading { LegacyGrading(grader: .standard(grader)) }
}
