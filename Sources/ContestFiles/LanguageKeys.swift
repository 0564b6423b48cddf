import ContestModel

/// The keys of one language.
struct LanguageKeys {
    let section: Section

    private static let placeholders = ["source", "program", "sources", "entry_point", "memory_mib"]

    /// Nil after a complaint.
    func language(image: String) -> Language? {
        let id: LanguageID? = section.required("id", .id())
        let name = section.required("name", .line)
        let extensions = section.list("extensions", .fileExtension) ?? []
        if extensions.isEmpty { section.complain("extensions", "names none", fix: "write `extensions: [c]`") }
        let compile = section.raw("compile") == nil ? nil : command("compile")
        let run = command("run")
        let rule = entryPoint()
        let version = command("version")
        let factor = section.value("time_factor", .positive, default: 1)
        let overhead = section.value("memory_overhead", .size, default: 0)
        let environment = section.section("environment").rest(Form.line)
        section.finish()
        guard let id, let name, let rule else { return nil }
        return Language(
            id: id,
            name: name,
            extensions: extensions,
            image: image,
            compile: compile,
            run: run,
            entryPoint: rule,
            version: version,
            timeFactor: factor,
            memoryOverhead: overhead,
            environment: environment
        )
    }

    private func command(_ key: String) -> [String] {
        guard let words = section.list(key, .line), !words.isEmpty else {
            section.complain(key, "has no words", fix: "write a command as a list: [gcc, --version]")
            return []
        }
        for word in words {
            for match in word.matches(of: /\{([a-z_]+)\}/) where !Self.placeholders.contains(String(match.1)) {
                let near = Nearest.word(to: String(match.1), among: Self.placeholders)
                let known = Self.placeholders.map { "{\($0)}" }.joined(separator: ", ")
                section.complain(
                    key,
                    "nothing is put in place of {\(match.1)}",
                    fix: near.map { "did you mean {\($0)}?" } ?? "known are \(known)"
                )
            }
        }
        return words
    }

    private func entryPoint() -> Language.EntryPointRule? {
        let expected = "none, file, or {pattern: \"a regular expression\"}"
        switch section.raw("entry_point")?.content {
        case .text("none"): return Language.EntryPointRule.none
        case .text("file"): return .file
        case .map:
            let inner = section.section("entry_point")
            let pattern = inner.required("pattern", .pattern)
            inner.finish()
            return pattern.map { .pattern($0) }
        case .some(.blank), .some(.null), .some(.text), .some(.list), nil:
            section.complain("entry_point", "is missing or none of these", fix: "write \(expected)")
            return nil
        }
    }
}

extension Form<String> {
    fileprivate static var pattern: Self {
        Form("a regular expression") { (try? Regex($0)) == nil ? nil : $0 }
    }
}
