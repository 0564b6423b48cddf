/// A group of test cases as teams are told of it.
package struct ScoredGroup: Sendable, Hashable {
    /// The path below `data/`, which is not for teams.
    package let path: String
    /// `Samples`, `Group 1`, `Group 2`: says nothing of how the folders are called.
    package let label: String
    /// Nil: unbounded, or nobody said.
    package let maxScore: Double?
}

extension ScoringRules {
    /// The groups that a statement speaks of: the samples where they give points, and those directly in `data/secret`.
    package var shownGroups: [ScoredGroup] {
        let groups = root.groups
        let samples = root.countedGroups.filter { $0.name == "sample" && $0.maxScore != 0 }
            .map { ScoredGroup(path: $0.name, label: "Samples", maxScore: $0.maxScore) }
        let parts = groups.first { $0.name == "secret" }?.groups ?? []
        return samples
            + parts.enumerated().map { index, group in
                ScoredGroup(path: group.name, label: "Group \(index + 1)", maxScore: group.maxScore)
            }
    }

    /// Paths of the groups whose points add up to those of the whole: as far down as those directly in `data/secret`, where the
    /// points of `data` and `data/secret` are sums; else the whole itself, an empty path.
    package var summands: [String] {
        guard !isLowerBetter, root.isSumOfGroups else { return [root.name] }
        return root.countedGroups.flatMap { group in
            group.name == "secret" && group.isSumOfGroups ? group.countedGroups.map(\.name) : [group.name]
        }
    }

    /// The points of a perfect submission; nil: nobody said, or fewer are better.
    package var fullScore: Double? { isLowerBetter ? nil : root.maxScore }
}

extension TestGroup {
    /// Those that lie in it, in order.
    package var groups: [TestGroup] {
        members.compactMap { member in
            switch member {
            case .test: nil
            case .group(let group): group
            }
        }
    }

    /// The most that it can give, as far as the package says so.
    package var maxScore: Double? {
        switch rule {
        case .direct(let scoring):
            if let most = scoring.maxScore { return most }
        case .graded(let grading):
            if grading.range.upperBound.isFinite { return grading.range.upperBound }
        }
        guard isSumOfGroups else { return nil }
        var sum = 0.0
        for group in countedGroups {
            guard let most = group.maxScore else { return nil }
            sum += most
        }
        return sum
    }

    /// Those that add to its points.
    fileprivate var countedGroups: [TestGroup] {
        let hasSample =
            switch rule {
            case .direct: false
            case .graded(let grading): !grading.ignoresSample
            }
        return hasSample ? groups : groups.filter { !$0.isSample }
    }

    private var isSample: Bool { name == "sample" || name.hasPrefix("sample/") }

    fileprivate var isSumOfGroups: Bool {
        let isSum =
            switch rule {
            case .direct(let scoring): scoring.aggregation == .sum
            case .graded(let grading): grading.isSum
            }
        return isSum && !groups.isEmpty && groups.count == members.count
    }
}

extension LegacyGrading {
    fileprivate var isSum: Bool {
        switch grader {
        case .standard(let grader): grader.score == .sum
        case .program: false
        }
    }

    fileprivate var ignoresSample: Bool {
        switch grader {
        case .standard(let grader): grader.ignoresSample
        case .program: false
        }
    }
}

extension Problem {
    /// Whether of two results the smaller number is the better one.
    package var isLowerBetter: Bool {
        switch kind {
        case .predictions(let rules): rules.formula == nil && rules.metrics.first?.isLowerBetter ?? false
        case .program, .answers, .sql: scoring?.isLowerBetter ?? false
        }
    }
}
