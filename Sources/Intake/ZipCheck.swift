package import ContestModel

/// What can be said of a zip without unpacking it: one reading, and one only, of what is in it.
///
/// Zip readers differ in which of the contradicting parts of a zip they believe. So there must be no contradiction: one
/// end record at the end of the file, a central directory that reaches up to it, entries that fill the file from its first byte up
/// to the directory without gap or overlap, local headers that say what the directory says. Memory is bounded by the
/// limits, time by the size of the file and its number of entries.
package enum ZipCheck {
    /// Bytes up to which anything may be packed as well as it likes.
    private static let freeSize: Int64 = 16 << 20
    /// Beyond that: how many times its packed size something may have.
    private static let maxRatio: Int64 = 200

    /// Why the zip cannot be accepted; nil where nothing is wrong as far as its structure shows.
    package static func rejection(of path: String, limits: ZipLimits) throws -> Rejection? {
        do {
            _ = try entries(in: Descriptor.file(path), limits: limits)
            return nil
        } catch let rejection as Rejection {
            return rejection
        }
    }

    /// The entries in the order of their data, or a `Rejection` thrown.
    static func entries(in file: Descriptor, limits: ZipLimits) throws -> [ZipEntry] {
        let size = try file.status().key.size
        guard size <= limits.maxZip else {
            throw Rejection(.tooLarge, "the zip has \(size) bytes; \(limits.maxZip) are allowed")
        }
        let end = try ZipEnd(in: file, size: size)
        // Beside each file a Mac may put one of its own, which is left out: hence twice the number.
        guard end.entries <= 2 * limits.maxFiles else {
            throw Rejection(.tooManyFiles, "\(end.entries) entries in the zip; \(limits.maxFiles) are allowed")
        }
        let headers = try headers(in: file, end)
        let entries = try headers.map { header in
            try entry(header, in: file, before: end.directory.lowerBound)
        }
        try checkSizes(entries, zip: size, limits)
        try checkTree(entries, limits)
        let ordered = entries.sorted { $0.sizes.offset < $1.sizes.offset }
        try checkPlaces(ordered, upTo: end.directory.lowerBound)
        return ordered
    }

    private static func headers(in file: Descriptor, _ end: ZipEnd) throws -> [ZipCentralHeader] {
        var position = end.directory.lowerBound
        let headers = try (0..<end.entries).map { index in
            guard position < end.directory.upperBound else {
                throw Rejection(.headerMismatch, "the zip has \(index) entries, but its end record says \(end.entries)")
            }
            let header = try ZipCentralHeader(in: file, at: position, number: index + 1)
            position = header.end
            try header.check()
            return header
        }
        guard position == end.directory.upperBound else {
            throw Rejection(.headerMismatch, "the zip's table of contents does not end after entry \(end.entries)")
        }
        return headers
    }

    private static func entry(
        _ header: ZipCentralHeader,
        in file: Descriptor,
        before directory: Int64
    ) throws -> ZipEntry {
        let path = try ZipNames.path(of: header.label)
        guard header.sizes.offset < directory else {
            throw header.label.rejection(.damaged, "its data is not where the table of contents says")
        }
        return ZipEntry(
            label: header.label,
            path: path,
            isFolder: header.label.name.last == UInt8(ascii: "/"),
            checksum: header.checksum,
            sizes: header.sizes,
            ends: try ZipLocalHeader(in: file, of: header).ends(in: file, before: directory, agreeingWith: header)
        )
    }

    private static func checkSizes(_ entries: [ZipEntry], zip: Int64, _ limits: ZipLimits) throws(Rejection) {
        var total: Int64 = 0
        for entry in entries {
            let (sum, overflow) = total.addingReportingOverflow(entry.sizes.unpacked)
            guard !overflow, sum <= limits.maxUnpacked else {
                throw entry.label.rejection(
                    .tooLarge,
                    "with it the zip unpacks to more than \(limits.maxUnpacked) bytes"
                )
            }
            total = sum
            guard !isBomb(entry.sizes.unpacked, from: entry.sizes.packed) else {
                throw entry.label.rejection(.ratio, "\(entry.sizes.packed) bytes unpack to \(entry.sizes.unpacked)")
            }
        }
        guard !isBomb(total, from: zip) else { throw Rejection(.ratio, "\(zip) bytes unpack to \(total)") }
    }

    private static func isBomb(_ unpacked: Int64, from packed: Int64) -> Bool {
        unpacked > freeSize && unpacked / maxRatio > packed
    }

    private static func checkTree(_ entries: [ZipEntry], _ limits: ZipLimits) throws(Rejection) {
        var kept = ZipTree(limit: limits.maxFiles)
        var ignored = ZipTree(limit: 2 * limits.maxFiles)
        for entry in entries {
            if entry.isIgnored {
                try ignored.add(entry.path, isFolder: entry.isFolder, of: entry.label)
            } else {
                try kept.add(entry.path, isFolder: entry.isFolder, of: entry.label)
            }
        }
        guard entries.contains(where: { !$0.isFolder && !$0.isIgnored }) else {
            throw Rejection(.empty, entries.isEmpty ? "the zip has no entries" : "the zip has no files, only folders")
        }
    }

    /// Entries must follow each other without gap or overlap, as every byte belongs to one entry and one only.
    private static func checkPlaces(_ ordered: [ZipEntry], upTo directory: Int64) throws(Rejection) {
        guard ordered.first?.sizes.offset == 0 else {
            throw Rejection(.headerMismatch, "something stands before the first entry of the zip")
        }
        for (index, entry) in ordered.enumerated() {
            let next = index + 1 < ordered.count ? ordered[index + 1].sizes.offset : directory
            guard !entry.ends.contains(next) else { continue }
            guard let end = entry.ends.min(), end < next else {
                throw entry.label.rejection(.overlap, "its data reaches into what follows it")
            }
            throw entry.label.rejection(.headerMismatch, "something that belongs to no entry follows it")
        }
    }
}
