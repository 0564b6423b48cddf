extension StringProtocol {
    /// Without any of these code points at both ends. Not by characters: `\r\n` is one of them.
    func trimmed(of scalars: String) -> String {
        let set = scalars.unicodeScalars
        let start = unicodeScalars.drop { set.contains($0) }
        var result = String.UnicodeScalarView(start)
        while let last = result.last, set.contains(last) { result.removeLast() }
        return String(result)
    }
}

extension String {
    /// Split at line feeds; a carriage return before one stays.
    var lines: [String] {
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }
}
