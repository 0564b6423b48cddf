extension ProblemFile {
    /// What packages may hold and nobody here can judge yet: each is an error, none is passed over.
    func refuseForeignParts(_ format: PackageFormat) {
        let types = root.list("type", .line, allowsOne: true) ?? []
        if let type = types.first(where: { $0 != "pass-fail" }) {
            refuse("type", "'\(type)'", fix: "make it a pass-fail problem")
        }
        switch format {
        case .legacy: refuseLegacyParts()
        case .of2025: refuseParts2025()
        }
        for folder in ["include", "static_validator"] where files.kind(folder) == .folder {
            report("the folder \(folder)/", fix: "remove it")
        }
    }

    private func refuseLegacyParts() {
        let validation = root.value("validation", .line) ?? "default"
        if validation != "default" {
            refuse("validation", "'\(validation)', a validator of the problem's own", fix: "use the default validator")
        }
        let grading = root.section("grading")
        if let word = grading.value("custom", .line) ?? grading.value("accumulator", .line) {
            refuse("grading", "'\(word)', a grader of the problem's own", fix: "leave it out")
        }
        if files.kind("graders") == .folder { report("the folder graders/", fix: "remove it") }
    }

    private func refuseParts2025() {
        if files.kind("output_validator") == .folder {
            report("the folder output_validator/, a validator of the problem's own", fix: "use the default validator")
        }
        if case .map(let constants)? = root.raw("constants")?.content, !constants.isEmpty {
            refuse("constants", "constants that are put into files", fix: "write the values out")
        }
    }

    /// The 2025-09 format knows no other keys; legacy packages carry those of other tools too.
    func finish(_ format: PackageFormat) {
        for key in [
            "problem_format_version", "type", "name", "uuid", "source", "license", "rights_owner", "keywords", "limits",
        ] {
            _ = root.raw(key)
        }
        switch format {
        case .legacy:
            for key in ["author", "source_url", "validation", "validator_flags", "grading"] { _ = root.raw(key) }
            root.finishLeniently()
        case .of2025:
            for key in ["version", "credits", "embargo_until", "languages", "allow_file_writing", "constants"] {
                _ = root.raw(key)
            }
            root.finish()
        }
    }

    private func refuse(_ key: String, _ what: String, fix: String) {
        root.complain(key, "not supported yet: \(what)", fix: fix)
    }

    private func report(_ what: String, fix: String) {
        root.report.complain(line: nil, "not supported yet: \(what)", fix: fix)
    }
}
