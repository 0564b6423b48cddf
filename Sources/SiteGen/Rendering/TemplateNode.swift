/// A piece of a template.
indirect enum TemplateNode: Equatable {
    case text([UInt8])
    /// Empty names: the value that is repeated itself.
    case variable([ValueName], isEscaped: Bool)
    case section([ValueName], isInverted: Bool, [TemplateNode])
    case partial(String)
    /// Another template with blocks of it replaced.
    case parent(String, [String: [TemplateNode]])
    case block(String, [TemplateNode])
}

/// Reads a template: the part of Mustache that a page needs, without lambdas, other delimiters and dynamic names.
///
/// A section, comment, partial or block that stands alone on its line takes the line with it. So does the end of a line after
/// the beginning of a block and after the end of a parent.
struct TemplateParser {
    struct Failure: Error {
        /// Counted from 1.
        let line: Int
        let why: String
    }

    private enum Tag {
        case variable(String, isEscaped: Bool)
        case section(String, isInverted: Bool)
        case close(String)
        case partial(String)
        case parent(String)
        case block(String)
        case comment

        var standsAlone: Bool { if case .variable = self { false } else { true } }
    }

    /// What was opened and not closed yet.
    private struct Open {
        let name: String
        let line: Int
        var isParent = false
        let close: ([TemplateNode]) -> TemplateNode
        var nodes: [TemplateNode] = []
    }

    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var isLineStart = true
    private var open: [Open] = []
    private var nodes: [TemplateNode] = []

    static func parse(_ text: String) throws(Failure) -> [TemplateNode] {
        var parser = TemplateParser(text)
        return try parser.parse()
    }

    private init(_ text: String) { bytes = Array(text.utf8) }

    private mutating func parse() throws(Failure) -> [TemplateNode] {
        while let start = find("{{", from: place) {
            let before = place..<start
            let (tag, end) = try tag(at: start)
            let blanks = bytes[before].reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
            let isFirst = start - blanks == place ? isLineStart : bytes[start - blanks - 1] == 0x0a
            let isAlone = tag.standsAlone && isFirst
            let next = isAlone || endsLine(tag) ? lineEnd(after: end) : nil
            add(before.lowerBound..<(isAlone && next != nil ? start - blanks : start))
            try take(tag)
            line += lines(start..<(next ?? end))
            isLineStart = next != nil
            place = next ?? end
        }
        add(place..<bytes.count)
        guard let last = open.last else { return nodes }
        throw Failure(line: last.line, why: "'\(last.name)' is never closed")
    }

    private func endsLine(_ tag: Tag) -> Bool {
        switch tag {
        case .block: true
        case .close: open.last?.isParent ?? false
        case .variable, .section, .partial, .parent, .comment: false
        }
    }

    /// Where the next line begins if nothing but blanks is left of this one.
    private func lineEnd(after end: Int) -> Int? {
        var place = end
        while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
        if place < bytes.count, bytes[place] == 0x0d { place += 1 }
        if place == bytes.count { return place }
        return bytes[place] == 0x0a ? place + 1 : nil
    }

    private mutating func add(_ range: Range<Int>) {
        line += lines(range)
        if !range.isEmpty { append(.text(Array(bytes[range]))) }
    }

    private mutating func append(_ node: TemplateNode) {
        if open.isEmpty { nodes.append(node) } else { open[open.count - 1].nodes.append(node) }
    }

    private func lines(_ range: Range<Int>) -> Int { bytes[range].count { $0 == 0x0a } }

    private func find(_ word: String, from start: Int) -> Int? {
        let word = Array(word.utf8)
        var place = start
        while place + word.count <= bytes.count {
            if bytes[place] == word[0], bytes[place..<(place + word.count)].elementsEqual(word) { return place }
            place += 1
        }
        return nil
    }

    private func tag(at start: Int) throws(Failure) -> (Tag, end: Int) {
        let line = line + lines(place..<start)
        let isTriple = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "{")
        let close = isTriple ? "}}}" : "}}"
        guard let end = find(close, from: start + 2) else { throw Failure(line: line, why: "'{{' is never closed") }
        let inside = String(decoding: bytes[(start + (isTriple ? 3 : 2))..<end], as: UTF8.self)
        let after = end + close.utf8.count
        let words = inside.drop { $0.isWhitespace }
        if isTriple { return (.variable(try name(words, line), isEscaped: false), after) }
        let rest = words.dropFirst()
        let tag: Tag =
            switch words.first {
            case "#": .section(try name(rest, line), isInverted: false)
            case "^": .section(try name(rest, line), isInverted: true)
            case "/": .close(try name(rest, line))
            case ">": .partial(try name(rest, line))
            case "<": .parent(try name(rest, line))
            case "$": .block(try name(rest, line))
            case "&": .variable(try name(rest, line), isEscaped: false)
            case "!": .comment
            default: .variable(try name(words, line), isEscaped: true)
            }
        return (tag, after)
    }

    private func name(_ words: Substring, _ line: Int) throws(Failure) -> String {
        let name = words.filter { !$0.isWhitespace }
        let isPlain = name.utf8.allSatisfy { byte in
            byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a || byte >= 0x30 && byte <= 0x39
                || [0x2d, 0x2e, 0x5f].contains(byte)
        }
        guard isPlain, !name.isEmpty else { throw Failure(line: line, why: "'\(words)' is no name of a value") }
        return name
    }

    private func path(_ name: String) -> [ValueName] {
        name == "." ? [] : name.split(separator: ".").map { ValueName(String($0)) }
    }

    private mutating func take(_ tag: Tag) throws(Failure) {
        switch tag {
        case .variable(let name, let isEscaped): append(.variable(path(name), isEscaped: isEscaped))
        case .section(let name, let isInverted):
            let path = path(name)
            open.append(Open(name: name, line: line) { .section(path, isInverted: isInverted, $0) })
        case .block(let name): open.append(Open(name: name, line: line) { .block(name, $0) })
        case .parent(let name):
            open.append(Open(name: name, line: line, isParent: true) { .parent(name, Self.blocks(in: $0)) })
        case .partial(let name): append(.partial(name))
        case .close(let name):
            guard let last = open.popLast() else { throw Failure(line: line, why: "'\(name)' was never opened") }
            guard last.name == name else {
                throw Failure(line: line, why: "'\(name)' is closed, but '\(last.name)' of line \(last.line) is open")
            }
            append(last.close(last.nodes))
        case .comment: break
        }
    }

    /// Other text inside a parent is not shown.
    private static func blocks(in nodes: [TemplateNode]) -> [String: [TemplateNode]] {
        var blocks: [String: [TemplateNode]] = [:]
        for case .block(let name, let nodes) in nodes { blocks[name] = nodes }
        return blocks
    }
}
