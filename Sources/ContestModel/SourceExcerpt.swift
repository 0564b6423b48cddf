package import Foundation

/// A few lines of one of a team's own files, around one that a message names.
package struct SourceExcerpt: Sendable, Hashable, Codable {
    package let place: SourcePlace
    /// The number of the first of `lines`.
    package let first: Int
    /// Escaped and cut as ``Excerpt`` does; tabs are four blanks.
    package let lines: [String]

    /// Lines before and after.
    private static let context = 2
    /// Bytes of a line.
    private static let maxBytes = 200

    package init(place: SourcePlace, first: Int, lines: [String]) {
        self.place = place
        self.first = first
        self.lines = lines
    }

    /// Nil: the file has no such line.
    package init?(_ place: SourcePlace, in contents: Data) {
        let first = max(1, place.line - Self.context)
        let bytes = [UInt8](contents)
        var lines: [String] = []
        var number = 1
        var start = 0
        while start < bytes.count, number <= place.line + Self.context {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if number >= first { lines.append(Self.shown(bytes[start..<end])) }
            number += 1
            start = end + 1
        }
        guard number > place.line else { return nil }
        self.init(place: place, first: first, lines: lines)
    }

    package func shows(_ other: SourcePlace) -> Bool {
        other.file == place.file && (first..<first + lines.count).contains(other.line)
    }

    private static func shown(_ line: ArraySlice<UInt8>) -> String {
        let tab = UInt8(ascii: "\t")
        let plain = (line.last == 0x0D ? line.dropLast() : line).prefix(maxBytes * 2)
            .flatMap { $0 == tab ? Array("    ".utf8) : [$0] }
        return Excerpt.line(plain.span, maxBytes: maxBytes)
    }
}
