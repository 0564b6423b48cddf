@testable import Intake

/// One entry as a test wants it, right in every field until the test says otherwise. Stored without compression.
struct MadeEntry {
    var name: [UInt8]
    var localName: [UInt8]?
    var data: [UInt8]
    var method: UInt16 = 0
    var localMethod: UInt16?
    var flags: UInt16 = 0
    var localFlags: UInt16?
    var checksum: UInt32
    var localChecksum: UInt32?
    var packed: UInt32
    var unpacked: UInt32
    var localPacked: UInt32?
    var localUnpacked: UInt32?
    var attributes: UInt32 = 0
    var extra: [UInt8] = []
    var localExtra: [UInt8] = []
    var disk: UInt16 = 0
    /// After the data.
    var descriptor: [UInt8] = []
    var offset: UInt32?

    init(_ name: [UInt8], _ data: [UInt8] = []) {
        self.name = name
        self.data = data
        var crc = CRC32()
        crc.update(data[...])
        checksum = crc.value
        packed = UInt32(data.count)
        unpacked = UInt32(data.count)
    }

    init(_ name: String, _ text: String = "x", _ change: (inout MadeEntry) -> Void = { _ in }) {
        self.init(Array(name.utf8), Array(text.utf8))
        change(&self)
    }

    var localHeader: [UInt8] {
        let name = localName ?? name
        return le(0x0403_4b50 as UInt32) + le(20 as UInt16) + le(localFlags ?? flags) + le(localMethod ?? method)
            + le(0 as UInt32) + le(localChecksum ?? checksum) + le(localPacked ?? packed)
            + le(localUnpacked ?? unpacked)
            + le(UInt16(name.count)) + le(UInt16(localExtra.count)) + name + localExtra
    }

    func centralHeader(at place: Int) -> [UInt8] {
        le(0x0201_4b50 as UInt32) + le(0x0314 as UInt16) + le(20 as UInt16) + le(flags) + le(method) + le(0 as UInt32)
            + le(checksum) + le(packed) + le(unpacked) + le(UInt16(name.count)) + le(UInt16(extra.count))
            + le(0 as UInt16) + le(disk) + le(0 as UInt16) + le(attributes) + le(offset ?? UInt32(place)) + name + extra
    }
}

/// A zip made byte by byte.
struct ZipMaker {
    var entries: [MadeEntry]
    var comment: [UInt8] = []
    /// Stands before the first entry, which the offsets know of.
    var prefix: [UInt8] = []
    /// Stands between the last entry and the directory.
    var gap: [UInt8] = []
    /// Follows the end of the zip.
    var suffix: [UInt8] = []
    var disk: UInt16 = 0
    var count: UInt16?
    var directoryOffset: UInt32?
    /// Stands between the directory and its end record, given where the directory begins and its size.
    var beforeEnd: (_ offset: Int, _ size: Int) -> [UInt8] = { _, _ in [] }

    init(_ entries: MadeEntry..., change: (inout ZipMaker) -> Void = { _ in }) {
        self.entries = entries
        change(&self)
    }

    var bytes: [UInt8] {
        var bytes = prefix
        var directory: [UInt8] = []
        for entry in entries {
            directory += entry.centralHeader(at: bytes.count)
            bytes += entry.localHeader + entry.data + entry.descriptor
        }
        bytes += gap
        let start = bytes.count
        bytes += directory + beforeEnd(start, directory.count)
        return bytes + le(0x0605_4b50 as UInt32) + le(disk) + le(disk) + le(count ?? UInt16(entries.count))
            + le(count ?? UInt16(entries.count)) + le(UInt32(directory.count)) + le(directoryOffset ?? UInt32(start))
            + le(UInt16(comment.count)) + comment + suffix
    }
}

func le(_ number: some FixedWidthInteger) -> [UInt8] {
    stride(from: 0, to: number.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
}

/// An extra field.
func field(_ id: UInt16, _ data: [UInt8]) -> [UInt8] { le(id) + le(UInt16(data.count)) + data }
