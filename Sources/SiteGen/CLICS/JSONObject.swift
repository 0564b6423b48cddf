import ContestModel

/// An object of JSON, written key by key in the order in which they are set.
///
/// Most of what a contest has is many small objects, each of which lies in two files; this is some ten times as fast as an encoder.
struct JSONObject {
    private var body: [UInt8] = [UInt8(ascii: "{")]

    /// The object, without a line feed.
    var bytes: [UInt8] { body + [UInt8(ascii: "}")] }

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
        set(key, moment.description)
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
        body.append(contentsOf: object.bytes)
    }

    mutating func set(_ key: String, _ objects: [JSONObject]) {
        begin(key)
        body.append(contentsOf: Self.list(objects))
    }

    /// An array, one object a line.
    static func list(_ objects: [JSONObject]) -> [UInt8] {
        var list = [UInt8(ascii: "[")]
        for (index, object) in objects.enumerated() {
            if index > 0 { list.append(contentsOf: ",\n".utf8) }
            list.append(contentsOf: object.body)
            list.append(UInt8(ascii: "}"))
        }
        return list + [UInt8(ascii: "]")]
    }

    private mutating func begin(_ key: String) {
        if body.count > 1 { body.append(UInt8(ascii: ",")) }
        body.append(UInt8(ascii: "\""))
        body.append(contentsOf: key.utf8)
        body.append(contentsOf: "\":".utf8)
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
