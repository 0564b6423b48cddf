import ContestModel

/// Where a program begins, by its language's rule.
enum EntryPoint {
    /// Bytes of all sources together that are searched for a pattern, and of one line: hostile ones can take the judge some
    /// seconds for each MiB.
    private static let maxSearched = 2 << 20
    private static let maxLine = 500

    /// Nil where the language has no entry point.
    static func found(
        for language: Language,
        in sources: [String],
        asked: String?,
        _ contentsOf: (String) throws -> String
    ) rethrows -> Result<String?, Rejection> {
        switch language.entryPoint {
        case .none:
            guard let asked, !sources.contains(asked) else { return .success(nil) }
            return .failure(missing(asked, in: sources))
        case .file:
            if let asked { return sources.contains(asked) ? .success(asked) : .failure(missing(asked, in: sources)) }
            return chosen(from: sources, of: sources).map { $0 }
        case .pattern(let pattern):
            if let asked {
                let source = sources.first { $0 == asked || unit(of: $0) == asked }
                return source.map { .success(unit(of: $0)) } ?? .failure(missing(asked, in: sources))
            }
            guard sources.count > 1 else { return .success(sources.first.map(unit)) }
            guard let regex = try? Regex(pattern) else {
                return .failure(
                    Rejection(.infrastructure, "\(language.id): the entry-point pattern is no regular expression")
                )
            }
            let matching = try matching(regex, in: sources, contentsOf)
            return chosen(from: matching, of: sources).map(unit)
        }
    }

    /// The only one, or the only `main.*` of the highest folder that has any.
    private static func chosen(from candidates: [String], of sources: [String]) -> Result<String, Rejection> {
        if candidates.isEmpty {
            return .failure(
                Rejection(.noSource, "no source has an entry point; found \(LanguageChoice.summary(sources))")
            )
        }
        let mains = candidates.filter { stem(of: $0).lowercased() == "main" }
        let depth = mains.map(depth).min()
        let highest = candidates.count == 1 ? candidates : mains.filter { Self.depth($0) == depth }
        guard highest.count == 1 else {
            return .failure(
                Rejection(
                    .ambiguousLanguage,
                    "several sources could be the entry point: \(DisplayName.list(candidates))"
                )
            )
        }
        return .success(highest[0])
    }

    private static func matching(
        _ regex: Regex<AnyRegexOutput>,
        in sources: [String],
        _ contentsOf: (String) throws -> String
    ) rethrows -> [String] {
        var budget = maxSearched
        return try sources.filter { source in
            guard budget > 0 else { return false }
            let text = try contentsOf(source)
            budget -= text.utf8.count
            return text.split(whereSeparator: \.isNewline).contains { line in
                // Long lines are cut, as a pattern may take the square of a line's length.
                line.utf8.count <= maxLine
                    ? line.firstMatch(of: regex) != nil : line.prefix(maxLine).firstMatch(of: regex) != nil
            }
        }
    }

    /// The path without its extension, dots for slashes: `geo/Main.java` is `geo.Main`.
    private static func unit(of source: String) -> String {
        let ending = LanguageChoice.fileExtension(source).utf8.count + 1
        return String(decoding: source.utf8.dropLast(ending), as: UTF8.self).replacing("/", with: ".")
    }

    private static func stem(of source: String) -> String {
        let name = source.split(separator: "/").last ?? ""
        return String(decoding: name.utf8.dropLast(LanguageChoice.fileExtension(source).utf8.count + 1), as: UTF8.self)
    }

    private static func depth(_ source: String) -> Int { source.utf8.filter { $0 == UInt8(ascii: "/") }.count }

    private static func missing(_ asked: String, in sources: [String]) -> Rejection {
        let name = DisplayName.shown(asked, limit: 80)
        return Rejection(.missingFile, "submission.yaml: no source '\(name)'; found \(LanguageChoice.summary(sources))")
    }
}
