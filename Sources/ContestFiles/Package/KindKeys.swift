import ContestModel

/// What is handed in and how it is run: the keys `sql` and `io` below `batch_judge`, and the problem's type.
struct KindKeys {
    let ours: Section
    let files: PackageFiles
    let type: PackageType
    let way: OutputWay

    func kind(_ tests: [TestCase], passes: Int) -> ProblemKind {
        let io = ioKeys()
        if ours.raw("sql") != nil {
            if ours.raw("io") != nil {
                ours.complain("io", "does not go with sql", fix: "leave it out: a query has no files")
            }
            return sql(tests)
        }
        if type.takesAnswers {
            if ours.raw("io") != nil {
                ours.complain("io", "does not go with submit-answer", fix: "leave it out: no program is run")
            }
            return .answers(AnswerRules(validation: way.validation))
        }
        if type.isConversation, ours.raw("io") != nil {
            ours.complain("io", "does not go with an interactive or multi-pass problem", fix: "leave it out")
        }
        return .program(
            ProgramRules(inputFile: io.input, outputFile: io.output, validation: way.validation, passes: passes)
        )
    }

    private func sql(_ tests: [TestCase]) -> ProblemKind {
        let section = ours.section("sql")
        let path = section.required("schema", .packagePath)
        let isOrdered = section.value("order", .flag, default: false)
        let comparesNames = section.value("columns", .flag, default: false)
        section.finish()
        if way.validation != .comparison || way.mode != .tokens || type.isConversation || type.takesAnswers {
            ours.complain("sql", "does not go with another way to judge outputs", fix: "leave one of them out")
        }
        return .sql(
            SQLRules(
                schemaFile: path.flatMap { files.file($0, section, "schema") } ?? "",
                isOrdered: isOrdered,
                comparesColumnNames: comparesNames,
                comparison: flags(tests)
            )
        )
    }

    /// Those that hold for all test cases.
    private func flags(_ tests: [TestCase]) -> ComparisonFlags {
        let ways = Set(tests.map(\.comparison))
        if ways.count > 1 {
            ours.complain(
                "sql",
                "has test cases with different validator flags",
                fix: "write the same for all, as `validator_flags` in problem.yaml"
            )
        }
        guard case .tokens(let flags)? = ways.first else { return ComparisonFlags() }
        return flags
    }

    private func ioKeys() -> (input: String?, output: String?) {
        let section = ours.section("io")
        defer { section.finish() }
        let (input, output) = (section.value("input", .plainName), section.value("output", .plainName))
        if let input, input == output {
            section.complain("output", "is the input file", fix: "give it a name of its own")
        }
        return (input, output)
    }
}
