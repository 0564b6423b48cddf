import ContestModel
import Foundation

/// JSON as the site writes it: keys in order, absent values as `null`, one line feed at the end.
enum JSONText {
    static func data(_ value: some Encodable) throws -> Data {
        Data(try JSONWriter.bytes(value) + [UInt8(ascii: "\n")])
    }

    static func file(_ path: String, _ value: some Encodable) throws -> SiteFile {
        SiteFile(path: path, contents: try data(value))
    }
}

/// A value that is written as `null` where there is none, so that every object has the same keys.
struct Nullable<Value: Encodable>: Encodable {
    let value: Value?

    init(_ value: Value?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}
