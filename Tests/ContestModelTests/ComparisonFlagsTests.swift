import ContestModel
import Testing

struct ComparisonFlagsTests {
    @Test(arguments: [
        ("", ComparisonFlags()),
        ("case_sensitive", ComparisonFlags(isCaseSensitive: true)),
        ("space_change_sensitive", ComparisonFlags(isSpaceChangeSensitive: true)),
        ("case_sensitive case_sensitive", ComparisonFlags(isCaseSensitive: true)),
        ("float_tolerance 1e-6", ComparisonFlags(absoluteTolerance: 1e-6, relativeTolerance: 1e-6)),
        ("float_relative_tolerance 1e-6", ComparisonFlags(relativeTolerance: 1e-6)),
        ("float_absolute_tolerance .5", ComparisonFlags(absoluteTolerance: 0.5)),
        ("float_absolute_tolerance 0", ComparisonFlags(absoluteTolerance: 0)),
        (
            "float_absolute_tolerance 1e-4 case_sensitive float_relative_tolerance +2E-3",
            ComparisonFlags(isCaseSensitive: true, absoluteTolerance: 1e-4, relativeTolerance: 2e-3)
        ),
    ])
    func readsWords(line: String, flags: ComparisonFlags) throws {
        #expect(try ComparisonFlags(words: words(line)) == flags)
    }

    @Test(arguments: [
        ("Case_sensitive", ComparisonFlags.WordError.unknown("Case_sensitive")),
        ("float_tolerance", .missingTolerance(after: "float_tolerance")),
        ("float_tolerance case_sensitive", .badTolerance("case_sensitive", after: "float_tolerance")),
        ("float_tolerance -1e-6", .badTolerance("-1e-6", after: "float_tolerance")),
        ("float_tolerance nan", .badTolerance("nan", after: "float_tolerance")),
        ("float_tolerance inf", .badTolerance("inf", after: "float_tolerance")),
        ("float_tolerance 1e999", .badTolerance("1e999", after: "float_tolerance")),
        ("float_tolerance 0x1", .badTolerance("0x1", after: "float_tolerance")),
        ("float_tolerance 1 float_tolerance 1", .repeatedTolerance("float_tolerance")),
        ("float_absolute_tolerance 1 float_tolerance 1", .repeatedTolerance("float_tolerance")),
        ("float_tolerance 1 float_relative_tolerance 1", .repeatedTolerance("float_relative_tolerance")),
        (
            "float_absolute_tolerance 1 float_absolute_tolerance 2",
            .repeatedTolerance("float_absolute_tolerance")
        ),
    ])
    func refusesWords(line: String, error: ComparisonFlags.WordError) {
        #expect(throws: error) { try ComparisonFlags(words: words(line)) }
    }

    /// The two kinds go together, in either order; nothing else that sets a tolerance does.
    @Test func refusesEveryToleranceThatIsSetAlready() throws {
        let flags = ["float_relative_tolerance", "float_absolute_tolerance", "float_tolerance"]
        for first in flags {
            for second in flags {
                let line = "\(first) 1e-6 case_sensitive \(second) 1e-6"
                if Set([first, second]) == Set(flags.prefix(2)) {
                    #expect(try ComparisonFlags(words: words(line)).absoluteTolerance == 1e-6)
                } else {
                    #expect(throws: ComparisonFlags.WordError.repeatedTolerance(second)) {
                        try ComparisonFlags(words: words(line))
                    }
                }
            }
        }
    }

    private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
}
