import ContestModel

/// Bytes of a zip, read as the little-endian numbers that the format is made of.
struct ZipBytes {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

    var count: Int { bytes.count }

    func u16(_ at: Int) -> UInt16 { UInt16(number(at, 2)) }
    func u32(_ at: Int) -> UInt32 { UInt32(number(at, 4)) }
    func u64(_ at: Int) -> UInt64 { number(at, 8) }

    private func number(_ at: Int, _ count: Int) -> UInt64 {
        bytes[at..<at + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// What the records of a zip begin with.
enum ZipSignature {
    static let localHeader: UInt32 = 0x0403_4b50
    static let descriptor: UInt32 = 0x0807_4b50
    static let centralHeader: UInt32 = 0x0201_4b50
    static let end: UInt32 = 0x0605_4b50
    static let end64: UInt32 = 0x0606_4b50
    static let locator64: UInt32 = 0x0706_4b50
}

/// The extra fields of a header that intake looks at; all others are left alone.
struct ZipExtra {
    /// The data of the fields 0x0001 (zip64), nil where there is none.
    private(set) var zip64: ZipBytes?
    /// The path that field 0x7075 gives in place of the name, in UTF-8.
    private(set) var unicodePath: [UInt8]?

    init(_ bytes: [UInt8], of entry: ZipLabel) throws(Rejection) {
        let data = ZipBytes(bytes)
        var at = 0
        while at + 4 <= data.count {
            let (id, length) = (data.u16(at), Int(data.u16(at + 2)))
            guard at + 4 + length <= data.count else { throw entry.rejection(.damaged, "an extra field is cut short") }
            let field = data.bytes[at + 4..<at + 4 + length]
            switch id {
            case 0x0001 where zip64 != nil, 0x7075 where unicodePath != nil:
                throw entry.rejection(.headerMismatch, "it has the same extra field twice")
            case 0x0001: zip64 = ZipBytes(field)
            case 0x7075: unicodePath = Array(field.dropFirst(5))  // after a version and a checksum
            default: break
            }
            at += 4 + length
        }
        guard data.bytes[at...].allSatisfy({ $0 == 0 }) else {
            throw entry.rejection(.damaged, "an extra field is cut short")
        }
    }

    /// The three numbers of a header, those taken from the zip64 field that the header itself has no room for.
    func sizes(unpacked: UInt32, packed: UInt32, offset: UInt32?, of entry: ZipLabel) throws(Rejection) -> ZipSizes {
        var at = 0
        func wide(_ narrow: UInt32) throws(Rejection) -> Int64 {
            guard narrow == .max else { return Int64(narrow) }
            guard let zip64, at + 8 <= zip64.count else {
                throw entry.rejection(.headerMismatch, "its zip64 field is missing or cut short")
            }
            defer { at += 8 }
            return Int64(clamping: zip64.u64(at))
        }
        let unpacked = try wide(unpacked)
        let packed = try wide(packed)
        return ZipSizes(unpacked: unpacked, packed: packed, offset: try wide(offset ?? 0))
    }
}

struct ZipSizes: Equatable {
    let unpacked: Int64
    let packed: Int64
    let offset: Int64
}

/// An entry as messages name it.
struct ZipLabel {
    /// Counted from 1 in the order of the central directory.
    let number: Int
    let name: [UInt8]

    func rejection(_ reason: Reason, _ what: String) -> Rejection {
        Rejection(reason, "entry \(number) ('\(DisplayName.shown(name, limit: 120))'): \(what)")
    }
}
