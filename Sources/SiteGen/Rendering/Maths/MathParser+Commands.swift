extension MathParser {
    mutating func command(_ name: String) throws(UnknownTeX) -> String {
        if let text = TeXSymbols.identifiers[name] { return "<mi>\(text)</mi>" }
        if let text = TeXSymbols.operators[name] { return "<mo stretchy=\"false\">\(SafeHTML.escaped(text))</mo>" }
        if let text = TeXSymbols.largeOperators[name] ?? TeXSymbols.integrals[name] { return "<mo>\(text)</mo>" }
        if TeXSymbols.functions.contains(name) || TeXSymbols.limits.contains(name) { return "<mi>\(name)</mi>" }
        if let width = TeXSymbols.spaces[name] { return "<mspace width=\"\(width)\"></mspace>" }
        if let accent = TeXSymbols.accents[name] {
            return "<mover accent=\"true\">\(try argument())<mo>\(accent)</mo></mover>"
        }
        if TeXSymbols.fonts.contains(name) { return try argument() }
        if TeXSymbols.sizes.contains(name) { return try delimiter(isStretchy: false) }
        return try construction(name)
    }

    private mutating func construction(_ name: String) throws(UnknownTeX) -> String {
        switch name {
        case "frac", "dfrac", "tfrac": return "<mfrac>\(try argument())\(try argument())</mfrac>"
        case "binom":
            let body = "<mfrac linethickness=\"0\">\(try argument())\(try argument())</mfrac>"
            return "<mrow><mo>(</mo>\(body)<mo>)</mo></mrow>"
        case "sqrt": return try root()
        case "text", "textrm", "mbox", "mathrm", "operatorname", "textit", "textbf", "mathbf", "texttt", "mathtt":
            return try text(isWord: name.hasPrefix("math") || name == "operatorname")
        case "mathbb": return try doubleStruck()
        case "left": return try fenced()
        case "bmod", "mod": return "<mspace width=\"0.25em\"></mspace><mi>mod</mi><mspace width=\"0.25em\"></mspace>"
        case "pmod":
            return "<mspace width=\"0.5em\"></mspace><mo>(</mo><mi>mod</mi><mspace width=\"0.25em\"></mspace>"
                + "\(try argument())<mo>)</mo>"
        case "underbrace": return "<munder>\(try argument())<mo>⏟</mo></munder>"
        case "overbrace": return "<mover>\(try argument())<mo>⏞</mo></mover>"
        case "not": return try negated()
        case "begin": return try environment()
        case "displaystyle", "textstyle": return ""
        default: throw UnknownTeX()
        }
    }

    private mutating func root() throws(UnknownTeX) -> String {
        skipSpace()
        guard tokens.first == .character("[") else { return "<msqrt>\(try argument())</msqrt>" }
        tokens.removeFirst()
        let degree = try nested { parser throws(UnknownTeX) in
            try parser.row { $0 == .character("]") || $0 == nil }
        }
        try expect(.character("]"))
        return "<mroot>\(try argument())<mrow>\(degree)</mrow></mroot>"
    }

    private mutating func negated() throws(UnknownTeX) -> String {
        skipSpace()
        switch tokens.popFirst() {
        case .character("="): return "<mo>≠</mo>"
        case .command("in"): return "<mo>∉</mo>"
        case .command("equiv"): return "<mo>≢</mo>"
        case .command("subset"): return "<mo>⊄</mo>"
        default: throw UnknownTeX()
        }
    }

    /// Words are kept as they are.
    private mutating func text(isWord: Bool) throws(UnknownTeX) -> String {
        skipSpace()
        try expect(.open)
        var words = ""
        while let token = tokens.popFirst() {
            switch token {
            case .close:
                let safe = SafeHTML.escaped(words)
                return isWord ? "<mi mathvariant=\"normal\">\(safe)</mi>" : "<mtext>\(safe)</mtext>"
            case .character(let character): words.append(character)
            case .space: words.append(isWord ? "" : "\u{A0}")
            case .prime: words.append("’")
            case .command(let name):
                guard let sign = ["_", "%", "#", "&", "$", "{", "}"].first(where: { $0 == name }) else {
                    throw UnknownTeX()
                }
                words += sign
            case .open, .subscripted, .superscripted, .ampersand: throw UnknownTeX()
            }
        }
        throw UnknownTeX()
    }

    private mutating func doubleStruck() throws(UnknownTeX) -> String {
        skipSpace()
        let isBraced = tokens.first == .open
        if isBraced { tokens.removeFirst() }
        guard case .character(let letter)? = tokens.popFirst(), let text = TeXSymbols.doubleStruck[letter] else {
            throw UnknownTeX()
        }
        if isBraced { try expect(.close) }
        return "<mi>\(text)</mi>"
    }

    /// `\left( … \right)`.
    private mutating func fenced() throws(UnknownTeX) -> String {
        let left = try delimiter(isStretchy: true)
        let body = try nested { parser throws(UnknownTeX) in
            try parser.row { $0 == .command("right") || $0 == nil }
        }
        try expect(.command("right"))
        return "<mrow>\(left)\(body)\(try delimiter(isStretchy: true))</mrow>"
    }

    private mutating func delimiter(isStretchy: Bool) throws(UnknownTeX) -> String {
        skipSpace()
        let text: String
        switch tokens.popFirst() {
        case .character("."): return ""
        case .character(let character) where "()[]|/<>".contains(character): text = String(character)
        case .command(let name):
            guard let known = TeXSymbols.operators[name], "{}⌊⌋⌈⌉⟨⟩|‖[]∣".contains(known) else { throw UnknownTeX() }
            text = known
        default: throw UnknownTeX()
        }
        return "<mo stretchy=\"\(isStretchy)\">\(SafeHTML.escaped(text))</mo>"
    }
}
