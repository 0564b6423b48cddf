/// Reads tokens from the left and writes MathML; its only output are elements of its own around escaped text.
struct MathParser {
    var tokens: ArraySlice<TeXToken>
    private var depth: Int

    init(_ tokens: [TeXToken], maxDepth: Int) {
        self.tokens = tokens[...]
        depth = maxDepth
    }

    mutating func all() throws(UnknownTeX) -> String {
        let body = try row { $0 == nil }
        guard !body.isEmpty else { throw UnknownTeX() }
        return "<mrow>\(body)</mrow>"
    }

    /// Everything up to a token that ends it, which stays.
    mutating func row(until isEnd: (TeXToken?) -> Bool) throws(UnknownTeX) -> String {
        var body = ""
        while true {
            skipSpace()
            if isEnd(tokens.first) { return body }
            body += try scripted()
        }
    }

    mutating func skipSpace() { tokens = tokens.drop { $0 == .space } }

    /// An atom with what stands below and above it.
    private mutating func scripted() throws(UnknownTeX) -> String {
        let takesLimits = hasLimits(tokens.first)
        let base = try atom()
        var (lower, upper): (String?, String?) = (nil, nil)
        var primes = 0
        while true {
            skipSpace()
            switch tokens.first {
            case .subscripted where lower == nil:
                tokens.removeFirst()
                lower = try argument()
            case .superscripted where upper == nil:
                tokens.removeFirst()
                upper = try argument()
            case .prime where upper == nil:
                tokens.removeFirst()
                primes += 1
            case .subscripted, .superscripted, .prime: throw UnknownTeX()
            case .command("limits"), .command("nolimits"): tokens.removeFirst()
            default: return Self.scripts(base, lower, Self.upper(upper, primes: primes), takesLimits)
            }
        }
    }

    private static func upper(_ upper: String?, primes: Int) -> String? {
        guard primes > 0 else { return upper }
        let marks = "<mo>\(String(repeating: "′", count: min(primes, 4)))</mo>"
        return upper.map { "<mrow>\(marks)\($0)</mrow>" } ?? marks
    }

    private static func scripts(_ base: String, _ lower: String?, _ upper: String?, _ takesLimits: Bool) -> String {
        switch (lower, upper) {
        case (nil, nil): base
        case (let lower?, nil): takesLimits ? "<munder>\(base)\(lower)</munder>" : "<msub>\(base)\(lower)</msub>"
        case (nil, let upper?): takesLimits ? "<mover>\(base)\(upper)</mover>" : "<msup>\(base)\(upper)</msup>"
        case (let lower?, let upper?):
            takesLimits
                ? "<munderover>\(base)\(lower)\(upper)</munderover>" : "<msubsup>\(base)\(lower)\(upper)</msubsup>"
        }
    }

    private func hasLimits(_ token: TeXToken?) -> Bool {
        guard case .command(let name) = token else { return false }
        return TeXSymbols.largeOperators[name] != nil || TeXSymbols.limits.contains(name)
    }

    private mutating func atom() throws(UnknownTeX) -> String {
        guard let token = tokens.popFirst() else { throw UnknownTeX() }
        switch token {
        case .open:
            let body = try nested { parser throws(UnknownTeX) in try parser.row { $0 == .close || $0 == nil } }
            try expect(.close)
            return "<mrow>\(body)</mrow>"
        case .command(let name): return try command(name)
        case .character(let character): return try plain(character)
        case .close, .subscripted, .superscripted, .ampersand, .prime, .space: throw UnknownTeX()
        }
    }

    /// One atom, of a number its first digit: `\frac12` is a half.
    mutating func argument() throws(UnknownTeX) -> String {
        skipSpace()
        if case .character(let digit)? = tokens.first, digit.isASCII, digit.isNumber {
            tokens.removeFirst()
            return "<mn>\(digit)</mn>"
        }
        return try nested { parser throws(UnknownTeX) in try parser.atom() }
    }

    mutating func nested(
        _ body: (inout MathParser) throws(UnknownTeX) -> String
    ) throws(UnknownTeX) -> String {
        guard depth > 0 else { throw UnknownTeX() }
        depth -= 1
        defer { depth += 1 }
        return try body(&self)
    }

    mutating func expect(_ token: TeXToken) throws(UnknownTeX) {
        guard tokens.popFirst() == token else { throw UnknownTeX() }
    }

    private mutating func plain(_ first: Character) throws(UnknownTeX) -> String {
        if first.isASCII, first.isNumber { return number(first) }
        if first.isLetter { return "<mi>\(SafeHTML.escaped(String(first)))</mi>" }
        switch first {
        case "-": return Self.sign("−")
        case "*": return Self.sign("∗")
        case "(", ")", "[", "]", "|": return "<mo stretchy=\"false\">\(first)</mo>"
        case "+", "=", "<", ">", ",", ";", ":", "!", "/", "?", ".": return Self.sign(String(first))
        case _ where !first.isASCII && (first.isSymbol || first.isPunctuation): return Self.sign(String(first))
        default: throw UnknownTeX()
        }
    }

    private mutating func number(_ first: Character) -> String {
        var digits = String(first)
        while case .character(let next)? = tokens.first, next.isASCII,
            next.isNumber || next == "." && isNumber(tokens.dropFirst().first)
        {
            digits.append(next)
            tokens.removeFirst()
        }
        return "<mn>\(digits)</mn>"
    }

    private func isNumber(_ token: TeXToken?) -> Bool {
        if case .character(let character) = token { character.isASCII && character.isNumber } else { false }
    }

    private static func sign(_ text: String) -> String { "<mo>\(SafeHTML.escaped(text))</mo>" }
}
