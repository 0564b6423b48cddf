import ContestModel

/// `grading` of a legacy `problem.yaml`.
struct GradingKeys {
    var isLowerBetter = false
    /// Nil: as the format has it.
    var showsGroups: Bool?
    /// What the test data start with.
    var data = LegacyKeys()

    init(_ root: Section, _ format: PackageFormat) {
        guard format == .legacy else { return }
        let section = root.section("grading")
        isLowerBetter = section.value("objective", Form<Objective>.choice()) == .min
        showsGroups = section.value("show_test_data_groups", .yesOrNo)
        // Before the test data had files of their own, these stood here.
        data.readScores(section)
        if let word = section.value("on_reject", Form<OldOnReject>.choice()) { data.stopsOnReject = word.stops }
        for key in ["custom", "accumulator"] where section.raw(key) != nil {
            section.complain(key, "not supported: an old way to name a grader", fix: "put the grader into graders/")
        }
        section.finishLeniently()
    }
}

private enum Objective: String, CaseIterable {
    case min, max
}

private enum OldOnReject: String, CaseIterable {
    case firstError = "first_error"
    case worstError = "worst_error"
    case grade
    case `break`, `continue`

    var stops: Bool { self == .firstError || self == .break }
}
