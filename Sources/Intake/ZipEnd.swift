import ContestModel

/// The record that ends a zip: where the central directory is and how many entries it has.
struct ZipEnd {
    let entries: Int
    let directory: Range<Int64>

    private static let length = 22
    /// Bytes; libarchive looks for the record in the last 16 KiB only.
    private static let maxComment = 16_000

    /// Finds the record, which must end where the file ends, and its zip64 companions.
    init(in file: Descriptor, size: Int64) throws {
        let tail = ZipBytes(try file.read(at: max(0, size - 65_557), count: Int(min(size, 65_557))))
        guard let at = Self.lastSignature(in: tail) else { throw try Self.missing(in: file, size: size) }
        let behind = tail.count - at - Self.length
        guard behind >= 0, Int(tail.u16(at + 20)) <= behind else {
            throw Rejection(.truncated, "the zip's end record is cut short")
        }
        guard Int(tail.u16(at + 20)) == behind else {
            throw Rejection(.damaged, "something follows the end of the zip, or its comment holds another zip")
        }
        guard behind <= Self.maxComment else {
            throw Rejection(.tooLarge, "the zip's comment has \(behind) bytes; \(Self.maxComment) are allowed")
        }
        let record = ZipBytes(tail.bytes[at..<at + Self.length])
        let position = size - Int64(Self.length + behind)
        let narrow = EndNumbers(
            disks: [UInt64(record.u16(4)), UInt64(record.u16(6))],
            entriesHere: UInt64(record.u16(8)),
            entries: UInt64(record.u16(10)),
            size: UInt64(record.u32(12)),
            offset: UInt64(record.u32(16))
        )
        let (numbers, end) = try Self.wide(narrow, in: file, before: position) ?? (narrow, position)
        directory = try numbers.directory(endingAt: end)
        entries = Int(clamping: numbers.entries)
    }

    private static func lastSignature(in tail: ZipBytes) -> Int? {
        guard tail.count >= 4 else { return nil }
        return (0...tail.count - 4).last { tail.bytes[$0] == 0x50 && tail.u32($0) == ZipSignature.end }
    }

    /// What to say of a file without an end record.
    private static func missing(in file: Descriptor, size: Int64) throws -> Rejection {
        if size == 0 { return Rejection(.truncated, "the file has 0 bytes") }
        let start = ZipBytes(try file.read(at: 0, count: 4))
        guard start.count == 4, start.u32(0) == ZipSignature.localHeader else {
            return Rejection(.notAZip, "the file neither begins nor ends as a zip does")
        }
        return Rejection(.truncated, "the zip's end record is missing after \(size) bytes")
    }

    /// The numbers of the zip64 end record and where it begins, where there is one.
    private static func wide(
        _ narrow: EndNumbers,
        in file: Descriptor,
        before position: Int64
    ) throws -> (EndNumbers, Int64)? {
        let locator = ZipBytes(try file.read(at: max(0, position - 20), count: 20))
        guard position >= 20, locator.u32(0) == ZipSignature.locator64 else {
            if narrow.needsWide { throw Rejection(.headerMismatch, "the zip64 end record is missing") }
            return nil
        }
        let start = Int64(clamping: locator.u64(8))
        guard start <= position - 76 else {
            throw Rejection(.damaged, "the zip64 end record is not where it should be")
        }
        let record = ZipBytes(try file.read(at: start, count: 56))
        guard record.count == 56, record.u32(0) == ZipSignature.end64, locator.u32(4) == 0, locator.u32(16) <= 1,
            record.u64(4) == UInt64(position - 20 - start - 12)
        else { throw Rejection(.damaged, "the zip64 end record is not where it should be") }
        let numbers = EndNumbers(
            disks: [UInt64(record.u32(16)), UInt64(record.u32(20))],
            entriesHere: record.u64(24),
            entries: record.u64(32),
            size: record.u64(40),
            offset: record.u64(48)
        )
        guard narrow.agrees(with: numbers) else {
            throw Rejection(.headerMismatch, "the two end records of the zip contradict each other")
        }
        return (numbers, start)
    }
}

/// What an end record says.
private struct EndNumbers {
    let disks: [UInt64]
    let entriesHere: UInt64
    let entries: UInt64
    let size: UInt64
    let offset: UInt64

    var needsWide: Bool { entriesHere == 0xFFFF || entries == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF }

    func agrees(with wide: EndNumbers) -> Bool {
        (entriesHere == 0xFFFF || entriesHere == wide.entriesHere) && (entries == 0xFFFF || entries == wide.entries)
            && (size == 0xFFFF_FFFF || size == wide.size) && (offset == 0xFFFF_FFFF || offset == wide.offset)
    }

    /// The directory's place, which must reach up to the record that follows it.
    func directory(endingAt end: Int64) throws(Rejection) -> Range<Int64> {
        guard disks.allSatisfy({ $0 == 0 || $0 == 0xFFFF }), entriesHere == entries else {
            throw Rejection(.damaged, "it is one part of a split zip: upload one zip in one piece")
        }
        let (sum, overflow) = offset.addingReportingOverflow(size)
        guard !overflow, sum == UInt64(end) else {
            throw Rejection(.damaged, "the zip's table of contents is not where its end record says")
        }
        return Int64(offset)..<end
    }
}
