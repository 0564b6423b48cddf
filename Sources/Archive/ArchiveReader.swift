package import Foundation

import ContestModel

/// Reads an archive from a file or a pipe and writes what it holds below one folder. The archive may be hostile or damaged.
///
/// Every member's checksum is compared, but only the end says whether the list was whole: what lies in the folder counts when
/// `restore` has returned, and is for the caller to throw away when it throws. It writes no more than the archive holds.
package struct ArchiveReader {
    /// Bytes of the list, which is held in memory.
    private static let manifestLimit: Int64 = 256 << 20

    private let input: FileHandle
    /// Where the archive's `files` goes.
    private let folder: String
    /// By the bytes of their paths: names that differ in the form of an accent alone are two names to Linux.
    private var found: [[UInt8]: ArchiveManifest.Member] = [:]
    private var last = "its beginning"

    private init(_ input: FileHandle, into folder: String) {
        self.input = input
        self.folder = folder
    }

    /// The folder must be there, empty, and closed to others; afterwards it holds the folder `files`.
    package static func restore(_ input: FileHandle, into folder: String) throws -> ArchiveManifest {
        var reader = ArchiveReader(input, into: folder)
        try reader.readMark()
        let manifest = try reader.readMembers()
        try reader.compare(with: manifest)
        try reader.makeLinksAndModes(of: manifest)
        return manifest
    }

    /// Whether a plain file begins as an archive does, of whatever format.
    package static func isArchive(_ path: String) -> Bool {
        let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard kind == .typeRegular, let file = FileHandle(forReadingAtPath: path) else { return false }
        let start = Data("\(ArchiveManifest.mark)\0".utf8)
        return (try? file.read(upToCount: start.count)) == start
    }

    private mutating func readMark() throws {
        guard let start = try? next(), start.path == ArchiveManifest.mark, case .file(1...16) = start.kind else {
            throw ArchiveError.notAnArchive
        }
        let words = String(decoding: try contents(of: start), as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard let format = words.first.flatMap({ Int($0) }) else { throw ArchiveError.notAnArchive }
        guard format == ArchiveManifest.format else { throw ArchiveError.newerFormat(format) }
    }

    private mutating func readMembers() throws -> ArchiveManifest {
        while let header = try next() {
            if header.path == ArchiveManifest.name { return try readManifest(header) }
            try take(header)
            last = header.path
        }
        throw ArchiveError.missing(member: ArchiveManifest.name)
    }

    private mutating func take(_ header: TarHeader) throws {
        let path = header.path
        guard MemberPath.isFine(path), path == ArchiveManifest.top || path.hasPrefix("\(ArchiveManifest.top)/") else {
            throw ArchiveError.badName(path)
        }
        guard found[Array(path.utf8)] == nil else { throw ArchiveError.damaged(member: path, what: "it comes twice") }
        if let parent = MemberPath.parent(path) {
            guard let above = found[Array(parent.utf8)], above.isFolder else {
                throw ArchiveError.missing(member: parent)
            }
        }
        let target = "\(folder)/\(path)"
        var digest: String?
        switch header.kind {
        case .folder:
            try FileManager.default.createDirectory(
                atPath: target,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        case .link(let to):
            // From the folder that is restored, not from the archive's top.
            guard MemberPath.staysInside(to, depth: MemberPath.depth(path) - 1) else {
                throw ArchiveError.badLink(member: path, target: to)
            }
        case .file(let size): digest = try write(size, to: target, of: header)
        }
        found[Array(path.utf8)] = ArchiveManifest.Member(header, sha256: digest)
    }

    private func write(_ size: Int64, to target: String, of header: TarHeader) throws -> String {
        try Data().write(to: URL(filePath: target), options: .withoutOverwriting)
        guard let file = FileHandle(forWritingAtPath: target) else { throw ArchiveError.badName(header.path) }
        var hash = SHA256()
        var left = size
        while left > 0 {
            let data = try bytes(Int(min(left, 1 << 20)), of: header.path)
            hash.update(Array(data))
            try file.write(contentsOf: data)
            left -= Int64(data.count)
        }
        try file.close()
        try skipPadding(after: size, of: header.path)
        return hash.hexDigest()
    }

    private mutating func readManifest(_ header: TarHeader) throws -> ArchiveManifest {
        let list = try contents(of: header)
        last = header.path
        guard let seal = try next(), seal.path == ArchiveManifest.digestName else {
            throw ArchiveError.missing(member: ArchiveManifest.digestName)
        }
        var hash = SHA256()
        hash.update(Array(list))
        guard try contents(of: seal) == Data("\(hash.hexDigest())\n".utf8) else {
            throw ArchiveError.damaged(member: ArchiveManifest.name, what: "its checksum is another")
        }
        last = seal.path
        guard try next() == nil, try bytes(TarHeader.block, of: last).allSatisfy({ $0 == 0 }),
            try input.read(upToCount: 1)?.isEmpty ?? true
        else { throw ArchiveError.damaged(member: last, what: "more follows it") }
        do {
            return try JSONDecoder().decode(ArchiveManifest.self, from: list)
        } catch {
            throw ArchiveError.damaged(member: ArchiveManifest.name, what: "it cannot be read")
        }
    }

    private func compare(with manifest: ArchiveManifest) throws(ArchiveError) {
        var rest = found
        for member in manifest.members {
            guard let own = rest.removeValue(forKey: Array(member.path.utf8)) else {
                throw .missing(member: member.path)
            }
            guard own == member else { throw .damaged(member: member.path, what: "its checksum is another") }
        }
        if let more = rest.values.map(\.path).min() { throw .unexpected(member: more) }
        let named = [manifest.contestFile] + manifest.elsewhere.compactMap(\.path)
        for path in named where found[Array("\(ArchiveManifest.top)/\(path)".utf8)] == nil {
            throw .missing(member: path)
        }
    }

    /// Links last: so nothing was written through one. Deepest folders first: one that may not be written to comes after what
    /// lies in it.
    private func makeLinksAndModes(of manifest: ArchiveManifest) throws {
        for member in manifest.members.reversed() {
            let path = "\(folder)/\(member.path)"
            if let target = member.target {
                try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
            } else {
                // Its owner can always read it; nobody but its owner writes to it; no set-user-id.
                let mode = member.mode & 0o755 | (member.isFolder ? 0o700 : 0o600)
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            }
        }
    }
}

extension ArchiveReader {
    private func next() throws -> TarHeader? {
        try TarHeader(reading: { try [UInt8](bytes($0, of: nil)) }, after: last)
    }

    /// A small member as a whole.
    private func contents(of header: TarHeader) throws -> Data {
        guard case .file(let size) = header.kind, size <= Self.manifestLimit else {
            throw ArchiveError.damaged(member: header.path, what: "it is no file, or far too large")
        }
        var data = Data()
        while data.count < size { data += try bytes(min(Int(size) - data.count, 1 << 20), of: header.path) }
        try skipPadding(after: size, of: header.path)
        return data
    }

    private func skipPadding(after size: Int64, of member: String) throws {
        guard try bytes(TarHeader.padding(after: size), of: member).allSatisfy({ $0 == 0 }) else {
            throw ArchiveError.damaged(member: member, what: "something stands behind its end")
        }
    }

    /// Exactly so many; a pipe may give fewer at a time.
    private func bytes(_ count: Int, of member: String?) throws -> Data {
        var data = Data()
        while data.count < count {
            guard let more = try input.read(upToCount: count - data.count), !more.isEmpty else {
                guard let member else { throw ArchiveError.truncated(after: last) }
                throw ArchiveError.damaged(member: member, what: "the archive is cut short in it")
            }
            data += more
        }
        return data
    }
}

extension ArchiveManifest.Member {
    var isFolder: Bool { sha256 == nil && target == nil }
}
