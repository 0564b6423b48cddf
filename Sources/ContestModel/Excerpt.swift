package import Foundation

/// Bytes that strangers wrote, as text that can be shown: valid UTF-8, with nothing in it that is invisible, moves the
/// cursor or turns the direction of writing.
///
/// Nothing is lost but what is cut, and a cut is shown as `… 12 bytes …`. What cannot be shown is escaped: `\n`, `\t`, `\r`,
/// `\x1b` for another byte, `\u{202e}` for another character; a backslash is doubled where it would read as one of these.
package enum Excerpt {
    /// Text of several lines; line feeds and tabs stay as they are. At most `maxBytes` of the bytes are kept, those at the
    /// start and at the end; escapes make the text at most four times as long.
    ///
    /// `missing` bytes were left out of the middle before.
    package static func text(_ bytes: Data, maxBytes: Int, missing: Int = 0) -> String {
        let limit = missing > 0 ? min(maxBytes, bytes.count) : maxBytes
        return excerpt(bytes.span, maxBytes: limit, missing: missing, keepsLines: true)
    }

    /// Text on one line, of at most `maxBytes` of the bytes, for a message.
    package static func line(_ bytes: Span<UInt8>, maxBytes: Int) -> String {
        excerpt(bytes, maxBytes: maxBytes, missing: 0, keepsLines: false)
    }

    /// As ``line(_:maxBytes:)-(Span<UInt8>,_)``.
    package static func line(_ text: String, maxBytes: Int) -> String {
        let bytes = Array(text.utf8)
        return line(bytes.span, maxBytes: maxBytes)
    }

    /// As ``line(_:maxBytes:)-(Span<UInt8>,_)``, of fewer bytes where escapes would make it longer than twice `maxBytes`.
    package static func short(_ bytes: Span<UInt8>, maxBytes: Int) -> String {
        var limit = maxBytes
        var text = line(bytes, maxBytes: limit)
        while text.utf8.count > 2 * maxBytes + 30, limit > 1 {
            limit /= 2
            text = line(bytes, maxBytes: limit)
        }
        return text
    }

    private static func excerpt(_ bytes: Span<UInt8>, maxBytes: Int, missing: Int, keepsLines: Bool) -> String {
        guard bytes.count > maxBytes || missing > 0 else { return escaped(bytes, keepsLines: keepsLines) }
        var head = maxBytes - maxBytes / 2
        var tail = bytes.count - maxBytes / 2
        for _ in 0..<3 where head > 0 && isContinuation(bytes[head]) { head -= 1 }
        for _ in 0..<3 where tail < bytes.count && isContinuation(bytes[tail]) { tail += 1 }
        return escaped(bytes.extracting(0..<head), keepsLines: keepsLines)
            + "… \(tail - head + missing) bytes …"
            + escaped(bytes.extracting(tail..<bytes.count), keepsLines: keepsLines)
    }

    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    private static func escaped(_ bytes: Span<UInt8>, keepsLines: Bool) -> String {
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        for index in bytes.indices { copy.append(bytes[index]) }
        var text = ""
        var position = 0
        var iterator = copy.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .emptyInput: return text
            case .valid(let encoded):
                position += encoded.count
                let next = position < copy.count ? copy[position] : nil
                append(Unicode.UTF8.decode(encoded), before: next, keepsLines: keepsLines, to: &text)
            case .error(let length):
                for byte in copy[position..<position + length] { text += hexadecimal(byte) }
                position += length
            }
        }
    }

    private static func append(_ scalar: Unicode.Scalar, before next: UInt8?, keepsLines: Bool, to text: inout String) {
        switch scalar {
        case "\n", "\t":
            if keepsLines {
                text.unicodeScalars.append(scalar)
            } else {
                text += scalar == "\n" ? "\\n" : "\\t"
            }
        case "\r": text += "\\r"
        case "\\": text += next.map(makesEscape) == true ? "\\\\" : "\\"
        case " "..."~": text.unicodeScalars.append(scalar)
        case _ where scalar.isASCII: text += hexadecimal(UInt8(truncatingIfNeeded: scalar.value))
        case _ where isVisible(scalar): text.unicodeScalars.append(scalar)
        default: text += "\\u{\(String(scalar.value, radix: 16))}"
        }
    }

    /// Whether a backslash before it would read as the start of an escape.
    private static func makesEscape(_ next: UInt8) -> Bool {
        switch next {
        case UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "x"),
            UInt8(ascii: "u"):
            true
        default: next < 0x20 || next >= 0x7F
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
    }

    /// Spaces other than the plain one count as invisible: they are what people look for in vain.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            false
        default: true
        }
    }
}
