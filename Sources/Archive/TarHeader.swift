/// What stands before a member of a tar archive: a POSIX ustar header, and before that a pax header for what does not fit.
///
/// Owner and time are always 0, so that the same files give the same bytes.
struct TarHeader: Equatable {
    enum Kind: Equatable {
        /// Bytes that follow.
        case file(size: Int64)
        case folder
        case link(target: String)
    }

    static let block = 512

    let path: String
    let kind: Kind
    /// Permission bits.
    let mode: Int

    /// The blocks as they stand in the archive.
    var encoded: [UInt8] {
        let (size, target, type): (Int64, String, Character) =
            switch kind {
            case .file(let size): (size, "", "0")
            case .folder: (0, "", "5")
            case .link(let target): (0, target, "2")
            }
        var records = ""
        if path.utf8.count > 100 { records += Self.record("path", path) }
        if target.utf8.count > 100 { records += Self.record("linkpath", target) }
        if size >= 1 << 33 { records += Self.record("size", String(size)) }
        let own = Self.ustar(path, mode: mode, size: size < 1 << 33 ? size : 0, type: type, target: target)
        guard !records.isEmpty else { return own }
        let body = Array(records.utf8)
        return Self.ustar("pax", mode: 0o644, size: Int64(body.count), type: "x", target: "") + body
            + [UInt8](repeating: 0, count: Self.padding(after: Int64(body.count))) + own
    }

    /// Zero bytes up to the next block.
    static func padding(after size: Int64) -> Int { Int((512 - size % 512) % 512) }
}

extension TarHeader {
    private static func ustar(_ path: String, mode: Int, size: Int64, type: Character, target: String) -> [UInt8] {
        func text(_ text: String, _ width: Int) -> [UInt8] {
            let bytes = Array(text.utf8.prefix(width))
            return bytes + [UInt8](repeating: 0, count: width - bytes.count)
        }
        func octal(_ number: Int64, _ digits: Int) -> [UInt8] {
            let written = String(number, radix: 8)
            return Array((String(repeating: "0", count: max(0, digits - written.count)) + written).utf8) + [0]
        }
        var block = text(path, 100) + octal(Int64(mode), 7) + octal(0, 7) + octal(0, 7) + octal(size, 11) + octal(0, 11)
        block += text("        ", 8) + text(String(type), 1) + text(target, 100) + text("ustar", 6) + text("00", 2)
        block += text("", 64) + octal(0, 7) + octal(0, 7) + text("", 167)
        let sum = block.reduce(Int64(0)) { $0 + Int64($1) }
        block.replaceSubrange(148..<156, with: octal(sum, 6) + [UInt8(ascii: " ")])
        return block
    }

    /// `<length> <key>=<value>\n`, where the length counts its own digits too.
    private static func record(_ key: String, _ value: String) -> String {
        let rest = " \(key)=\(value)\n"
        var length = rest.utf8.count
        while length != rest.utf8.count + String(length).utf8.count {
            length = rest.utf8.count + String(length).utf8.count
        }
        return "\(length)\(rest)"
    }
}
