import ContestModel

/// What is wrong with a metric in `problem.yaml`.
package enum MetricChoiceError: Error, Sendable, Hashable, CustomStringConvertible {
    case unknownMetric(String)
    case unknownOption(String, metric: String, known: [String])
    case badValue(String, option: String, metric: String, known: [String])
    case missingOption(String, metric: String, known: [String])
    /// Two metrics read a column in ways that do not go together.
    case conflict(column: String)

    package var description: String {
        switch self {
        case .unknownMetric(let id):
            "there is no metric '\(Excerpt.line(id, maxBytes: 60))'; known are \(Metric.knownIDs.joined(separator: ", "))"
        case .unknownOption(let option, let metric, let known):
            "\(metric) has no option '\(Excerpt.line(option, maxBytes: 60))'; it knows \(known.joined(separator: ", "))"
        case .badValue(let value, let option, let metric, let known):
            "\(option) of \(metric) cannot be '\(Excerpt.line(value, maxBytes: 60))', only \(known.joined(separator: ", "))"
        case .missingOption(let option, let metric, let known):
            "\(metric) needs the option '\(option)', which is \(known.joined(separator: ", "))"
        case .conflict(let column):
            "one metric reads the column '\(Excerpt.line(column, maxBytes: 60))' as text and another one as numbers;"
                + " give one of them `columns` of its own"
        }
    }
}

/// The options of one metric, each of which is known once it was asked for.
struct MetricOptions {
    private let choice: MetricChoice
    private var known: [String] = []
    /// Columns of the labels file that options name.
    private(set) var facts: [String] = []

    init(_ choice: MetricChoice) { self.choice = choice }

    mutating func text(_ name: String) -> String? {
        known.append(name)
        return choice.options[name]
    }

    /// Names with commas between them; nil where the option is not given.
    mutating func names(_ name: String) -> [String]? {
        text(name).map { $0.split(separator: ",").map { String($0.trimming(while: \.isWhitespace)) } }
    }

    /// One of a few words.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ name: String,
        default normal: Word
    ) throws -> Word where Word.RawValue == String {
        guard let text = text(name) else { return normal }
        guard let word = Word(rawValue: text) else { throw bad(text, name, Word.allCases.map(\.rawValue)) }
        return word
    }

    /// One of a few words that must be given.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ name: String,
        of words: Word.Type
    ) throws -> Word where Word.RawValue == String {
        guard choice.options[name] != nil, let any = Word.allCases.first else {
            throw MetricChoiceError.missingOption(name, metric: choice.id, known: Word.allCases.map(\.rawValue))
        }
        return try word(name, default: any)
    }

    mutating func flag(_ name: String, default normal: Bool) throws -> Bool {
        guard let text = text(name) else { return normal }
        guard let flag = Bool(text) else { throw bad(text, name, ["true", "false"]) }
        return flag
    }

    /// A number within bounds, which `words` describe.
    mutating func number(
        _ name: String,
        default normal: Double,
        _ words: String,
        where fits: (Double) -> Bool
    ) throws -> Double {
        guard let text = text(name) else { return normal }
        guard let number = Double(decimal: text), number.isFinite, fits(number) else { throw bad(text, name, [words]) }
        return number
    }

    /// A whole number from 1; nil where the option is not given.
    mutating func count(_ name: String) throws -> Int? {
        guard let text = text(name) else { return nil }
        guard let count = Int(text), count >= 1 else { throw bad(text, name, ["a whole number from 1"]) }
        return count
    }

    /// A column of the labels file.
    mutating func fact(_ name: String) -> String? {
        let column = text(name)
        if let column { addFact(column) }
        return column
    }

    mutating func addFact(_ column: String) { facts.append(column) }

    mutating func requiredFact(_ name: String) throws -> String {
        if let column = fact(name) { return column }
        throw MetricChoiceError.missingOption(
            name,
            metric: choice.id,
            known: ["the name of a column of the labels file"]
        )
    }

    func bad(_ text: String, _ name: String, _ known: [String]) -> MetricChoiceError {
        .badValue(text, option: name, metric: choice.id, known: known)
    }

    func missing(_ name: String, _ known: [String]) -> MetricChoiceError {
        .missingOption(name, metric: choice.id, known: known)
    }

    /// Complains of the first option, by name, that nobody asked for.
    func refuseOthers() throws {
        let others = choice.options.keys.filter { !known.contains($0) }.sorted()
        if let first = others.first { throw MetricChoiceError.unknownOption(first, metric: choice.id, known: known) }
    }
}

extension Substring {
    fileprivate func trimming(while isLeftOut: (Character) -> Bool) -> Substring {
        var rest = drop(while: isLeftOut)
        while let last = rest.last, isLeftOut(last) { rest.removeLast() }
        return rest
    }
}
