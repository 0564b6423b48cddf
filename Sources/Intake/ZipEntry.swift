import ContestModel

/// One entry of a zip's central directory whose local header was found to say the same.
struct ZipEntry {
    let label: ZipLabel
    /// The name without a trailing slash: safe, valid UTF-8.
    let path: String
    let isFolder: Bool
    let checksum: UInt32
    let sizes: ZipSizes
    /// Where its data may end: more than one where a data descriptor can be read in two ways.
    let ends: [Int64]

    /// What some systems put beside the files that are meant; checked as all others, but left out.
    var isIgnored: Bool {
        let parts = path.split(separator: "/")
        return parts.contains("__MACOSX") || parts.last == ".DS_Store" || parts.last == "Thumbs.db"
    }
}

/// A header of the central directory as it stands in the file.
struct ZipCentralHeader {
    static let length = 46

    let label: ZipLabel
    let flags: UInt16
    let method: UInt16
    let checksum: UInt32
    let sizes: ZipSizes
    let unicodePath: [UInt8]?
    private let disk: UInt16
    /// Of a Unix system: type and mode in the upper half.
    private let attributes: UInt32
    /// Where the next header begins.
    let end: Int64

    init(in file: Descriptor, at position: Int64, number: Int) throws {
        let fixed = ZipBytes(try file.read(at: position, count: Self.length))
        guard fixed.count == Self.length, fixed.u32(0) == ZipSignature.centralHeader else {
            throw Rejection(.damaged, "the zip's table of contents is broken at entry \(number)")
        }
        let (nameLength, extraLength) = (Int(fixed.u16(28)), Int(fixed.u16(30)))
        let text = try file.read(at: position + Int64(Self.length), count: nameLength + extraLength)
        label = ZipLabel(number: number, name: Array(text.prefix(nameLength)))
        let extra = try ZipExtra(Array(text.dropFirst(nameLength)), of: label)
        sizes = try extra.sizes(unpacked: fixed.u32(24), packed: fixed.u32(20), offset: fixed.u32(42), of: label)
        unicodePath = extra.unicodePath
        flags = fixed.u16(8)
        method = fixed.u16(10)
        checksum = fixed.u32(16)
        disk = fixed.u16(34)
        attributes = fixed.u32(38)
        end = position + Int64(Self.length + nameLength + extraLength) + Int64(fixed.u16(32))
    }

    /// What the header alone shows to be refused.
    func check() throws(Rejection) {
        try ZipFlags.check(flags, of: label)
        guard method == 0 || method == 8 else {
            let reason: Reason = method == 99 ? .encrypted : .unsupportedCompression
            throw label.rejection(reason, "it is compressed by method \(method); only deflate and stored are read")
        }
        guard disk == 0 || disk == 0xFFFF else {
            throw label.rejection(.damaged, "it lies in another part of a split zip")
        }
        try checkType()
        if method == 0, sizes.packed != sizes.unpacked {
            throw label.rejection(.headerMismatch, "it is stored without compression, yet has two sizes")
        }
        if label.name.last == UInt8(ascii: "/"), sizes.unpacked != 0 {
            throw label.rejection(.headerMismatch, "it is a folder with contents of its own")
        }
    }

    private func checkType() throws(Rejection) {
        switch attributes >> 16 & 0o170000 {
        case 0, 0o100000: return
        case 0o040000 where label.name.last == UInt8(ascii: "/"): return
        case 0o040000: throw label.rejection(.headerMismatch, "it is a folder by its type and a file by its name")
        case 0o120000: throw label.rejection(.link, "it is a symbolic link")
        default: throw label.rejection(.specialFile, "it is neither a file nor a folder")
        }
    }
}

enum ZipFlags {
    static let hasDescriptor: UInt16 = 1 << 3
    /// Data of a patch, which no common tool makes.
    private static let isPatch: UInt16 = 1 << 5
    private static let isEncrypted: UInt16 = 1 | 1 << 6 | 1 << 13
    /// What the two headers of an entry must agree on: encryption, data descriptor, patch, UTF-8 name.
    static let compared: UInt16 = isEncrypted | hasDescriptor | isPatch | 1 << 11

    static func check(_ flags: UInt16, of entry: ZipLabel) throws(Rejection) {
        guard flags & isEncrypted == 0 else { throw entry.rejection(.encrypted, "it is encrypted") }
        guard flags & isPatch == 0 else { throw entry.rejection(.unsupportedCompression, "it is a patch") }
    }
}
