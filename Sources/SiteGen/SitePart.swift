import ContestModel

/// Files of the site that are made together, because they hang on the same things.
///
/// What changes one of a part's files changes its `inputs`; so publishing asks for the files only where these differ from
/// those of the release that is public. Parts have names of their own, and files of their own.
package struct SitePart {
    /// Stable from one release to the next; letters, digits and `_.-/`.
    package let name: String
    /// One line that differs whenever a file of it could; nil: nobody knows, and the files are made every time.
    package let inputs: String?
    /// Whether `version.json` tells that it changed.
    package let isPublic: Bool
    package let files: () throws -> [SiteFile]

    package init(
        _ name: String,
        inputs: String?,
        isPublic: Bool = true,
        files: @escaping () throws -> [SiteFile]
    ) {
        self.name = name
        self.inputs = inputs
        self.isPublic = isPublic
        self.files = files
    }

    /// Of the paths and contents of a part's files.
    static func digest(of files: [SiteFile]) -> String {
        var hash = FNV1a()
        for file in files {
            hash.update([UInt8]("\(file.path) \(file.contents.count)\n".utf8))
            hash.update([UInt8](file.contents))
        }
        return hash.hex
    }
}

/// A whole site, of which nothing was made yet.
package struct Site {
    package let parts: [SitePart]
    /// Made last, from what `version(of:)` says of all the others.
    package let last: (_ version: String) throws -> SiteFile

    package init(parts: [SitePart], last: @escaping (_ version: String) throws -> SiteFile) {
        self.parts = parts
        self.last = last
    }

    /// The same with one part more.
    package func adding(_ part: SitePart) -> Site { Site(parts: parts + [part], last: last) }

    /// All of it.
    package func files() throws -> [SiteFile] {
        var files: [SiteFile] = []
        var digests: [String: String] = [:]
        for part in parts {
            let own = try part.files()
            if part.isPublic { digests[part.name] = SitePart.digest(of: own) }
            files += own
        }
        return files + [try last(Self.version(of: digests))]
    }

    /// From the digests of the public parts, by name.
    static func version(of digests: [String: String]) -> String {
        var hash = FNV1a()
        for (name, digest) in digests.sorted(by: { $0.key < $1.key }) {
            hash.update([UInt8]("\(name) \(digest)\n".utf8))
        }
        return hash.hex
    }
}
