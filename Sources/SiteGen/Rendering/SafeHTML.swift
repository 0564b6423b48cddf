/// Escaping for HTML text and attributes, byte by byte.
///
/// Working on Characters would let a quote pass that a combining mark follows. Control characters, which HTML does not
/// allow, are replaced as well.
enum SafeHTML {
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        escape(text, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func escape(_ text: String, into bytes: inout [UInt8]) {
        // Most texts have nothing to escape.
        guard text.utf8.contains(where: { !isPlain($0) }) else {
            bytes += text.utf8
            return
        }
        var hasLeadC2 = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            case 0x09, 0x0a, 0x0d: bytes.append(byte)
            case 0x00..<0x20, 0x7f: bytes += "\u{FFFD}".utf8
            case 0x80...0x9f where hasLeadC2:
                bytes.removeLast()
                bytes += "\u{FFFD}".utf8
            default: bytes.append(byte)
            }
            hasLeadC2 = byte == 0xc2
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        default: byte >= 0x20 && byte < 0x7f
        }
    }
}
