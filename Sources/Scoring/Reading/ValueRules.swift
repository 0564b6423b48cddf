import ContestModel

/// What may be predicted, as the problem declares it.
struct ValueRules: Sendable {
    /// What is wrong with a field.
    enum Flaw {
        case noNumber, noClass, noProbability

        var words: String {
            switch self {
            case .noNumber: "is no finite decimal number"
            case .noClass: "is none of the classes"
            case .noProbability: "is no probability from 0 to 1"
            }
        }
    }

    /// How far the probabilities of a row may be off 1 together.
    static let tolerance = 1e-6

    private let classes: [[UInt8]]
    /// Of those, the ones that are numbers.
    private let numbers: Set<Double>
    /// By the number of a text that the labels have.
    private let isClass: [Bool]
    private let probabilities: PredictionValues.Probabilities
    /// What counts where an id is left out; nil: none may be.
    let missing: [UInt8]?

    /// - Throws: where what is declared fits none of the columns
    init(_ values: PredictionValues, _ columns: [ExpectedColumn], _ texts: ByteTable) throws(CSVError) {
        classes = values.classes.map { Array($0.utf8) }
        numbers = Set(values.classes.compactMap { Double(decimal: $0) })
        isClass = classes.isEmpty ? [] : (0..<texts.count).map { [classes] in classes.contains(texts.text($0)) }
        probabilities = values.probabilities
        missing = values.missing.map { Array($0.utf8) }
        for column in columns where !column.isText {
            if column.hasClasses, !classes.isEmpty, numbers.count < classes.count {
                throw CSVError(row: 1, what: "all labels in it are numbers, but not all declared classes are")
            }
            if let missing, Double(field: missing.span) == nil {
                throw CSVError(
                    row: 1,
                    what: "what counts for missing rows is no number, but '\(column.name)' holds numbers"
                )
            }
        }
    }

    func flaw(of number: Double, in column: ExpectedColumn) -> Flaw? {
        if column.hasClasses, !classes.isEmpty, !numbers.contains(number) { return .noClass }
        guard column.hasScores, probabilities != .unchecked, number < 0 || number > 1 else { return nil }
        return .noProbability
    }

    /// Of a text by its number; `text` is looked at where the labels do not have it.
    func flaw(of code: Int32, _ text: Span<UInt8>, in column: ExpectedColumn) -> Flaw? {
        guard column.hasClasses, !classes.isEmpty else { return nil }
        if isClass.indices.contains(Int(code)) { return isClass[Int(code)] ? nil : .noClass }
        return classes.contains(Array(copying: text)) ? nil : .noClass
    }

    /// Places of the columns of which each row must sum to 1.
    func summed(_ columns: [ExpectedColumn]) -> [Int] {
        probabilities == .sumToOne ? columns.indices.filter { columns[$0].hasScores } : []
    }
}
