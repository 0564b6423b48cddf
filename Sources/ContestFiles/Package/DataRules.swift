import ContestModel

/// What a package says of all its test data.
struct DataRules {
    let format: PackageFormat
    let type: PackageType
    let way: OutputWay
    let constants: Constants
    let grading: GradingKeys
    /// The legacy format's program in `graders/`.
    let grader: JuryProgram?

    /// Of `data` itself, before its own file is read.
    var settings: GroupSettings {
        GroupSettings(output: way.settings { _, _ in }, legacy: grading.data)
    }

    func scoring(_ data: TestGroup) -> ScoringRules {
        ScoringRules(
            root: data,
            isLowerBetter: grading.isLowerBetter,
            showsGroups: grading.showsGroups ?? (format == .of2025)
        )
    }
}

/// What holds in a folder of test data.
struct GroupSettings {
    var output = OutputSettings()
    /// Words for the submission.
    var arguments: [String] = []
    var legacy = LegacyKeys()
    var scoring = GroupScoring(aggregation: .passFail, maxScore: nil)

    func rule(_ rules: DataRules) -> GroupRule {
        rules.format == .legacy ? .graded(legacy.grading(rules.grader)) : .direct(scoring)
    }
}
