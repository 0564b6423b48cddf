import ContestModel

/// An object of JSON, written key by key in the order in which they are set.
///
/// Most of what a contest has is many small objects, each of which lies in two files; this is many times as fast as an encoder.
struct JSONObject {
    private var body: [UInt8] = []

    init() {
        // More than most have.
        body.reserveCapacity(320)
        body.append(UInt8(ascii: "{"))
    }

    /// The object, without a line feed.
    var bytes: [UInt8] { body + [UInt8(ascii: "}")] }

    /// Puts the object behind what is there, without a line feed.
    func write(into text: inout [UInt8]) {
        text.append(contentsOf: body)
        text.append(UInt8(ascii: "}"))
    }

    mutating func set(_ key: String, _ text: String) {
        begin(key)
        Self.quote(text, into: &body)
    }

    mutating func set(_ key: String, _ number: Int64) {
        begin(key)
        body.append(contentsOf: String(number).utf8)
    }

    mutating func set(_ key: String, _ number: Int) { set(key, Int64(number)) }

    /// A number that is not finite is written as 0.
    mutating func set(_ key: String, _ number: Double) {
        guard let whole = Int64(exactly: number) else {
            begin(key)
            body.append(contentsOf: (number.isFinite ? String(number) : "0").utf8)
            return
        }
        set(key, whole)
    }

    mutating func set(_ key: String, _ truth: Bool) {
        begin(key)
        body.append(contentsOf: (truth ? "true" : "false").utf8)
    }

    mutating func setNull(_ key: String) {
        begin(key)
        body.append(contentsOf: "null".utf8)
    }

    /// RFC 3339 in UTC; nil is written as `null`.
    mutating func set(_ key: String, _ moment: Timestamp?) {
        guard let moment else { return setNull(key) }
        begin(key)
        body.append(UInt8(ascii: "\""))
        moment.write(into: &body)
        body.append(UInt8(ascii: "\""))
    }

    /// CLICS RELTIME.
    mutating func set(_ key: String, _ span: Duration) {
        begin(key)
        body.append(UInt8(ascii: "\""))
        span.writeReltime(into: &body)
        body.append(UInt8(ascii: "\""))
    }

    mutating func set(_ key: String, _ texts: [String]) {
        begin(key)
        body.append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
            if index > 0 { body.append(UInt8(ascii: ",")) }
            Self.quote(text, into: &body)
        }
        body.append(UInt8(ascii: "]"))
    }

    mutating func set(_ key: String, _ object: JSONObject) {
        begin(key)
        object.write(into: &body)
    }

    mutating func set(_ key: String, _ objects: [JSONObject]) {
        begin(key)
        Self.write(objects, into: &body)
    }

    /// An array, one object a line.
    static func list(_ objects: [JSONObject]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(objects.reduce(2) { $0 + $1.body.count + 3 })
        write(objects, into: &text)
        return text
    }

    private static func write(_ objects: [JSONObject], into text: inout [UInt8]) {
        text.append(UInt8(ascii: "["))
        for (index, object) in objects.enumerated() {
            if index > 0 { text.append(contentsOf: ",\n".utf8) }
            object.write(into: &text)
        }
        text.append(UInt8(ascii: "]"))
    }

    private mutating func begin(_ key: String) {
        if body.count > 1 { body.append(UInt8(ascii: ",")) }
        body.append(UInt8(ascii: "\""))
        body.append(contentsOf: key.utf8)
        body.append(UInt8(ascii: "\""))
        body.append(UInt8(ascii: ":"))
    }

    /// RFC 8259, section 7: only quotes, backslashes and control characters have to be escaped.
    private static func quote(_ text: String, into body: inout [UInt8]) {
        body.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                body.append(UInt8(ascii: "\\"))
                body.append(byte)
            case 0..<0x20:
                body.append(contentsOf: (byte < 0x10 ? "\\u000" : "\\u00").utf8)
                body.append(contentsOf: String(byte, radix: 16).utf8)
            default: body.append(byte)
            }
        }
        body.append(UInt8(ascii: "\""))
    }
}
