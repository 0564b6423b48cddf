/// What a template may show, by name.
///
/// An absent value is held as such: were it not, the name would be looked for further out. Empty texts and lists count as
/// absent. There are few names, so going through them is faster than a table with hashes, and making one costs next to nothing.
struct Values: ExpressibleByDictionaryLiteral {
    private var names: [ValueName] = []
    private var values: [Shown] = []

    init(dictionaryLiteral elements: (ValueName, any Showable)...) {
        names.reserveCapacity(elements.count)
        values.reserveCapacity(elements.count)
        for (name, value) in elements {
            names.append(name)
            values.append(value.shown)
        }
    }

    /// Nil: it has no such name.
    subscript(_ name: ValueName) -> Shown? {
        var place = names.count
        while place > 0 {
            place -= 1
            if names[place] == name { return values[place] }
        }
        return nil
    }

    /// These and others, which win.
    func with(_ others: Values) -> Values {
        var all = self
        all.names += others.names
        all.values += others.values
        return all
    }
}

/// The name of a value, as a number that no two names share in practice (FNV-1a of 64 bits).
struct ValueName: Hashable, ExpressibleByStringLiteral {
    static let all: ValueName = "all"

    private let number: UInt64

    init(_ text: String) {
        var number: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { number = (number ^ UInt64(byte)) &* 0x100_0000_01b3 }
        self.number = number
    }

    init(stringLiteral text: String) { self.init(text) }
}

/// One of them, as a template sees it.
enum Shown: Sendable {
    case absent
    case flag(Bool)
    case text(String)
    case list([Shown])
    case values(Values)
    /// A list that is there, whose elements are called `all`.
    case elements([Shown])

    /// Whether its section is shown.
    var isThere: Bool {
        switch self {
        case .absent: false
        case .flag(let flag): flag
        case .list(let elements), .elements(let elements): !elements.isEmpty
        case .text, .values: true
        }
    }

    /// What it has under a name; nil: nothing.
    func value(_ name: ValueName) -> Shown? {
        switch self {
        case .values(let values): values[name]
        case .elements(let elements): name == .all ? .list(elements) : nil
        case .absent, .flag, .text, .list: nil
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
    var shown: Shown { .values(self) }
}

extension Array: Showable where Element: Showable {
    /// `x.all` are the elements.
    var shown: Shown { isEmpty ? .absent : .elements(map(\.shown)) }
}

extension Optional: Showable where Wrapped: Showable {
    var shown: Shown { map(\.shown) ?? .absent }
}
