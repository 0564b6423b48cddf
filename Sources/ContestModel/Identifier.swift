/// The name of a thing of a contest, as CLICS allows it, so that it is safe in a path, a page and a URL as it is.
///
/// One to 36 of `A-Z a-z 0-9 _ . -`, starting with none of `.` and `-`, not ending in a dot.
package struct Identifier<Thing>: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let text: String

    package struct Malformed: Error, Equatable, CustomStringConvertible {
        let text: String

        package var description: String {
            "'\(text)' is not an id: use 1 to 36 of A-Z a-z 0-9 _ . -, not starting with . or -, not ending in a dot"
        }
    }

    package init(_ text: String) throws(Malformed) {
        let bytes = Array(text.utf8)
        let plain = bytes.allSatisfy { Self.isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        guard (1...36).contains(bytes.count), plain, Self.isWord(bytes[0]), bytes.last != UInt8(ascii: ".") else {
            throw Malformed(text: text)
        }
        self.text = text
    }

    package init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }

    package static func < (one: Self, other: Self) -> Bool { one.text.utf8.lexicographicallyPrecedes(other.text.utf8) }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

package typealias ContestID = Identifier<Contest>
package typealias TeamID = Identifier<Team>
package typealias ProblemID = Identifier<Problem>
package typealias LanguageID = Identifier<Language>
