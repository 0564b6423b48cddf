extension TarHeader {
    /// Bytes of a pax header, at most: two paths and a number.
    private static let paxLimit: Int64 = 16_384

    /// Reads blocks with `next`; nil where a block of zeros says that the archive ends.
    ///
    /// Whatever is not exactly what `encoded` would write is damage: there is one way to read an archive.
    init?(reading next: (Int) throws -> [UInt8], after last: String) throws {
        var all = try next(Self.block)
        if all.allSatisfy({ $0 == 0 }) { return nil }
        var extra: [String: String] = [:]
        var own = all
        if own[156] == UInt8(ascii: "x") {
            let size = Self.number(own[124..<136])
            guard let size, size <= Self.paxLimit else { throw Self.damage(last) }
            let body = try next(Int(size) + Self.padding(after: size))
            extra = try Self.records(body.prefix(Int(size)), after: last)
            own = try next(Self.block)
            all += body + own
        }
        guard let mode = Self.number(own[100..<108]), let size = Self.number(own[124..<136]) else {
            throw Self.damage(last)
        }
        let kind: Kind
        switch own[156] {
        case UInt8(ascii: "0"): kind = .file(size: extra["size"].flatMap { Int64($0) } ?? size)
        case UInt8(ascii: "5"): kind = .folder
        case UInt8(ascii: "2"): kind = .link(target: try extra["linkpath"] ?? Self.text(own[157..<257], after: last))
        default: throw Self.damage(last)
        }
        self.init(path: try extra["path"] ?? Self.text(own[0..<100], after: last), kind: kind, mode: Int(mode))
        guard encoded == all else { throw Self.damage(last) }
    }

    private static func damage(_ last: String) -> ArchiveError {
        .damaged(member: last, what: "what follows it is no member of an archive of ours")
    }

    private static func records(_ bytes: ArraySlice<UInt8>, after last: String) throws(ArchiveError) -> [String: String]
    {
        var records: [String: String] = [:]
        var rest = bytes
        while !rest.isEmpty {
            let digits = rest.prefix { $0 != UInt8(ascii: " ") }
            guard digits.count < 6, let length = Int(String(decoding: digits, as: UTF8.self)), length > digits.count,
                length <= rest.count
            else { throw damage(last) }
            let line = rest.prefix(length).dropFirst(digits.count + 1).dropLast()
            guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else { throw damage(last) }
            let key = String(decoding: line[..<equals], as: UTF8.self)
            records[key] = try text(line[line.index(after: equals)...], after: last)
            rest = rest.dropFirst(length)
        }
        return records
    }

    private static func number(_ field: ArraySlice<UInt8>) -> Int64? {
        Int64(String(decoding: field.prefix { $0 != 0 }, as: UTF8.self), radix: 8).flatMap { $0 >= 0 ? $0 : nil }
    }

    private static func text(_ field: ArraySlice<UInt8>, after last: String) throws(ArchiveError) -> String {
        guard let text = String(validating: field.prefix { $0 != 0 }, as: UTF8.self) else { throw damage(last) }
        return text
    }
}
