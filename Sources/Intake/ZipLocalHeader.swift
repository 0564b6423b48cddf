import ContestModel

/// What stands before an entry's data, and must say what the central directory says.
struct ZipLocalHeader {
    private static let length = 30

    private let flags: UInt16
    private let method: UInt16
    private let checksum: UInt32
    private let name: [UInt8]
    private let unicodePath: [UInt8]?
    private let sizes: ZipSizes
    private let dataStart: Int64

    init(in file: Descriptor, of header: ZipCentralHeader) throws {
        let start = header.sizes.offset
        let fixed = ZipBytes(try file.read(at: start, count: Self.length))
        guard fixed.count == Self.length, fixed.u32(0) == ZipSignature.localHeader else {
            throw header.label.rejection(.damaged, "its data is not where the table of contents says")
        }
        let (nameLength, extraLength) = (Int(fixed.u16(26)), Int(fixed.u16(28)))
        let text = try file.read(at: start + Int64(Self.length), count: nameLength + extraLength)
        name = Array(text.prefix(nameLength))
        let extra = try ZipExtra(Array(text.dropFirst(nameLength)), of: header.label)
        sizes = try extra.sizes(unpacked: fixed.u32(22), packed: fixed.u32(18), offset: nil, of: header.label)
        unicodePath = extra.unicodePath
        flags = fixed.u16(6)
        method = fixed.u16(8)
        checksum = fixed.u32(14)
        dataStart = start + Int64(Self.length + nameLength + extraLength)
    }

    /// Compares the two headers and says where the entry's data may end, which is before the central directory.
    func ends(in file: Descriptor, before directory: Int64, agreeingWith header: ZipCentralHeader) throws -> [Int64] {
        let label = header.label
        try ZipFlags.check(flags, of: label)
        guard name == label.name else {
            throw label.rejection(
                .headerMismatch,
                "its two headers give two names, '\(DisplayName.shown(name, limit: 120))' too"
            )
        }
        for path in [unicodePath, header.unicodePath] where path ?? name != name {
            throw label.rejection(.headerMismatch, "an extra field gives it another name")
        }
        guard flags & ZipFlags.compared == header.flags & ZipFlags.compared, method == header.method else {
            throw label.rejection(.headerMismatch, "its two headers disagree on how it is packed")
        }
        let isStreamed = flags & ZipFlags.hasDescriptor != 0
        // A streamed entry's numbers were not known when its header was written: zero, or right all the same.
        let pairs = [
            (sizes.unpacked, header.sizes.unpacked), (sizes.packed, header.sizes.packed),
            (Int64(checksum), Int64(header.checksum)),
        ]
        guard pairs.allSatisfy({ $0.0 == $0.1 || isStreamed && $0.0 == 0 }) else {
            throw label.rejection(.headerMismatch, "its two headers disagree on its size or checksum")
        }
        let (dataEnd, overflow) = dataStart.addingReportingOverflow(header.sizes.packed)
        guard !overflow, dataEnd <= directory else {
            throw label.rejection(.overlap, "its data reaches into the table of contents")
        }
        return isStreamed ? try descriptorEnds(in: file, at: dataEnd, header) : [dataEnd]
    }

    /// The descriptor after streamed data: with or without signature, its sizes in 4 or 8 bytes.
    private func descriptorEnds(in file: Descriptor, at dataEnd: Int64, _ header: ZipCentralHeader) throws -> [Int64] {
        let data = ZipBytes(try file.read(at: dataEnd, count: 24))
        let fits = [(0, 4), (0, 8), (4, 4), (4, 8)].filter { skip, width in
            guard data.count >= skip + 4 + 2 * width else { return false }
            func size(_ at: Int) -> UInt64 { width == 4 ? UInt64(data.u32(at)) : data.u64(at) }
            return (skip == 0 || data.u32(0) == ZipSignature.descriptor) && data.u32(skip) == header.checksum
                && size(skip + 4) == UInt64(header.sizes.packed)
                && size(skip + 4 + width) == UInt64(header.sizes.unpacked)
        }
        guard !fits.isEmpty else {
            throw header.label.rejection(.headerMismatch, "what follows its data disagrees on its size or checksum")
        }
        return fits.map { skip, width in dataEnd + Int64(skip + 4 + 2 * width) }
    }
}
