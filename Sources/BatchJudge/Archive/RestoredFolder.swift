import Archive
import Foundation

/// A folder that is there as a whole, or not at all.
struct RestoredFolder {
    /// Absolute.
    let path: String

    func make(from archive: String) throws -> ArchiveManifest {
        let url = URL(filePath: path)
        let part = url.deletingLastPathComponent().appending(
            path: ".\(url.lastPathComponent).\(UUID().uuidString).part"
        )
        let input = try FileHandle(forReadingFrom: URL(filePath: archive))
        try FileManager.default.createDirectory(
            at: part,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(at: part) }
        do {
            let place = part.path(percentEncoded: false)
            let manifest = try ArchiveReader.restore(input, into: place)
            // What is there under its name is on the disk.
            WholeFile.syncAll()
            try WholeFile.replace(path, with: "\(place.hasSuffix("/") ? String(place.dropLast()) : place)/files")
            return manifest
        } catch let error as ArchiveError {
            throw Failure.needsAPerson(["\(archive): \(error) Nothing was restored."])
        }
    }
}
