import Mustache

/// What a template may show, by name.
///
/// An absent value is held as `Absent`, which renders as nothing and whose sections are left out; were it not held,
/// Mustache would look for the name further out. Empty texts and lists count as absent.
struct Values: ExpressibleByDictionaryLiteral {
    private(set) var byName: [String: Any]

    init(dictionaryLiteral elements: (String, any Showable)...) {
        byName = Dictionary(elements.map { ($0, $1.shown) }, uniquingKeysWith: { _, last in last })
    }

    /// These and others, which win.
    func with(_ others: Values) -> Values {
        var all = self
        all.byName.merge(others.byName) { _, other in other }
        return all
    }
}

private struct Absent: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}

/// A value that a template can show or repeat.
protocol Showable {
    var shown: Any { get }
}

extension String: Showable {
    var shown: Any { isEmpty ? Absent() as Any : self }
}

extension Int: Showable {
    var shown: Any { String(self) }
}

extension Int64: Showable {
    var shown: Any { String(self) }
}

extension Bool: Showable {
    var shown: Any { self }
}

extension Values: Showable {
    var shown: Any { byName }
}

extension Array: Showable where Element: Showable {
    /// `x.isAny` tells whether there is something, `x.all` are the elements.
    var shown: Any { isEmpty ? Absent() as Any : ["all": map(\.shown)] as [String: Any] }
}

extension Optional: Showable where Wrapped: Showable {
    var shown: Any { map(\.shown) ?? Absent() }
}
