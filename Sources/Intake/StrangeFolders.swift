package import ContestModel

/// The folders beside the teams' that are no team's: nothing in them is taken before `teams.yaml` knows their team.
package struct StrangeFolders {
    /// The folder that the teams' folders lie in.
    private let place: String
    /// What stands before and after the team's id in a folder's name.
    private let around: (before: String, after: String)
    /// From a team's folder on to its inbox.
    private let rest: [[UInt8]]
    private let known: Set<[UInt8]>
    /// Of those that are strange, and of uploads in one of them: more would tell nothing new.
    private static let maxNames = 1000

    /// `inbox` is an absolute path with `{team}`; nil where it has none.
    package init?(inbox: String, teams: [TeamID]) {
        let parts = inbox.split(separator: "/").map(String.init)
        guard let depth = parts.firstIndex(where: { $0.contains("{team}") }) else { return nil }
        place = "/" + parts[..<depth].joined(separator: "/")
        let halves = parts[depth].split(separator: "{team}", maxSplits: 1, omittingEmptySubsequences: false)
        around = (String(halves.first ?? ""), String(halves.last ?? ""))
        rest = parts[(depth + 1)...].map { Array($0.utf8) }
        known = Set(teams.map { Array(parts[depth].replacing("{team}", with: $0.text).utf8) })
    }

    /// Paths as they are shown to people, each with the uploads that lie in its inbox, if any.
    package func found() throws -> [(path: String, uploads: [String])] {
        let folder = try Descriptor.place(place)
        return try folder.names(limit: known.count + Self.maxNames).filter(isStrange).sorted {
            $0.lexicographicallyPrecedes($1)
        }
        .compactMap { name in
            guard let inside = try? folder.folder(name) else { return nil }
            return ("\(place)/\(DisplayName.shown(name))", uploads(in: inside))
        }
    }

    /// Zips beside the teams' folders, as they are shown to people: they are nobody's.
    package func strayZips() throws -> [String] {
        let folder = try Descriptor.place(place)
        return try folder.names(limit: known.count + Self.maxNames).filter { isStrange($0) && UploadNames.isZip($0) }
            .sorted { $0.lexicographicallyPrecedes($1) }
            .filter { (try? folder.folder($0)) == nil }.map { "\(place)/\(DisplayName.shown($0))" }
    }

    private func isStrange(_ name: [UInt8]) -> Bool {
        name.first != UInt8(ascii: ".") && !known.contains(name) && name.starts(with: around.before.utf8)
            && name.reversed().starts(with: around.after.utf8.reversed())
    }

    /// What cannot be read has none.
    private func uploads(in folder: Descriptor) -> [String] {
        guard let inbox = try? rest.reduce(folder, { try $0.folder($1) }) else { return [] }
        let names = (try? inbox.names(limit: Self.maxNames)) ?? []
        return names.filter { UploadNames.isZip($0) && !UploadNames.isTemporary($0) }.map { DisplayName.shown($0) }
            .sorted()
    }
}
