import CArchive
import ContestModel
import Glibc

/// libarchive reading one zip from an open file, entry by entry, by its central directory only.
@safe
final class ZipReader {
    struct Entry {
        let name: [UInt8]
        let isFolder: Bool
        /// Where a symbolic link leads; nil: it is none.
        var link: [UInt8]?
    }

    private let archive: OpaquePointer
    /// Kept open as long as libarchive reads from it.
    private let file: Descriptor
    /// Whether symbolic links are told of, and warnings passed over: for zips of the organizer's.
    private let isLenient: Bool

    init(_ file: Descriptor, isLenient: Bool = false) throws {
        guard let archive = unsafe archive_read_new() else {
            throw IntakeError.system(step: "read", path: file.path, code: ENOMEM)
        }
        unsafe self.archive = archive
        self.file = file
        self.isLenient = isLenient
        // The seekable reader alone: the other one takes zips without a central directory and finds other entries.
        try check(unsafe archive_read_support_format_zip_seekable(archive))
        try check(unsafe archive_read_open_fd(archive, file.number, 65_536))
    }

    deinit { unsafe archive_read_free(archive) }

    /// The next entry in the order of the data; nil after the last one.
    func next() throws(Rejection) -> Entry? {
        var entry: OpaquePointer?
        let answer = unsafe archive_read_next_header(archive, &entry)
        if answer == ARCHIVE_EOF { return nil }
        try check(answer)
        guard let entry = unsafe entry, let name = unsafe archive_entry_pathname(entry) else {
            throw Rejection(.badName, "an entry has a name that is not text")
        }
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
        let type = unsafe archive_entry_filetype(entry)
        if isLenient, type == S_IFLNK, let target = unsafe archive_entry_symlink(entry) {
            let link = unsafe Array(UnsafeRawBufferPointer(start: target, count: strlen(target)))
            return Entry(name: bytes, isFolder: false, link: link)
        }
        let isLink = unsafe archive_entry_symlink(entry) != nil || archive_entry_hardlink(entry) != nil
        guard type == S_IFREG || type == S_IFDIR, !isLink else {
            let shown = DisplayName.shown(bytes, limit: 120)
            throw Rejection(
                isLink || type == S_IFLNK ? .link : .specialFile,
                "'\(shown)' is neither a file nor a folder"
            )
        }
        return Entry(name: bytes, isFolder: type == S_IFDIR)
    }

    /// Fills the buffer with more of the entry; the number of bytes, 0 at its end, where its checksum was right.
    func read(into buffer: inout [UInt8]) throws(Rejection) -> Int {
        let count = unsafe archive_read_data(archive, &buffer, buffer.count)
        if count < 0 { try check(Int32(clamping: count)) }
        return count
    }

    /// Every answer but OK is a refusal, warnings too: they say that the zip can be read in more than one way.
    private func check(_ answer: Int32) throws(Rejection) {
        guard answer != ARCHIVE_OK, !(isLenient && answer == ARCHIVE_WARN) else { return }
        let text = unsafe archive_error_string(archive).map {
            unsafe Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))
        }
        throw Rejection(.damaged, text.map { DisplayName.shown($0) } ?? "the zip cannot be read any further")
    }
}

/// libarchive's idea of text while `body` runs on this thread: UTF-8, whatever the environment says.
///
/// In the C locale, which is what cron gives, it has no name for any entry whose name is not ASCII.
enum UTF8Locale {
    static func during<T>(_ body: () throws -> T) throws -> T {
        guard let locale = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else {
            throw IntakeError.system(step: "find the locale", path: "C.UTF-8", code: errno)
        }
        let before = unsafe uselocale(locale)
        defer {
            unsafe uselocale(before)
            unsafe freelocale(locale)
        }
        return try body()
    }
}
