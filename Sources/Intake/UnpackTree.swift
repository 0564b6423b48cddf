import ContestModel

/// Where the entries of a zip go, below one folder.
struct UnpackPlan {
    /// The one folder that everything lies in, with a slash; empty where there is none.
    private let wrapping: String

    init(_ entries: [ZipEntry]) {
        let kept = entries.filter { !$0.isIgnored }
        let first = kept.first?.path.split(separator: "/").first.map { "\($0)/" } ?? ""
        let isShared = kept.allSatisfy { ($0.isFolder ? "\($0.path)/" : $0.path).utf8.starts(with: first.utf8) }
        wrapping = isShared ? first : ""
    }

    /// The path below the folder; nil for what is left out.
    func place(of entry: ZipEntry) -> String? {
        guard !entry.isIgnored else { return nil }
        let path = String(decoding: entry.path.utf8.dropFirst(wrapping.utf8.count), as: UTF8.self)
        return path.isEmpty ? nil : path
    }
}

/// Writes below one folder and nowhere else: one step at a time, following no link, overwriting nothing.
struct UnpackTree {
    let root: Descriptor

    init(folder: String) throws(IntakeError) { root = try Descriptor.folder(folder) }

    /// A new file with mode 0644, or 0755 where it is a program, in folders with mode 0755.
    func create(_ path: String, isProgram: Bool = false) throws(IntakeError) -> Descriptor {
        var parts = Self.parts(path)
        let name = parts.removeLast()
        return try folder(parts).create(name, mode: isProgram ? 0o755 : 0o644)
    }

    func makeFolder(_ path: String) throws(IntakeError) { _ = try folder(Self.parts(path)) }

    private func folder(_ parts: [[UInt8]]) throws(IntakeError) -> Descriptor {
        var folder = root
        for part in parts { folder = try folder.makeFolder(part, mode: 0o755) }
        return folder
    }

    private static func parts(_ path: String) -> [[UInt8]] {
        path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    }
}
