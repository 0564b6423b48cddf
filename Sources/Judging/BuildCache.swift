import Foundation

/// Built programs by what they were built from, each a folder that never changes; those not used for longest make room.
///
/// The folder is used by one process at a time, the holder of the sweep lock. Entries come and go by one rename each, so a
/// process that dies leaves whole entries, and what it was removing under a name that is no entry's.
package actor BuildCache {
    private static let removed = "removed-"

    private let folder: String
    private let limit: Int64
    /// Of all entries; nil: not counted yet.
    private var bytes: Int64?

    /// - Parameters:
    ///   - folder: of the state, on the same file system as the builds
    ///   - limit: bytes of all entries, passed only where more are in use
    package init(folder: String, limit: Int64) {
        self.folder = folder
        self.limit = limit
    }

    /// Nil: it has to be built.
    func program(_ key: String) throws -> BuiltProgram? { try BuiltProgram(path(key)) }

    /// Makes a finished build an entry, in one step; another slot may have been quicker.
    func take(_ made: String, as key: String) throws -> BuiltProgram {
        if try BuiltProgram(path(key)) == nil {
            let size = try Self.size(of: made)
            try FileManager.default.moveItem(atPath: made, toPath: path(key))
            if let known = bytes { bytes = known + size }
        } else {
            try FileManager.default.removeItem(atPath: made)
        }
        guard let program = try BuiltProgram(path(key)) else { throw JudgingError.cache(path(key), 0) }
        try makeRoom()
        return program
    }

    private func path(_ key: String) -> String { "\(folder)/\(key)" }

    /// Looks at all entries when it is asked first, and when there are too many; then a tenth is left free, so that this is rare.
    private func makeRoom() throws {
        guard bytes.map({ $0 > limit }) ?? true else { return }
        var entries = try contents()
        var total = entries.reduce(0) { $0 + $1.size }
        if total > limit {
            entries.sort { ($0.used, $0.name) < ($1.used, $1.name) }
            for entry in entries where total > limit - limit / 10 {
                if try remove(entry.name) { total -= entry.size }
            }
        }
        bytes = total
    }

    /// False: it is in use.
    private func remove(_ name: String) throws -> Bool {
        guard let unused = try BuiltProgram.unused(path(name)) else { return false }
        let gone = path(Self.removed + name)
        // What is half removed must not be found as a program.
        try FileManager.default.moveItem(atPath: unused.folder, toPath: gone)
        try FileManager.default.removeItem(atPath: gone)
        return true
    }

    /// Every entry; what a process that died was removing goes.
    private func contents() throws -> [(name: String, size: Int64, used: Date)] {
        try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
            guard !name.hasPrefix(Self.removed) else {
                try FileManager.default.removeItem(atPath: path(name))
                return nil
            }
            let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
            let used = attributes[.modificationDate] as? Date ?? .distantPast
            return (name, try Self.size(of: path(name)), used)
        }
    }

    /// Bytes on the disk, about: each file and folder takes whole blocks.
    private static func size(of folder: String) throws -> Int64 {
        let block: Int64 = 4096
        return try FileManager.default.subpathsOfDirectory(atPath: folder).reduce(block) { sum, name in
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
            let size = (attributes[.size] as? NSNumber)?.int64Value ?? 0
            return sum + (size + block - 1) / block * block
        }
    }
}
