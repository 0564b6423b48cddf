/// A formula in the common subset of TeX as MathML, which browsers show by themselves.
///
/// What is not known makes the whole formula unknown: nothing is left out or guessed.
struct MathML {
    /// `<math>…</math>`.
    let markup: String

    /// Of a formula, and of nested parts: what is deeper is not known.
    private static let maxLength = 2000
    private static let maxDepth = 30

    /// Nil: there is something in it that is not known.
    init?(_ source: some StringProtocol, isDisplay: Bool) {
        guard source.utf8.count <= Self.maxLength else { return nil }
        var parser = MathParser(TeXToken.all(in: source), maxDepth: Self.maxDepth)
        do {
            let body = try parser.all()
            markup = "<math\(isDisplay ? " display=\"block\"" : "")>\(body)</math>"
        } catch {
            return nil
        }
    }
}

/// What the converter does not know.
struct UnknownTeX: Error {}
