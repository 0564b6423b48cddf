/// A glob of `submissions.yaml`: `*` stands for anything within a name, `{a,b}` for one of several.
///
/// What lies below a folder that matches matches too.
package struct PathPattern: Sendable, Hashable {
    /// Beyond this many alternatives somebody has written something else than a glob.
    private static let mostAlternatives = 1000

    /// As it was written.
    package let text: String
    /// Without braces, each cut at its slashes.
    private let alternatives: [[String]]

    package enum Trouble: Error, Hashable {
        /// `**`, `?` and `[xyz]` are no globs of the format.
        case unsupported(String)
        case unbalanced
        case tooManyAlternatives
    }

    package init(_ text: String) throws(Trouble) {
        for sign in ["**", "?", "["] where text.contains(sign) { throw .unsupported(sign) }
        self.text = text
        alternatives = try Self.expanded(text).map { $0.split(separator: "/").map(String.init) }
    }

    /// Whether it names the path or a folder above it.
    package func covers(_ path: String) -> Bool { matches(path.split(separator: "/")) { $0 <= $1 } }

    /// Whether it names the path itself.
    package func names(_ path: String) -> Bool { matches(path.split(separator: "/")) { $0 == $1 } }

    private func matches(_ path: [Substring], _ fits: (Int, Int) -> Bool) -> Bool {
        alternatives.contains { pattern in
            !pattern.isEmpty && fits(pattern.count, path.count)
                && zip(pattern, path).allSatisfy { Self.matches($1.utf8[...], $0.utf8[...]) }
        }
    }

    /// Innermost braces first, so that they may stand within each other.
    private static func expanded(_ text: String) throws(Trouble) -> [String] {
        var done: [String] = []
        var waiting = [text[...]]
        while let next = waiting.popLast() {
            guard let close = next.firstIndex(of: "}"), let open = next[..<close].lastIndex(of: "{") else {
                guard !next.contains("{"), !next.contains("}") else { throw .unbalanced }
                done.append(String(next))
                continue
            }
            let words = next[next.index(after: open)..<close].split(separator: ",", omittingEmptySubsequences: false)
            waiting += words.reversed().map { "\(next[..<open])\($0)\(next[next.index(after: close)...])"[...] }
            guard waiting.count + done.count <= mostAlternatives else { throw .tooManyAlternatives }
        }
        return done
    }

    /// Whether a name fits a pattern with stars, in linear space and at most quadratic time.
    private static func matches(
        _ name: Substring.UTF8View.SubSequence,
        _ pattern: Substring.UTF8View.SubSequence
    ) -> Bool {
        var (rest, wanted) = (name, pattern)
        var retry: (name: Substring.UTF8View.SubSequence, pattern: Substring.UTF8View.SubSequence)?
        while !rest.isEmpty {
            if wanted.first == UInt8(ascii: "*") {
                wanted = wanted.dropFirst()
                retry = (rest, wanted)
            } else if wanted.first == rest.first {
                (rest, wanted) = (rest.dropFirst(), wanted.dropFirst())
            } else if let last = retry {
                // The last star takes one byte more.
                rest = last.name.dropFirst()
                wanted = last.pattern
                retry = (rest, wanted)
            } else {
                return false
            }
        }
        return wanted.allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
