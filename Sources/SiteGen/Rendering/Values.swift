/// What a template may show, by name.
///
/// An absent value is held as such: were it not, the name would be looked for further out. Empty texts and lists count as
/// absent.
struct Values: ExpressibleByDictionaryLiteral {
    private(set) var byName: [String: Shown]

    init(dictionaryLiteral elements: (String, any Showable)...) {
        byName = Dictionary(minimumCapacity: elements.count)
        for (name, value) in elements { byName[name] = value.shown }
    }

    /// These and others, which win.
    func with(_ others: Values) -> Values {
        var all = self
        all.byName.merge(others.byName) { _, other in other }
        return all
    }
}

/// One of them, as a template sees it.
enum Shown: Sendable {
    case absent
    case flag(Bool)
    case text(String)
    case list([Shown])
    case values([String: Shown])

    /// Whether its section is shown.
    var isThere: Bool {
        switch self {
        case .absent: false
        case .flag(let flag): flag
        case .list(let elements): !elements.isEmpty
        case .text, .values: true
        }
    }
}

/// A value that a template can show or repeat.
protocol Showable {
    var shown: Shown { get }
}

extension String: Showable {
    var shown: Shown { isEmpty ? .absent : .text(self) }
}

extension Int: Showable {
    var shown: Shown { .text(String(self)) }
}

extension Int64: Showable {
    var shown: Shown { .text(String(self)) }
}

extension Bool: Showable {
    var shown: Shown { .flag(self) }
}

extension Values: Showable {
    var shown: Shown { .values(byName) }
}

extension Array: Showable where Element: Showable {
    /// `x.isAny` tells whether there is something, `x.all` are the elements.
    var shown: Shown { isEmpty ? .absent : .values(["all": .list(map(\.shown))]) }
}

extension Optional: Showable where Wrapped: Showable {
    var shown: Shown { map(\.shown) ?? .absent }
}
