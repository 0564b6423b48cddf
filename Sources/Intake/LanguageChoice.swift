import ContestModel

/// Which language a submission is written in.
struct LanguageChoice {
    let paths: [String]
    let manifest: SubmissionManifest
    let languages: [Language]
    /// Nil: all of them.
    let allowed: [LanguageID]?

    /// What the manifest says; without it the only language whose extensions occur, of those that are allowed where
    /// some are not. The manifest's entry point decides where the extensions do not.
    var language: Result<Language, Rejection> {
        if let name = manifest.language { return named(name) }
        let found = languages.filter { language in paths.contains { Self.isSource($0, of: language) } }
        guard !found.isEmpty else {
            return .failure(Rejection(.noSource, "no source of a known language; found \(Self.summary(paths))"))
        }
        let fitting = found.filter(isAllowed)
        if fitting.count == 1 { return .success(fitting[0]) }
        if fitting.isEmpty { return .failure(notAllowed(found)) }
        let pointed = fitting.filter { language in manifest.entryPoint.map { Self.isSource($0, of: language) } ?? false
        }
        if pointed.count == 1 { return .success(pointed[0]) }
        let list = fitting.map { language in
            "\(language.id) (\(DisplayName.list(paths.filter { Self.isSource($0, of: language) }, limit: 3)))"
        }
        return .failure(Rejection(.ambiguousLanguage, "sources of several languages: \(list.joined(separator: ", "))"))
    }

    static func isSource(_ path: String, of language: Language) -> Bool {
        language.extensions.contains(fileExtension(path))
    }

    /// Lower case, without a dot; empty where there is none. A name that only begins with a dot has none.
    static func fileExtension(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[dot...].dropFirst().lowercased()
    }

    static func summary(_ paths: [String]) -> String { paths.isEmpty ? "no files" : DisplayName.list(paths) }

    private func named(_ name: String) -> Result<Language, Rejection> {
        guard let language = languages.first(where: { $0.id.text == name }) else {
            let known = languages.map(\.id.text).joined(separator: ", ")
            return .failure(
                Rejection(
                    .badManifest,
                    "submission.yaml: no language '\(DisplayName.shown(name, limit: 60))'; there are \(known)"
                )
            )
        }
        return isAllowed(language) ? .success(language) : .failure(notAllowed([language]))
    }

    private func isAllowed(_ language: Language) -> Bool { allowed?.contains(language.id) ?? true }

    private func notAllowed(_ found: [Language]) -> Rejection {
        let names = found.map(\.id.text).joined(separator: ", ")
        let good = languages.filter(isAllowed).map(\.id.text).joined(separator: ", ")
        return Rejection(.languageNotAllowed, "the sources are of \(names); the problem allows \(good)")
    }
}
