package import ContestModel
import Glibc

/// The private folder where uploads are copied to before anything looks into them; files are named by their contents.
package struct Spool: Sendable {
    package enum Taken: Sendable, Hashable {
        case taken(SpooledUpload)
        /// Somebody has it open or it is not what was seen: look again in the next sweep.
        case busy
        /// Nobody can say whether it is still written to: take it when a later look finds the same.
        case unproven
        case refused(Rejection)
    }

    private static let temporaryPrefix = Array("tmp-".utf8)

    private let folder: String

    /// The folder is made with mode 0700 when it is first needed.
    package init(folder: String) { self.folder = folder }

    package func path(of sha256: String) -> String { "\(folder)/\(sha256).zip" }

    /// Copies the upload into the spool, where it is complete or not there at all. Doing it again changes nothing.
    ///
    /// The inbox is only read. The copy is good when nobody could write to the file meanwhile (a read lease says so
    /// where the filesystem has them, an earlier look where it has none: `isProven`) and the file is afterwards what was
    /// seen in the inbox.
    package func take(_ arrival: Arrival, maxBytes: Int64, isProven: Bool = false) throws -> Taken {
        let upload: Descriptor
        do {
            upload = try Self.folder(of: arrival.place).upload(arrival.place.file)
        } catch {
            return try Self.answer(to: error)
        }
        return try take(upload, seen: arrival, maxBytes: maxBytes, isProven)
    }

    /// Throws away what a killed sweep left half copied. Only one sweep may use the spool at a time.
    package func sweepTemporaries() {
        guard let spool = try? Descriptor.folder(folder), let names = try? spool.names(limit: .max) else { return }
        for name in names where name.starts(with: Self.temporaryPrefix) { try? spool.remove(name) }
    }

    /// What an upload that cannot be opened is.
    private static func answer(to error: IntakeError) throws(IntakeError) -> Taken {
        guard case .system(_, _, let code) = error else { throw error }
        switch code {
        case ENOENT, ENOTDIR: return .busy
        case ELOOP: return .refused(Rejection(.link, "it is a symbolic link: upload the file itself"))
        case ENXIO, ENODEV: return .refused(Rejection(.specialFile, "it is a FIFO, socket or device"))
        case EACCES, EPERM:
            let what = "its permissions do not let the judge read it: upload it without changing its mode"
            return .refused(Rejection(.damaged, what))
        default: throw error
        }
    }

    /// The folder that an upload lies in.
    static func folder(of place: UploadPlace) throws(IntakeError) -> Descriptor {
        let inbox = try place.folder.open()
        guard let subfolder = place.subfolder else { return inbox }
        return try inbox.folder(subfolder)
    }

    private func take(
        _ upload: Descriptor,
        seen arrival: Arrival,
        maxBytes: Int64,
        _ isProven: Bool
    ) throws(IntakeError) -> Taken {
        let before = try upload.status()
        if let (reason, message) = FolderScan.oddity(of: before, name: arrival.place.file) {
            return .refused(Rejection(reason, message))
        }
        guard before.links == 1, before.key == arrival.key else { return .busy }
        guard before.key.size <= maxBytes else {
            return .refused(Rejection(.tooLarge, "the zip has \(before.key.size) bytes; \(maxBytes) are allowed"))
        }
        let lease = try Lease.take(on: upload)
        defer { Lease.release(upload) }
        switch lease {
        case .refused: return .busy
        case .unknown where !isProven: return .unproven
        case .unknown, .held: break
        }
        return try copy(upload, before: before)
    }

    private func copy(_ upload: Descriptor, before: FileStatus) throws(IntakeError) -> Taken {
        try Descriptor.makePrivateFolder(folder)
        let spool = try Descriptor.folder(folder)
        let temporary = Self.temporaryPrefix + Array("\(UInt64.random(in: .min ... .max))".utf8)
        let copy = try spool.create(temporary, mode: 0o600)
        var isDone = false
        defer { if !isDone { try? spool.remove(temporary) } }
        let (digest, count) = try Self.copy(upload, to: copy, expected: before.key.size)
        let after = try upload.status()
        guard count == before.key.size, after == before else { return .busy }
        try copy.sync()
        try spool.rename(temporary, to: Array("\(digest).zip".utf8))
        isDone = true
        try spool.sync()
        return .taken(SpooledUpload(sha256: digest, size: count, path: path(of: digest), changed: before.key.changed))
    }

    /// The digest of what was copied and its size: no more than one buffer beyond what was expected.
    private static func copy(
        _ upload: Descriptor,
        to copy: Descriptor,
        expected: Int64
    ) throws(IntakeError) -> (digest: String, count: Int64) {
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 262_144)
        var total: Int64 = 0
        while total <= expected {
            let count = try upload.read(into: &buffer)
            if count == 0 { break }
            hash.update(buffer[..<count])
            try copy.write(buffer[..<count])
            total += Int64(count)
        }
        return (hash.hexDigest(), total)
    }
}

/// An upload in the spool, complete.
package struct SpooledUpload: Sendable, Hashable {
    /// 64 lower-case hex digits.
    package let sha256: String
    /// Bytes.
    package let size: Int64
    package let path: String
    /// Nanoseconds since 1970 of the upload's change time: it cannot have arrived before.
    private let changedNanoseconds: Int64

    init(sha256: String, size: Int64, path: String, changed: Int64) {
        self.sha256 = sha256
        self.size = size
        self.path = path
        changedNanoseconds = changed
    }

    /// The upload's change time, the bound below of when it arrived.
    package var changed: Timestamp { Timestamp(milliseconds: changedNanoseconds / 1_000_000) }
}
