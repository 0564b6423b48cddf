import Archive
import Foundation

/// A folder that is there as a whole, or not at all.
struct RestoredFolder {
    /// Absolute.
    let path: String

    func make(from archive: String) throws -> ArchiveManifest {
        let url = URL(filePath: path)
        let above = url.deletingLastPathComponent().path(percentEncoded: false)
        let input = try FileHandle(forReadingFrom: URL(filePath: archive))
        try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
        let part = try TemporaryName.fresh(in: above, prefix: ".\(url.lastPathComponent).", suffix: ".part")
        try FileManager.default.createDirectory(
            atPath: part,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: part) }
        do {
            let manifest = try ArchiveReader.restore(input, into: part)
            // What is there under its name is on the disk.
            WholeFile.syncAll()
            try WholeFile.replace(path, with: "\(part)/files")
            return manifest
        } catch let error as ArchiveError {
            throw Failure.needsAPerson(["\(archive): \(error) Nothing was restored."])
        } catch let error as CocoaError {
            // It does not always say which disk is full.
            throw Failure.needsAPerson(["\(path): nothing was restored: \(error.words)"])
        }
    }
}
