import Archive
import Foundation

/// Puts folders of the organizer's into an archive, links included.
///
/// A link that stays within its folder stays a link; another one is replaced by what it leads to, as that is not on the other
/// machine.
struct FolderWalk {
    var writer: ArchiveWriter
    let excluded: Set<String>
    /// What was left out, for people.
    private(set) var notes: [String] = []
    /// Members that are in the archive already, by their bytes: a folder that lies in another one is carried once.
    private var made: Set<[UInt8]> = [[]]

    init(writer: ArchiveWriter, excluded: Set<String>) {
        self.writer = writer
        self.excluded = excluded
    }

    /// A folder that is there, and everything in it.
    mutating func add(_ part: ArchiveLayout.Part) throws {
        if let parent = MemberPath.parent(part.member) { try makeFolder(parent, mode: 0o755) }
        let source = URL(filePath: part.source).resolvingSymlinksInPath().path(percentEncoded: false)
        try add(folder: source.trimmed, as: part.member, top: part.member, within: [])
    }

    /// Makes it and what is above it, once.
    mutating func makeFolder(_ member: String, mode: Int) throws {
        guard !made.contains(Array(member.utf8)) else { return }
        if let parent = MemberPath.parent(member) { try makeFolder(parent, mode: 0o755) }
        try writer.folder(member, mode: mode)
        made.insert(Array(member.utf8))
    }

    /// Gives the checksum of what was read.
    @discardableResult
    mutating func add(file source: String, as member: String, mode: Int) throws -> String {
        made.insert(Array(member.utf8))
        let facts = try FileManager.default.attributesOfItem(atPath: source)
        let input = try FileHandle(forReadingFrom: URL(filePath: source))
        defer { try? input.close() }
        let size = (facts[.size] as? NSNumber)?.int64Value ?? 0
        return try writer.file(member, from: input, size: size, mode: mode)
    }

    private mutating func add(folder: String, as member: String, top: String, within: [String]) throws {
        try makeFolder(member, mode: try Self.mode(of: folder))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let source = "\(folder)/\(name)"
            guard !excluded.contains(source) else { continue }
            let inner = member.isEmpty ? name : "\(member)/\(name)"
            let kind = try FileManager.default.attributesOfItem(atPath: source)[.type] as? FileAttributeType
            guard kind == .typeDirectory || !made.contains(Array(inner.utf8)) else { continue }
            switch kind {
            case .typeDirectory?: try add(folder: source, as: inner, top: top, within: within + [folder])
            case .typeRegular?: try add(file: source, as: inner, mode: Self.mode(of: source))
            case .typeSymbolicLink?: try add(link: source, as: inner, top: top, within: within + [folder])
            default: notes.append("\(source) is neither a file nor a folder nor a link, and was left out.")
            }
        }
    }

    private mutating func add(link: String, as member: String, top: String, within: [String]) throws {
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: link)
        let depth = MemberPath.depth(member) - (top.isEmpty ? 0 : MemberPath.depth(top) + 1)
        if MemberPath.staysInside(target, depth: depth) {
            made.insert(Array(member.utf8))
            return try writer.link(member, to: target)
        }
        let real = URL(filePath: link).resolvingSymlinksInPath().path(percentEncoded: false).trimmed
        let facts = try? FileManager.default.attributesOfItem(atPath: real)
        switch facts?[.type] as? FileAttributeType {
        case .typeRegular?: try add(file: real, as: member, mode: Self.mode(of: real))
        case .typeDirectory? where !within.contains { $0 == real || $0.hasPrefix("\(real)/") }:
            try add(folder: real, as: member, top: member, within: within)
        case .typeDirectory?: notes.append("\(link) leads to a folder that it lies in, and was left out.")
        default: notes.append("\(link) leads to \(target), where nothing is, and was left out.")
        }
    }

    private static func mode(of path: String) throws -> Int {
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        return (mode?.intValue ?? 0o755) & 0o777
    }
}

extension String {
    /// Without the slash that URLs of folders end in.
    fileprivate var trimmed: String { hasSuffix("/") && self != "/" ? String(dropLast()) : self }
}
