import Mustache

/// Escaping for HTML text and attributes, byte by byte.
///
/// Mustache's own works on Characters and lets a quote pass that a combining mark follows. Control characters, which HTML
/// does not allow, are replaced as well.
struct SafeHTML: MustacheContentType {
    static let name = "SAFE"

    func escapeText(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
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
        return String(decoding: bytes, as: UTF8.self)
    }
}
