import ContestModel

/// Which test cases a failure makes needless: those whose results can change neither verdict nor points any more.
enum Relevance: Sendable {
    /// The first failure in the written order is the verdict. Samples are all run, as teams are shown what each of them gave.
    case written(count: Int, samples: Int, stops: Bool)
    /// Points come from groups, by the rules of each.
    case groups(TestGroup, tests: [TestCase])

    init(_ tests: [TestCase], _ scoring: ScoringRules?, stopsAtFirstFailure: Bool) {
        if let scoring {
            self = .groups(scoring.root, tests: tests)
        } else {
            let samples = tests.prefix { $0.isSample }.count
            self = .written(count: tests.count, samples: samples, stops: stopsAtFirstFailure)
        }
    }

    /// Positions of test cases.
    func closed(by failure: Int) -> Set<Int> {
        switch self {
        case .written(let count, let samples, let stops):
            stops ? Set(max(samples, failure + 1)..<max(samples, count)) : []
        case .groups(let root, let tests):
            (root.closed(by: failure)?.positions ?? []).union(root.dependents(on: tests[failure].name))
                .filter { !tests[$0].isSample }
        }
    }
}

extension TestGroup {
    /// What lies after a failure in its group where that decides the group, and so on upwards; nil: it is not in this group.
    fileprivate func closed(by failure: Int) -> (positions: Set<Int>, isDecided: Bool)? {
        for (index, member) in members.enumerated() {
            let found: (positions: Set<Int>, isDecided: Bool)? =
                switch member {
                case .test(failure): ([], true)
                case .test: nil
                case .group(let group): group.closed(by: failure)
                }
            guard let found else { continue }
            guard found.isDecided, !isIgnored(member) else { return (found.positions, false) }
            let later = stopsAfterFailure ? members[(index + 1)...].flatMap(\.positions) : []
            return (found.positions.union(later), isDecidedByOne)
        }
        return nil
    }

    /// The tests of groups that need one to be accepted which a failed test is, or is in.
    fileprivate func dependents(on name: String) -> Set<Int> {
        var found: Set<Int> = []
        if case .direct(let rule) = rule, rule.requires.contains(where: { name == $0 || name.hasPrefix($0 + "/") }) {
            found.formUnion(positions)
        }
        for case .group(let group) in members { found.formUnion(group.dependents(on: name)) }
        return found
    }

    var positions: [Int] { members.flatMap(\.positions) }

    private func isIgnored(_ member: Member) -> Bool {
        guard case .graded(let grading) = rule, case .standard(let grader) = grading.grader, grader.ignoresSample,
            case .group(let group) = member
        else { return false }
        return group.name == "sample"
    }

    private var stopsAfterFailure: Bool {
        switch rule {
        case .graded(let grading): grading.stopsOnReject
        case .direct(let scoring): scoring.aggregation != .sum
        }
    }

    /// Whether one failure within it settles what it is for the group above: rejected, or worth nothing.
    private var isDecidedByOne: Bool {
        switch rule {
        case .graded(let grading):
            switch grading.grader {
            case .standard(let grader): grader.verdict != .alwaysAccept && !grader.acceptsIfAnyAccepted
            case .program: false
            }
        case .direct(let scoring): scoring.aggregation != .sum
        }
    }
}

extension TestGroup.Member {
    fileprivate var positions: [Int] {
        switch self {
        case .test(let position): [position]
        case .group(let group): group.positions
        }
    }
}
