import ContestModel

/// `testdata.yaml` (legacy) and `test_group.yaml` (2025-09) of a folder of test data.
struct GroupFile {
    let files: PackageFiles
    let rules: DataRules

    /// What holds in a folder such as `data/secret/1`, with what it inherits.
    func settings(of folder: String, above: GroupSettings) throws(ConfigurationError) -> GroupSettings {
        switch rules.format {
        case .legacy: try legacy(folder, above)
        case .of2025: try group2025(folder, above)
        }
    }

    private func legacy(_ folder: String, _ above: GroupSettings) throws(ConfigurationError) -> GroupSettings {
        let isRoot = folder == "data"
        var settings = above
        if !isRoot { settings.legacy = above.legacy.inherited }
        let path = folder + "/testdata.yaml"
        guard files.kind(path) == .file else { return settings }
        let section = try files.yaml(path)
        settings.legacy.read(section, isRoot: isRoot, rules)
        _ = section.raw("input_validator_flags")
        if let words = section.flags("output_validator_flags") {
            settings.output = output(words, section, "output_validator_flags")
        }
        section.finishLeniently()
        try section.report.throwFindings()
        return settings
    }

    private func group2025(_ folder: String, _ above: GroupSettings) throws(ConfigurationError) -> GroupSettings {
        let path = folder + "/test_group.yaml"
        let place = Place2025(folder)
        var settings = above
        // A folder within a group is a part of it; points are never inherited.
        if place != .within { settings.scoring = place.usual }
        guard files.kind(path) == .file else { return settings }
        guard place != .root, place != .within else {
            throw files.refused(path, "is not read here", fix: "put it into data/sample, data/secret or a group there")
        }
        let section = try files.yaml(path, rules.constants)
        settings.scoring = ScoringKeys(section: section, place: place, isScoring: rules.type.isScoring).scoring()
        readWords(section, into: &settings)
        for key in ["input_validator_args", "input_visualizer_args", "output_visualizer_args"] { _ = section.raw(key) }
        _ = section.value("full_feedback", .yesOrNo)
        section.finish()
        try section.report.throwFindings()
        return settings
    }

    /// `X.yaml` beside the test case `X.in`.
    func settings(ofTest path: String, above: GroupSettings) throws(ConfigurationError) -> GroupSettings {
        var settings = above
        let section = try files.yaml(path)
        readWords(section, into: &settings)
        for key in ["input_validator_args", "input_visualizer_args", "output_visualizer_args"] { _ = section.raw(key) }
        _ = section.value("full_feedback", .yesOrNo)
        for key in ["hint", "description"] { _ = section.raw(key) }
        section.finish()
        try section.report.throwFindings()
        return settings
    }

    private func readWords(_ section: Section, into settings: inout GroupSettings) {
        if let words = section.list("output_validator_args", .argument) {
            settings.output = output(words, section, "output_validator_args")
        }
        guard let words = section.list("args", .argument) else { return }
        settings.arguments = words
        if rules.type.takesAnswers, !words.isEmpty {
            section.complain("args", "do not go with submit-answer", fix: "leave them out: no program is run")
        }
    }

    private func output(_ words: [String], _ section: Section, _ key: String) -> OutputSettings {
        rules.way.settings(words) { section.complain(key, $0, fix: $1) }
    }
}

/// What a folder below `data/` is in the 2025-09 format.
enum Place2025 {
    case root, sample, secret, group, within

    init(_ folder: String) {
        let parts = folder.split(separator: "/").dropFirst()
        switch (parts.first, parts.count) {
        case (nil, _): self = .root
        case ("sample"?, 1): self = .sample
        case ("secret"?, 1): self = .secret
        case ("secret"?, 2): self = .group
        case (.some, _): self = .within
        }
    }

    /// How it scores where it does not say. The samples give nothing, so that all of the data give what `secret` gives.
    var usual: GroupScoring {
        switch self {
        case .root: GroupScoring(aggregation: .sum, maxScore: nil)
        case .sample: GroupScoring(aggregation: .passFail, maxScore: 0)
        case .secret: GroupScoring(aggregation: .sum, maxScore: 100)
        case .group, .within: GroupScoring(aggregation: .passFail, maxScore: nil)
        }
    }
}

extension Section {
    /// Words with blanks between them, which may be none: `''`. Nil: the key is absent.
    func words(_ key: String) -> [String]? {
        guard case .text("")? = raw(key)?.content else {
            return value(key, .line)?.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        return []
    }

    /// The same, or below a validator's name: `{name: check, flags: a b}`.
    func flags(_ key: String) -> [String]? {
        guard case .map? = raw(key)?.content else { return words(key) }
        let named = section(key)
        _ = named.raw("name")
        defer { named.finish() }
        return named.words("flags") ?? []
    }
}

extension Form<String> {
    /// Of any length, empty as well, without a NUL.
    static var argument: Self {
        var form = Form("a string") { $0.utf8.contains(0) ? nil : $0 }
        form.takesEmpty = true
        return form
    }
}

extension Form<Bool> {
    /// All of YAML's words.
    static var yesOrNo: Self {
        Form("true or false") { text in
            switch text.lowercased() {
            case "true", "yes", "on": true
            case "false", "no", "off": false
            default: nil
            }
        }
    }
}
