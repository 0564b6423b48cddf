import ContestModel
import Foundation

/// How one kind of value is written: reads it, prints it, and says in words what it should look like.
struct Form<Value> {
    /// For a message: "write `expected`".
    let expected: String
    /// Nil: the text is not of this form.
    let read: (String) -> Value?
    let write: (Value) -> String
    /// Whether `""` is a value as well, where it is written so.
    var takesEmpty = false

    init(_ expected: String, read: @escaping (String) -> Value?, write: @escaping (Value) -> String = { "\($0)" }) {
        self.expected = expected
        self.read = read
        self.write = write
    }
}

extension Form<String> {
    static var line: Self {
        Form("one line of text") { text in
            let isPlain = !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
            return isPlain && text.utf8.count <= 500 ? text : nil
        }
    }

    /// An item of a list that is passed on as a text.
    static var word: Self {
        Form("one line of text without a comma") { $0.contains(",") ? nil : line.read($0) }
    }

    static func word(_ expected: String, _ pattern: Regex<Substring>) -> Self {
        Form(expected) { (try? pattern.wholeMatch(in: $0)) == nil ? nil : $0 }
    }

    /// Relative, of plain names, never upwards: `data/features.csv`.
    static var packagePath: Self {
        Form("a path inside the package, such as data/features.csv") { text in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            return parts.allSatisfy { PackageName.isPlain($0) } ? text : nil
        }
    }

    static var timeZone: Self {
        Form("an IANA time zone such as Europe/Berlin") { TimeZone(identifier: $0) == nil ? nil : $0 }
    }
}

extension Form<Bool> {
    static var flag: Self {
        Form("true or false") { $0 == "true" ? true : $0 == "false" ? false : nil }
    }
}

extension Form<Int> {
    static func count(atLeast least: Int = 0) -> Self {
        Form("a whole number from \(least) to 1000000") { text in
            Int(digits: text).flatMap { (least...1_000_000).contains($0) ? $0 : nil }
        }
    }
}

extension Form<Double> {
    /// Not negative; an exponent is allowed.
    static var number: Self {
        Form("a number that is not negative") { text in
            let isDecimal = text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
            return Double(text).flatMap { isDecimal && $0.isFinite && $0.sign == .plus ? $0 : nil }
        } write: {
            Int64(exactly: $0).map { "\($0)" } ?? "\($0)"
        }
    }

    static var positive: Self {
        Form("a number greater than 0", read: { number.read($0).flatMap { $0 > 0 ? $0 : nil } }, write: number.write)
    }
}

extension Form<Int64> {
    static var size: Self {
        Form("a size such as 50 MiB (B, KiB, MiB, GiB, kB, MB, GB)") {
            ByteSize($0)?.bytes
        } write: {
            ByteSize(bytes: $0).description
        }
    }

    /// More than nothing.
    static var capacity: Self {
        Form("a size above 0 such as 50 MiB (B, KiB, MiB, GiB, kB, MB, GB)") {
            ByteSize($0).flatMap { $0.bytes > 0 ? $0.bytes : nil }
        } write: {
            ByteSize(bytes: $0).description
        }
    }

    /// A whole number of MiB, as the problem package format has it.
    static var mebibytes: Self {
        Form("a whole number of MiB from 1 to 1000000") { Form<Int>.count(atLeast: 1).read($0).map { Int64($0) << 20 } }
    }

    /// A whole number of KiB, in which the problem package format counts sources.
    static var kibibytes: Self {
        Form("a whole number of KiB from 1 to 1000000") { Form<Int>.count(atLeast: 1).read($0).map { Int64($0) << 10 } }
    }
}

extension Form<Duration> {
    static var span: Self {
        Form("a duration such as 10s, 5m, 1h, 1h30m or h:mm:ss") {
            TimeSpan($0)?.duration
        } write: {
            TimeSpan($0).description
        }
    }

    static var lasting: Self {
        Form("a duration above 0 such as 10s, 5m, 1h, 1h30m or h:mm:ss") {
            TimeSpan($0).flatMap { $0.duration > .zero ? $0.duration : nil }
        } write: {
            TimeSpan($0).description
        }
    }

    /// A plain number of seconds, from a millisecond to a day.
    static var seconds: Self {
        Form("a number of seconds above 0, such as 2 or 0.5") { text in
            PlainNumber.read(text).flatMap {
                (0.001...86_400).contains($0) ? .milliseconds(Int64(($0 * 1000).rounded())) : nil
            }
        } write: {
            TimeSpan($0).description
        }
    }
}

extension Form<Timestamp> {
    static var moment: Self {
        Form("a time with an offset, such as 2026-11-21T09:00:00+01:00") { text in
            // The parser stops where it is satisfied and takes February 30 for March 2, so shape and digits are
            // compared with what it made of them.
            let shape = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|([+-])(\d\d):(\d\d))/
            guard let match = try? shape.wholeMatch(in: text), let moment = Timestamp(rfc3339: text) else { return nil }
            let (hours, minutes) = (Int(match.2 ?? "0") ?? 0, Int(match.3 ?? "0") ?? 0)
            let offset = Duration.seconds((hours * 60 + minutes) * 60)
            let local = match.1 == "-" ? moment - offset : moment + offset
            return local.description.prefix(19) == text.prefix(19) ? moment : nil
        }
    }
}

extension Form<PublicKey> {
    static var publicKey: Self {
        Form("the one line of a .pub file, such as: ssh-ed25519 AAAAC3... ada@laptop") { PublicKey($0) }
    }
}

extension Form {
    static func id<Thing>() -> Self where Value == Identifier<Thing> {
        Form("an id: 1 to 36 of A-Z a-z 0-9 _ . -, not starting with . or -, not ending in a dot") {
            try? Identifier<Thing>($0)
        }
    }

    static func choice() -> Self where Value: RawRepresentable<String> & CaseIterable {
        Form("one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))", read: Value.init(rawValue:)) {
            $0.rawValue
        }
    }
}
