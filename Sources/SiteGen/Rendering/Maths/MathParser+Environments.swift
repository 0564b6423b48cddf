extension MathParser {
    /// `cases`, matrices and aligned lines.
    mutating func environment() throws(UnknownTeX) -> String {
        let name = try word()
        let fences = ["cases": ("{", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "vmatrix": ("|", "|")]
        guard fences[name] != nil || ["matrix", "aligned", "align", "align*", "array"].contains(name) else {
            throw UnknownTeX()
        }
        if name == "array" { _ = try word() }
        let table = try nested { parser throws(UnknownTeX) in try parser.table() }
        guard try word() == name else { throw UnknownTeX() }
        let (left, right) = fences[name] ?? ("", "")
        let fence = { (text: String) in text.isEmpty ? "" : "<mo stretchy=\"true\">\(text)</mo>" }
        return "<mrow>\(fence(left))\(table)\(fence(right))</mrow>"
    }

    private mutating func table() throws(UnknownTeX) -> String {
        var (rows, cells, cell) = ("", "", "")
        while true {
            cell += try row { $0 == .ampersand || $0 == .command("\\") || $0 == .command("end") || $0 == nil }
            let end = tokens.popFirst()
            cells += "<mtd>\(cell)</mtd>"
            cell = ""
            guard end != .ampersand else { continue }
            rows += "<mtr>\(cells)</mtr>"
            cells = ""
            switch end {
            case .command("\\"): continue
            case .command("end"): return "<mtable>\(rows)</mtable>"
            default: throw UnknownTeX()
            }
        }
    }

    /// `{cases}`.
    private mutating func word() throws(UnknownTeX) -> String {
        try expect(.open)
        var word = ""
        while let token = tokens.popFirst(), token != .close {
            guard case .character(let character) = token else { throw UnknownTeX() }
            word.append(character)
        }
        return word
    }
}
