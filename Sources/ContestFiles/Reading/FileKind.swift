import Foundation

/// What lies at a path.
enum FileKind {
    case file, folder, link, other, missing

    /// Links are followed; one that leads nowhere, or in a circle, is `missing`.
    init(_ path: String) {
        let kind = FileKind(itself: Links.resolved(path))
        self = kind == .link ? .missing : kind
    }

    /// A link is a `link`.
    init(itself path: String) {
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .isDirectoryKey, .isSymbolicLinkKey]
        guard let values = try? URL(fileURLWithPath: path).resourceValues(forKeys: keys) else {
            self = .missing
            return
        }
        if values.isSymbolicLink == true {
            self = .link
        } else if values.isDirectory == true {
            self = .folder
        } else {
            self = values.isRegularFile == true ? .file : .other
        }
    }
}
