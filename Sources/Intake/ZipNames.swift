import ContestModel
import Foundation

/// Which names of entries are safe on every system, as text, as paths and in messages.
enum ZipNames {
    /// Parts of a path.
    static let maxDepth = 32
    private static let maxPath = 1024
    private static let maxPart = 255

    /// The entry's path without a trailing slash.
    static func path(of entry: ZipLabel) throws(Rejection) -> String {
        guard let text = String(validating: entry.name, as: UTF8.self) else {
            throw entry.rejection(.badName, "the name is not UTF-8")
        }
        guard text.unicodeScalars.allSatisfy(DisplayName.isPlain) else {
            throw entry.rejection(.badName, "the name has a control character")
        }
        try checkStart(entry)
        let bytes = entry.name.last == UInt8(ascii: "/") ? entry.name.dropLast() : entry.name[...]
        try checkParts(of: bytes, entry)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func checkStart(_ entry: ZipLabel) throws(Rejection) {
        let name = entry.name
        guard let first = name.first else { throw entry.rejection(.badName, "the name is empty") }
        guard first != UInt8(ascii: "/"), first != UInt8(ascii: "\\") else {
            throw entry.rejection(.absolutePath, "the path starts at the root")
        }
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20)
        if isLetter, name.count > 1, name[1] == UInt8(ascii: ":") {
            throw entry.rejection(.absolutePath, "the path starts with a drive letter")
        }
    }

    private static func checkParts(of path: ArraySlice<UInt8>, _ entry: ZipLabel) throws(Rejection) {
        let separators = [UInt8(ascii: "/"), UInt8(ascii: "\\")]
        let parts = path.split(omittingEmptySubsequences: false, whereSeparator: separators.contains)
        guard !parts.contains(where: { $0.elementsEqual("..".utf8) }) else {
            throw entry.rejection(.pathTraversal, "the path leaves the folder")
        }
        guard !path.contains(UInt8(ascii: "\\")) else {
            throw entry.rejection(.badName, "the name has a backslash; folders are separated by '/'")
        }
        guard !parts.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) }) else {
            throw entry.rejection(.badName, "the path has an empty part or a '.'")
        }
        guard path.count <= maxPath, parts.allSatisfy({ $0.count <= maxPart }) else {
            throw entry.rejection(.badName, "the name is longer than \(maxPart) bytes, or its path than \(maxPath)")
        }
        guard parts.count <= maxDepth else {
            throw entry.rejection(.nestedTooDeep, "\(parts.count - 1) folders deep; \(maxDepth - 1) are allowed")
        }
    }
}

/// All files and folders that a zip would make, those that paths imply too: each name once, however it is written.
struct ZipTree {
    private struct Node {
        let path: String
        let isFolder: Bool
        var isExplicit: Bool
    }

    private let limit: Int
    private var nodes: [[UInt8]: Node] = [:]

    init(limit: Int) { self.limit = limit }

    mutating func add(_ path: String, isFolder: Bool, of entry: ZipLabel) throws(Rejection) {
        let parts = path.split(separator: "/")
        for depth in 1..<max(1, parts.count) {
            try add(parts[..<depth].joined(separator: "/"), isFolder: true, isExplicit: false, entry)
        }
        try add(path, isFolder: isFolder, isExplicit: true, entry)
    }

    private mutating func add(
        _ path: String,
        isFolder: Bool,
        isExplicit: Bool,
        _ entry: ZipLabel
    ) throws(Rejection) {
        let key = Self.folded(path)
        guard let known = nodes[key] else {
            guard nodes.count < limit else {
                throw Rejection(.tooManyFiles, "more than \(limit) files and folders in the zip")
            }
            nodes[key] = Node(path: path, isFolder: isFolder, isExplicit: isExplicit)
            return
        }
        // Bytes are compared, as two strings are equal already when they only look the same.
        guard known.path.utf8.elementsEqual(path.utf8) else {
            throw entry.rejection(
                .duplicateEntry,
                "'\(DisplayName.shown(known.path, limit: 120))' has the same name but for its case"
            )
        }
        guard known.isFolder == isFolder else { throw entry.rejection(.duplicateEntry, "it is a file and a folder") }
        guard !(known.isExplicit && isExplicit) else {
            throw entry.rejection(.duplicateEntry, "it is in the zip twice")
        }
        if isExplicit { nodes[key]?.isExplicit = true }
    }

    /// The same for names that a filesystem may take as one: other case, other form of the same characters.
    private static func folded(_ path: String) -> [UInt8] {
        Array(path.uppercased().lowercased().precomposedStringWithCanonicalMapping.utf8)
    }
}
