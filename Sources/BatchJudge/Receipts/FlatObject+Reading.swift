import Foundation

extension FlatObject {
    /// Why bytes are no flat object, in words for whoever wrote them.
    struct Unreadable: Error, Hashable, CustomStringConvertible {
        let description: String
    }

    /// Reads JSON that a stranger may have written. Whoever calls caps its length.
    ///
    /// A name that comes twice, a value within a value, a fraction, an exponent: what two programs could read as two things is
    /// refused.
    init(reading bytes: Data) throws(Unreadable) {
        var reader = Reader(bytes: Array(bytes))
        self.init(try reader.object())
    }
}

private struct Reader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func object() throws(FlatObject.Unreadable) -> [String: FlatObject.Value] {
        var values: [String: FlatObject.Value] = [:]
        skipBlanks()
        try take("{")
        repeat {
            skipBlanks()
            let name = try text()
            guard values[name] == nil else { throw fault("a name comes twice") }
            skipBlanks()
            try take(":")
            skipBlanks()
            values[name] = next == UInt8(ascii: "\"") ? .text(try text()) : .number(try number())
            skipBlanks()
        } while taken(",")
        try take("}")
        skipBlanks()
        guard position == bytes.count else { throw fault("something follows") }
        return values
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, Set(" \t\r\n".utf8).contains(byte) { position += 1 }
    }

    private mutating func taken(_ mark: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    private mutating func take(_ mark: Unicode.Scalar) throws(FlatObject.Unreadable) {
        guard taken(mark) else { throw fault("'\(mark)' is missing") }
    }

    /// At most 18 digits, so that it fits.
    private mutating func number() throws(FlatObject.Unreadable) -> Int64 {
        let start = position
        _ = taken("-")
        let first = next
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        let hasLeadingZero = first == UInt8(ascii: "0") && digits != "0"
        guard !hasLeadingZero, digits.utf8.count <= 18, let number = Int64(digits) else {
            throw fault("neither a string nor a whole number")
        }
        return number
    }

    private mutating func text() throws(FlatObject.Unreadable) -> String {
        try take("\"")
        var text: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            position += 1
            guard byte >= 0x20 else { throw fault("a control character in a string") }
            if byte == UInt8(ascii: "\\") { text += try escape() } else { text.append(byte) }
        }
        try take("\"")
        guard let valid = String(validating: text, as: UTF8.self) else { throw fault("a string is not UTF-8") }
        return valid
    }

    /// What stands after a backslash, as UTF-8.
    private mutating func escape() throws(FlatObject.Unreadable) -> String.UTF8View {
        let plain: [UInt8: String] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
            UInt8(ascii: "f"): "\u{c}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        if let byte = next, let text = plain[byte] {
            position += 1
            return text.utf8
        }
        var units = [try unit()]
        // The first half of a pair needs the second.
        if UTF16.isLeadSurrogate(units[0]) {
            try take("\\")
            units.append(try unit())
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw fault("half a character") }
        return text.utf8
    }

    private mutating func unit() throws(FlatObject.Unreadable) -> UInt16 {
        try take("u")
        let digits = bytes[position..<min(position + 4, bytes.count)]
        let isHex = digits.allSatisfy { Set("0123456789abcdefABCDEF".utf8).contains($0) }
        guard isHex, digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw fault("an escape that is none")
        }
        position += 4
        return unit
    }

    private func fault(_ what: String) -> FlatObject.Unreadable {
        FlatObject.Unreadable(description: "byte \(position): \(what)")
    }
}
