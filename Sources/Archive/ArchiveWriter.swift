package import Foundation

import ContestModel

/// Writes an archive in one go, to a file or a pipe: members, their list, the list's checksum.
package struct ArchiveWriter {
    private let output: FileHandle
    private var members: [ArchiveManifest.Member] = []

    package init(to output: FileHandle) throws {
        self.output = output
        try plain(Data("\(ArchiveManifest.format)\n".utf8), named: ArchiveManifest.mark)
        try folder("", mode: 0o755)
    }

    /// Paths are relative to the folder that will be restored; a folder comes before what lies in it.
    package mutating func folder(_ path: String, mode: Int) throws {
        try header(path, .folder, mode: mode)
    }

    package mutating func link(_ path: String, to target: String) throws {
        guard MemberPath.staysInside(target, depth: MemberPath.depth(path)) else {
            throw ArchiveError.badLink(member: path, target: target)
        }
        try header(path, .link(target: target), mode: 0o777)
    }

    /// Gives the checksum of what was read; a file that is not of that size any more is an error.
    @discardableResult
    package mutating func file(_ path: String, from input: FileHandle, size: Int64, mode: Int) throws -> String {
        try check(path)
        let header = TarHeader(path: Self.member(path), kind: .file(size: size), mode: mode)
        try output.write(contentsOf: header.encoded)
        var hash = SHA256()
        var left = size
        while left > 0 {
            guard let data = try input.read(upToCount: Int(min(left, 1 << 20))), !data.isEmpty else {
                throw ArchiveError.changed(file: path)
            }
            hash.update(Array(data))
            try output.write(contentsOf: data)
            left -= Int64(data.count)
        }
        guard try input.read(upToCount: 1)?.isEmpty ?? true else { throw ArchiveError.changed(file: path) }
        try output.write(contentsOf: Data(count: TarHeader.padding(after: size)))
        let digest = hash.hexDigest()
        note(header, sha256: digest)
        return digest
    }

    /// The last call. `elsewhere` and `contestFile` are for whoever restores it.
    package mutating func finish(
        contest: String,
        contestFile: String,
        elsewhere: [ArchiveManifest.Elsewhere],
        program: String
    ) throws {
        let manifest = ArchiveManifest(
            contest: contest,
            contestFile: contestFile,
            elsewhere: elsewhere,
            members: members,
            program: program
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let list = try encoder.encode(manifest)
        var hash = SHA256()
        hash.update(Array(list))
        try plain(list, named: ArchiveManifest.name)
        try plain(Data("\(hash.hexDigest())\n".utf8), named: ArchiveManifest.digestName)
        try output.write(contentsOf: Data(count: 2 * TarHeader.block))
    }

    private static func member(_ path: String) -> String {
        path.isEmpty ? ArchiveManifest.top : "\(ArchiveManifest.top)/\(path)"
    }

    private func check(_ path: String) throws(ArchiveError) {
        guard path.isEmpty || MemberPath.isFine(Self.member(path)) else { throw .badName(path) }
    }

    private mutating func header(_ path: String, _ kind: TarHeader.Kind, mode: Int) throws {
        try check(path)
        let header = TarHeader(path: Self.member(path), kind: kind, mode: mode)
        try output.write(contentsOf: header.encoded)
        note(header, sha256: nil)
    }

    private mutating func note(_ header: TarHeader, sha256: String?) {
        members.append(ArchiveManifest.Member(header, sha256: sha256))
    }

    private func plain(_ data: Data, named name: String) throws {
        let size = Int64(data.count)
        try output.write(contentsOf: TarHeader(path: name, kind: .file(size: size), mode: 0o600).encoded)
        try output.write(contentsOf: data + Data(count: TarHeader.padding(after: size)))
    }
}

extension ArchiveManifest.Member {
    init(_ header: TarHeader, sha256: String?) {
        path = header.path
        mode = header.mode
        self.sha256 = sha256
        switch header.kind {
        case .file(let size): (self.size, target) = (size, nil)
        case .folder: (size, target) = (nil, nil)
        case .link(let to): (size, target) = (nil, to)
        }
    }
}
