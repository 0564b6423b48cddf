package import ContestModel

/// What a submission is, judged by the names of its files, its manifest and the rules of the languages.
package enum SourceRules {
    /// The language, the sources and the entry point.
    ///
    /// `contentsOf` gives a source's text, cut to 1 MiB; it is asked only for languages whose entry point is found by a
    /// pattern and only where there is more than one source.
    package static func entry(
        files: [UnpackedFile],
        manifest: SubmissionManifest,
        languages: [Language],
        allowed: [LanguageID]?,
        contentsOf: (String) throws -> String
    ) rethrows -> Result<SourceEntry, Rejection> {
        let paths = files.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let language: Language
        switch LanguageChoice(paths: paths, manifest: manifest, languages: languages, allowed: allowed).language {
        case .success(let chosen): language = chosen
        case .failure(let rejection): return .failure(rejection)
        }
        let sources = paths.filter { LanguageChoice.isSource($0, of: language) }
        guard !sources.isEmpty else {
            return .failure(Rejection(.noSource, "no \(language.name) source; found \(LanguageChoice.summary(paths))"))
        }
        if let option = sources.first(where: looksLikeOption) {
            return .failure(
                Rejection(.badName, "'\(DisplayName.shown(option))': names of sources may not begin with - or @")
            )
        }
        return try EntryPoint.found(for: language, in: sources, asked: manifest.entryPoint, contentsOf).map {
            SourceEntry(language: language, sources: sources, entryPoint: $0)
        }
    }

    /// The language alone, before files of the problem's are put over the submission's.
    package static func language(
        files: [UnpackedFile],
        manifest: SubmissionManifest,
        languages: [Language],
        allowed: [LanguageID]?
    ) -> Result<Language, Rejection> {
        let paths = files.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return LanguageChoice(paths: paths, manifest: manifest, languages: languages, allowed: allowed).language
    }

    /// What is wrong with the files of a submission to an ML problem; nil: nothing.
    package static func predictionEntry(files: [UnpackedFile], rules: PredictionRules) -> Rejection? {
        let paths = files.map(\.path)
        let missing = ([rules.entryPoint] + rules.requiredFiles).filter { needed in
            !paths.contains { $0.utf8.elementsEqual(needed.utf8) }
        }
        if let first = missing.first {
            return Rejection(.missingFile, lack(of: first, in: paths))
        }
        let wrong = paths.filter { path in
            path != "submission.yaml" && !rules.allowedExtensions.contains(LanguageChoice.fileExtension(path))
        }
        guard !wrong.isEmpty else { return nil }
        let allowed = rules.allowedExtensions.joined(separator: ", ")
        return Rejection(.fileType, "\(DisplayName.list(wrong)): only files of these kinds are allowed: \(allowed)")
    }

    /// With what is likely to be meant.
    private static func lack(of needed: String, in paths: [String]) -> String {
        let message = "'\(needed)' is missing; found \(LanguageChoice.summary(paths))"
        let name = needed.split(separator: "/").last ?? needed[...]
        func first(_ fits: (String) -> Bool) -> String? { paths.first(where: fits).map { DisplayName.shown($0) } }
        if let other = first({ $0.lowercased() == needed.lowercased() }) {
            return "\(message): rename '\(other)', upper and lower case count"
        }
        if let deeper = first({ $0.hasSuffix("/\(name)") }) {
            return
                "\(message): '\(deeper)' is in the wrong place, zip the files themselves and not the folder around them"
        }
        if let inner = first({ LanguageChoice.fileExtension($0) == "zip" }) {
            return "\(message): nobody looks into '\(inner)', zip the files themselves"
        }
        if needed.hasSuffix(".py"), let notebook = first({ LanguageChoice.fileExtension($0) == "ipynb" }) {
            return "\(message): '\(notebook)' is a notebook and cannot be run, save its code as '\(needed)'"
        }
        return message
    }

    private static func looksLikeOption(_ path: String) -> Bool {
        path.split(separator: "/").contains { $0.utf8.first == UInt8(ascii: "-") || $0.utf8.first == UInt8(ascii: "@") }
    }
}
