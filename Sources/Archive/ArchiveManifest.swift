/// The archive's own list of what it holds; it stands at the end, as members are read only once.
package struct ArchiveManifest: Codable, Equatable, Sendable {
    package struct Member: Codable, Equatable, Sendable {
        /// One of these two for a file and a link; none for a folder.
        let sha256, target: String?
        let mode: Int
        let path: String
        /// Bytes.
        let size: Int64?
    }

    /// A folder that the contest names by an absolute path, which is another one wherever it is restored.
    package struct Elsewhere: Codable, Equatable, Sendable {
        /// The key of the contest's file.
        package let key: String
        package let written: String
        /// Where its contents lie, below the folder that is restored; nil: it has none in the archive.
        package let path: String?

        package init(key: String, written: String, path: String?) {
            self.key = key
            self.written = written
            self.path = path
        }
    }

    package let contest: String
    /// Below the folder that is restored.
    package let contestFile: String
    package let elsewhere: [Elsewhere]
    let members: [Member]
    /// The version that wrote it.
    package let program: String

    /// What comes first, so that another kind of file is known at once.
    static let mark = "batch-judge-archive"
    static let format = 1
    static let name = "manifest.json"
    static let digestName = "manifest.sha256"
    /// Everything that is restored lies in here.
    static let top = "files"

    package var files: Int { members.count { $0.sha256 != nil } }
}
