/// How points come from the test cases of a problem.
package struct ScoringRules: Sendable, Hashable {
    /// All of the test data.
    package let root: TestGroup
    /// Of two submissions the one with fewer points is better.
    package let isLowerBetter: Bool
    /// Whether teams see what each group of hidden tests gave.
    package let showsGroups: Bool

    package init(root: TestGroup, isLowerBetter: Bool = false, showsGroups: Bool = true) {
        self.root = root
        self.isLowerBetter = isLowerBetter
        self.showsGroups = showsGroups
    }
}

/// A folder of test data, whose result is made of those of what lies in it.
package struct TestGroup: Sendable, Hashable {
    package enum Member: Sendable, Hashable {
        /// A position in the problem's test cases.
        case test(Int)
        case group(TestGroup)
    }

    /// The path below `data/`: `secret/1`; empty for `data` itself.
    package let name: String
    /// In the order in which they count.
    package let members: [Member]
    package let rule: GroupRule

    package init(name: String, members: [Member], rule: GroupRule) {
        self.name = name
        self.members = members
        self.rule = rule
    }
}

package enum GroupRule: Sendable, Hashable {
    /// A grader of the legacy format.
    case graded(LegacyGrading)
    /// The 2025-09 format's own way.
    case direct(GroupScoring)
}

/// `testdata.yaml` of the legacy format, what it inherits included.
package struct LegacyGrading: Sendable, Hashable {
    package enum Grader: Sendable, Hashable {
        case standard(DefaultGrader)
        /// A program of the problem's own, with its words.
        case program(JuryProgram, arguments: [String])
    }

    package let grader: Grader
    /// After the first that is not accepted, the rest of the group is neither run nor graded.
    package let stopsOnReject: Bool
    /// Of a test case, where the validator gives no score.
    package let acceptScore: Double
    package let rejectScore: Double
    /// What the group's score must lie in.
    package let range: ClosedRange<Double>

    package init(
        grader: Grader = .standard(DefaultGrader()),
        stopsOnReject: Bool = true,
        acceptScore: Double = 1,
        rejectScore: Double = 0,
        range: ClosedRange<Double> = -.infinity ... .infinity
    ) {
        self.grader = grader
        self.stopsOnReject = stopsOnReject
        self.acceptScore = acceptScore
        self.rejectScore = rejectScore
        self.range = range
    }
}

/// The legacy format's default grader with its flags.
package struct DefaultGrader: Sendable, Hashable {
    package enum VerdictMode: String, Sendable, Hashable, CaseIterable {
        case worstError = "worst_error"
        case firstError = "first_error"
        case alwaysAccept = "always_accept"
    }

    package enum ScoreMode: String, Sendable, Hashable, CaseIterable {
        case sum, avg, min, max
    }

    package let verdict: VerdictMode
    package let score: ScoreMode
    /// At the root: the samples neither score nor decide.
    package let ignoresSample: Bool
    package let acceptsIfAnyAccepted: Bool

    package init(
        verdict: VerdictMode = .worstError,
        score: ScoreMode = .sum,
        ignoresSample: Bool = false,
        acceptsIfAnyAccepted: Bool = false
    ) {
        self.verdict = verdict
        self.score = score
        self.ignoresSample = ignoresSample
        self.acceptsIfAnyAccepted = acceptsIfAnyAccepted
    }
}

/// `test_group.yaml` of the 2025-09 format.
package struct GroupScoring: Sendable, Hashable {
    package enum Aggregation: String, Sendable, Hashable, CaseIterable {
        /// All of the points if every test case is accepted, else none.
        case passFail = "pass-fail"
        case sum, min
    }

    package let aggregation: Aggregation
    /// Nil: unbounded.
    package let maxScore: Double?
    /// Names of groups and test cases below `data/`, all of which must be accepted, or this one gives nothing and is not run.
    package let requires: [String]

    package init(aggregation: Aggregation, maxScore: Double?, requires: [String] = []) {
        self.aggregation = aggregation
        self.maxScore = maxScore
        self.requires = requires
    }
}
