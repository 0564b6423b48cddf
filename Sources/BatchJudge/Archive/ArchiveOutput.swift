import Archive
import Foundation
import Glibc

/// Where an archive goes: a file that is whole or not there, closed to others; or standard output.
enum ArchiveOutput {
    /// `to` is a path, or `-`. What `write` throws is thrown, and then no file is there but the one that was there before.
    /// An older file there is replaced where it is what `kind` says, and else is not touched.
    static func write(
        to: String,
        kind: Kind = .archive,
        _ write: (FileHandle) async throws -> [String]
    ) async throws -> [String] {
        guard to != "-" else {
            guard isatty(STDOUT_FILENO) == 0 else {
                throw Failure.wrongUse(
                    "An archive or a zip is nothing for a terminal: name a file with --to FILE, or use a pipe."
                )
            }
            return try await write(.standardOutput)
        }
        let url = URL(filePath: to)
        let folder = url.deletingLastPathComponent().path(percentEncoded: false)
        try check(to, in: folder, kind)
        let part = URL(
            filePath: try TemporaryName.fresh(in: folder, prefix: ".\(url.lastPathComponent).", suffix: ".part")
        )
        // Hidden tests and keys are in it, from its first byte on.
        umask(0o077)
        try Data().write(to: part, options: .withoutOverwriting)
        do {
            let file = try FileHandle(forWritingTo: part)
            let notes = try await write(file)
            try file.synchronize()
            try file.close()
            try WholeFile.replace(url.path(percentEncoded: false), with: part.path(percentEncoded: false))
            WholeFile.syncAll()
            return notes
        } catch {
            try? FileManager.default.removeItem(at: part)
            guard (error as? CocoaError)?.code == .fileWriteOutOfSpace else { throw error }
            throw Failure.needsAPerson(["\(to): nothing was written: \(error.words)"])
        }
    }

    /// Only an older archive is replaced; whatever else is there was not meant.
    private static func check(_ file: String, in folder: String, _ kind: Kind) throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder) else {
            throw Failure.needsAPerson(["\(folder): there is no such folder: make it, or name another with --to FILE."])
        }
        guard manager.fileExists(atPath: file), !kind.fits(file) else { return }
        throw Failure.wrongUse(
            "\(file) is there already, and is no \(kind.name): remove it, or name another file with --to FILE."
        )
    }

    enum Kind {
        case archive, zip

        fileprivate var name: String {
            switch self {
            case .archive: "archive of batch-judge"
            case .zip: "zip"
            }
        }

        fileprivate func fits(_ file: String) -> Bool {
            switch self {
            case .archive: ArchiveReader.isArchive(file)
            case .zip:
                (try? FileHandle(forReadingFrom: URL(filePath: file)).read(upToCount: 4)) == Data("PK\u{3}\u{4}".utf8)
            }
        }
    }
}
