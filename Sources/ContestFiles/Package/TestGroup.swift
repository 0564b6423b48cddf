/// `testdata.yaml` (legacy) and `test_group.yaml` (2025-09) of a folder of test data.
enum TestGroup {
    /// The words for the output validator that hold in a folder.
    static func flags(
        in folder: String,
        inherited: [String],
        _ files: PackageFiles,
        _ format: PackageFormat
    ) throws(ConfigurationError) -> [String] {
        let path = folder + (format == .legacy ? "/testdata.yaml" : "/test_group.yaml")
        guard files.kind(path) == .file else { return format == .legacy ? inherited : [] }
        let section = try read(path, files)
        let flags =
            switch format {
            case .legacy: legacyFlags(section) ?? inherited
            case .of2025: flags2025(section)
            }
        section.finish()
        guard section.report.findings.isEmpty else { throw section.report.error }
        return flags
    }

    /// A file beside the test cases: those that only explain are fine, those that change the judging are not.
    static func check(
        _ name: String,
        _ path: String,
        _ present: Set<String>,
        _ files: PackageFiles,
        _ format: PackageFormat
    ) throws(ConfigurationError) {
        guard format == .of2025, name.hasSuffix(".yaml"), present.contains(name.dropLast(5) + ".in") else { return }
        let section = try read(path, files)
        for key in ["hint", "description", "full_feedback", "input_validator_args"] { _ = section.raw(key) }
        refuse(["args", "output_validator_args", "answer_validator_args"], section)
        section.finish()
        guard section.report.findings.isEmpty else { throw section.report.error }
    }

    private static func read(_ path: String, _ files: PackageFiles) throws(ConfigurationError) -> Section {
        guard let real = files.inside(path) else {
            throw files.refused(path, "is a link that leads out of the package", fix: "copy the file in")
        }
        let report = Report(file: "\(files.name)/\(path)", toleratesBlanks: true)
        return Section(try YAMLText.read(TextFile.read(real, name: report.file), file: report.file), in: report)
    }

    /// Which test case comes first decides the verdict either way, so `on_reject` changes nothing.
    private static func legacyFlags(_ section: Section) -> [String]? {
        for key in ["on_reject", "input_validator_flags"] { _ = section.raw(key) }
        if let grading = section.value("grading", .line), grading != "default" {
            section.complain("grading", "not supported yet: '\(grading)'", fix: "leave it out")
        }
        refuse(["grader_flags", "accept_score", "reject_score", "range"], section)
        return section.value("output_validator_flags", .line)?.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private static func flags2025(_ section: Section) -> [String] {
        for key in ["input_validator_args", "input_visualizer_args", "output_visualizer_args", "full_feedback"] {
            _ = section.raw(key)
        }
        if let way = section.value("score_aggregation", .line), way != "pass-fail" {
            section.complain("score_aggregation", "not supported yet: '\(way)'", fix: "leave it out")
        }
        refuse(["max_score", "static_validation_score", "require_pass", "args"], section)
        return section.list("output_validator_args", .line) ?? []
    }

    private static func refuse(_ keys: [String], _ section: Section) {
        for key in keys where section.raw(key) != nil {
            section.complain(key, "not supported yet", fix: "leave it out")
        }
    }
}
