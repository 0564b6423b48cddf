package import ContestModel

/// A contest as its folder says: `contest.yaml` and the teams beside it.
package struct ContestFolder: Sendable {
    package let contest: Contest
    package let teams: [Team]
    /// Every key of `contest.yaml` in the documented order.
    package let settings: [Setting]

    package static func load(
        _ path: String,
        processors: Int,
        installation: String? = nil
    ) throws -> ContestFolder {
        throw ConfigurationError([])
    }

    package static func locate(_ given: String?, in directory: String) throws -> String {
        throw ConfigurationError([])
    }

    /// Where the package of a problem lies.
    package func folder(of problem: ProblemID) -> String {
        "\(contest.folders.contest)/problems/\(problem)"
    }
}

/// A key of `contest.yaml` with its effective value.
package struct Setting: Sendable, Hashable {
    /// With the keys around it: `intake.settle`, `problems[0].id`.
    package let key: String
    package let value: String
    /// `contest.yaml:12` or `default`.
    package let source: String
}
