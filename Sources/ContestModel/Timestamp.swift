package import Foundation

/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(_ date: Date) { self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded(.down))) }

    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// RFC 3339 in UTC with milliseconds: `2026-11-21T10:00:00.000Z`.
    package var description: String {
        var text: [UInt8] = []
        write(into: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The same text, put behind what is there: where there are many, this is much faster.
    package func write(into text: inout [UInt8]) {
        let (days, inDay) = milliseconds.quotientAndRemainderFloored(by: 86_400_000)
        let (year, month, day) = Self.civil(fromDays: days)
        text.write(year, digits: 4)
        text.append(UInt8(ascii: "-"))
        text.write(month, digits: 2)
        text.append(UInt8(ascii: "-"))
        text.write(day, digits: 2)
        text.append(UInt8(ascii: "T"))
        text.write(inDay / 3_600_000, digits: 2)
        text.writeWithinHour(inDay)
        text.append(UInt8(ascii: "Z"))
    }

    /// Reads RFC 3339; an offset (`Z`, `+01:00`) is required, seconds may have a fraction. Nil: not of that form.
    package init?(rfc3339 text: String) {
        let style = Date.ISO8601FormatStyle()
        let parsed =
            (try? style.parse(text)) ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text))
        guard let parsed else { return nil }
        self.init(parsed)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Timestamp(rfc3339: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "not an RFC 3339 time with an offset"
            )
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package static func < (one: Self, other: Self) -> Bool { one.milliseconds < other.milliseconds }

    package static func + (moment: Self, span: Duration) -> Self {
        Timestamp(milliseconds: moment.milliseconds + span.milliseconds)
    }

    package static func - (moment: Self, span: Duration) -> Self {
        Timestamp(milliseconds: moment.milliseconds - span.milliseconds)
    }

    /// The span from `earlier` to `later`, negative when they are the other way round.
    package static func - (later: Self, earlier: Self) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    /// Year, month and day of a day counted from 1970-01-01, in the proleptic Gregorian calendar (H. Hinnant, "chrono").
    private static func civil(fromDays days: Int64) -> (Int64, Int64, Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * ofYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * march + 2) / 5 + 1)
    }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero.
    package var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// CLICS RELTIME, `h:mm:ss.SSS`, with a leading minus where the span is negative.
    package var reltime: String {
        var text: [UInt8] = []
        writeReltime(into: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The same text, put behind what is there.
    package func writeReltime(into text: inout [UInt8]) {
        let total = milliseconds
        if total < 0 { text.append(UInt8(ascii: "-")) }
        text.write(abs(total) / 3_600_000, digits: 1)
        text.writeWithinHour(abs(total))
    }
}

extension Int64 {
    fileprivate func quotientAndRemainderFloored(by divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

extension [UInt8] {
    /// A number that is not negative, with zeros before it up to so many digits.
    fileprivate mutating func write(_ number: Int64, digits: Int) {
        if digits > 1 || number > 9 { write(number / 10, digits: digits - 1) }
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// `:mm:ss.SSS` of a span in milliseconds.
    fileprivate mutating func writeWithinHour(_ milliseconds: Int64) {
        append(UInt8(ascii: ":"))
        write(milliseconds / 60_000 % 60, digits: 2)
        append(UInt8(ascii: ":"))
        write(milliseconds / 1000 % 60, digits: 2)
        append(UInt8(ascii: "."))
        write(milliseconds % 1000, digits: 3)
    }
}
