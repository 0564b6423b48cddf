import CArchive
package import Foundation
import Glibc

/// libarchive writing a zip, deflated, to an open file or a pipe. The same members give the same bytes: none has a time.
@safe
package final class ZipWriter {
    private let archive: OpaquePointer
    /// Kept open as long as libarchive writes to it.
    private let output: FileHandle

    package init(to output: FileHandle) throws {
        guard let archive = unsafe archive_write_new() else { throw ZipError(why: "there is no memory") }
        unsafe self.archive = archive
        self.output = output
        try check(unsafe archive_write_set_format_zip(archive))
        try check(unsafe archive_write_zip_set_compression_deflate(archive))
        // A zip has no use for being filled up to whole blocks.
        try check(unsafe archive_write_set_bytes_in_last_block(archive, 1))
        try check(unsafe archive_write_open_fd(archive, output.fileDescriptor))
    }

    deinit { unsafe archive_write_free(archive) }

    /// `path` is relative, of ASCII, with `/` between its parts.
    package func add(_ path: String, _ contents: Data) throws {
        guard let entry = unsafe archive_entry_new() else { throw ZipError(why: "there is no memory") }
        defer { unsafe archive_entry_free(entry) }
        unsafe archive_entry_set_pathname(entry, path)
        unsafe archive_entry_set_filetype(entry, S_IFREG)
        unsafe archive_entry_set_perm(entry, 0o644)
        unsafe archive_entry_set_size(entry, Int64(contents.count))
        try check(unsafe archive_write_header(archive, entry))
        let count = unsafe contents.withUnsafeBytes { unsafe archive_write_data(archive, $0.baseAddress, $0.count) }
        guard count == contents.count else { throw failure() }
    }

    /// The last call: without it there is no zip.
    package func finish() throws { try check(unsafe archive_write_close(archive)) }

    private func check(_ answer: Int32) throws(ZipError) {
        guard answer == ARCHIVE_OK else { throw failure() }
    }

    private func failure() -> ZipError {
        let text = unsafe archive_error_string(archive).map { unsafe String(cString: $0) }
        return ZipError(why: text ?? "libarchive does not say why")
    }
}

/// A zip could not be written.
package struct ZipError: Error, CustomStringConvertible {
    let why: String

    package var description: String { "The zip could not be written: \(why)" }
}
