extension Double {
    /// The number that decimal text stands for, by the problem package format's grammar:
    /// `[+-]? (digits* "." digits+ | digits+ "." | digits+) ([Ee] [+-]? digits+)?`, and nothing before or after it.
    ///
    /// Nil for everything else: hexadecimal, `inf`, `nan`, blanks, separators, other digits than ASCII's. The nearest
    /// representable value, whatever the number of digits, in linear time and constant memory; infinite where the number
    /// is beyond the range.
    package init?(decimal text: Span<UInt8>) {
        if let plain = Self.plain(text) {
            self = plain
            return
        }
        guard let number = DecimalNumber(text) else { return nil }
        self = number.value(of: text)
    }

    /// As most programs write numbers: digits that fit into 64 bits, with a point among them; nil for all others.
    @inline(__always)
    private static func plain(_ text: Span<UInt8>) -> Double? {
        guard text.count > 1, text.count <= 21 else { return nil }
        let isNegative = text[0] == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        var position = start
        var mantissa: UInt64 = 0
        while position < text.count {
            let digit = text[position] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            mantissa = mantissa &* 10 &+ UInt64(digit)
            position += 1
        }
        // A 0 before the point takes no room.
        let room = text[start] == UInt8(ascii: "0") ? 21 : 20
        guard position < text.count, position > start, text[position] == UInt8(ascii: "."), text.count - start <= room
        else { return nil }
        let fraction = text.count - position - 1
        position += 1
        while position &+ 8 <= text.count, let digits = text.word(at: position).eightDigits {
            mantissa = mantissa &* 100_000_000 &+ digits
            position += 8
        }
        while position < text.count {
            let digit = text[position] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            mantissa = mantissa &* 10 &+ UInt64(digit)
            position += 1
        }
        guard fraction > 0, let size = mantissa.timesPowerOfTen(-fraction) else { return nil }
        return isNegative ? -size : size
    }

    /// As ``init(decimal:)-(Span<UInt8>)``, of a word of a configuration file.
    package init?(decimal text: String) {
        let bytes = Array(text.utf8)
        self.init(decimal: bytes.span)
    }
}

/// What one look over the text finds: the leading digits as an integer, and where the point is.
private struct DecimalNumber {
    /// As many leading significant digits as always fit.
    private static let keptDigits = 19
    /// No two neighbouring doubles and the middle between them differ only after this many digits.
    private static let decidingDigits = 800

    private var isNegative = false
    /// The first significant digits.
    private var mantissa: UInt64 = 0
    private var kept = 0
    /// Significant digits that are not in `mantissa`.
    private var dropped = 0
    private var droppedIsZero = true
    /// Of ten, to be multiplied with all of the digits, the dropped ones included.
    private var exponent = 0

    init?(_ text: Span<UInt8>) {
        var position = 0
        if position < text.count, let sign = Self.sign(text[position]) {
            isNegative = sign
            position += 1
        }
        let whole = takeDigits(text, &position)
        var fraction = 0
        if position < text.count, text[position] == UInt8(ascii: ".") {
            position += 1
            fraction = takeDigits(text, &position)
        }
        guard whole + fraction > 0 else { return nil }
        exponent = -fraction
        if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            guard let power = Self.takeExponent(text, &position) else { return nil }
            exponent += power
        }
        guard position == text.count else { return nil }
    }

    /// Whether the sign is a minus; nil where it is none.
    private static func sign(_ byte: UInt8) -> Bool? {
        switch byte {
        case UInt8(ascii: "+"): false
        case UInt8(ascii: "-"): true
        default: nil
        }
    }

    /// Takes digits in, and says how many there were.
    private mutating func takeDigits(_ text: Span<UInt8>, _ position: inout Int) -> Int {
        let start = position
        while position < text.count {
            let digit = text[position] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            position += 1
            if kept == 0, digit == 0 { continue }
            if kept < Self.keptDigits {
                mantissa = mantissa * 10 + UInt64(digit)
                kept += 1
            } else {
                dropped += 1
                droppedIsZero = droppedIsZero && digit == 0
            }
        }
        return position - start
    }

    private static func takeExponent(_ text: Span<UInt8>, _ position: inout Int) -> Int? {
        var isNegative = false
        if position < text.count, let sign = sign(text[position]) {
            isNegative = sign
            position += 1
        }
        let start = position
        var power = 0
        while position < text.count {
            let digit = text[position] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            // More than any number of digits in memory can outweigh.
            power = min(power * 10 + Int(digit), 1_000_000_000_000_000)
            position += 1
        }
        guard position > start else { return nil }
        return isNegative ? -power : power
    }

    func value(of text: Span<UInt8>) -> Double {
        let size = magnitude(of: text)
        return isNegative ? -size : size
    }

    private func magnitude(of text: Span<UInt8>) -> Double {
        guard mantissa != 0 else { return 0 }
        // The number is at least 10^(scale-1) and less than 10^scale.
        let scale = exponent + kept + dropped
        guard scale < 311 else { return .infinity }
        guard scale > -345 else { return 0 }
        if droppedIsZero, let rounded = mantissa.timesPowerOfTen(exponent + dropped) { return rounded }
        let digits = droppedIsZero ? String(mantissa) : decidingDigits(of: text)
        return Double("\(digits)e\(scale - digits.utf8.count)") ?? .infinity
    }

    /// The significant digits as far as they can decide the rounding, with a 1 in place of a rest that is not zero.
    private func decidingDigits(of text: Span<UInt8>) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(Self.decidingDigits + 1)
        var position = 0
        while position < text.count, text[position] | 0x20 != UInt8(ascii: "e") {
            let byte = text[position]
            position += 1
            guard byte &- UInt8(ascii: "0") < 10, !digits.isEmpty || byte != UInt8(ascii: "0") else { continue }
            if digits.count < Self.decidingDigits {
                digits.append(byte)
            } else if byte != UInt8(ascii: "0") {
                digits.append(UInt8(ascii: "1"))
                break
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
