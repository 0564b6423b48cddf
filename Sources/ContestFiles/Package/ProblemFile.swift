import ContestModel

/// The keys of `problem.yaml`.
struct ProblemFile {
    let root: Section
    let files: PackageFiles
    let languages: [Language]

    /// Nil after a complaint.
    func problem(_ place: ContestProblem) -> Problem? {
        let format = PackageFormat(root)
        let name = ProblemName.read(root) ?? place.id.text
        let ours = root.section("batch_judge")
        let kind = ours.value("kind", .choice(), default: PackageKind.program)
        refuseForeignParts(format)
        let problem =
            kind == .ml ? predictions(place, name, ours) : programs(place, name, ours, format)
        ours.finish()
        finish(format)
        return problem
    }

    private func predictions(
        _ place: ContestProblem,
        _ name: String,
        _ ours: Section
    ) -> Problem? {
        let keys = PredictionKeys(section: ours, files: files)
        let statement = statement()
        let rules = keys.rules()
        let limits = keys.limits(package: root.section("limits"))
        guard let rules, let limits, let statement else { return nil }
        return Problem(
            id: place.id,
            name: name,
            kind: .predictions(rules),
            limits: limits,
            languages: nil,
            statement: statement,
            tests: [],
            folder: files.root
        )
    }

    private func programs(
        _ place: ContestProblem,
        _ name: String,
        _ ours: Section,
        _ format: PackageFormat
    ) -> Problem? {
        let allowed = AllowedLanguages(languages: languages)
        let restriction = allowed.read(root, ours, format)
        let limits = LimitKeys(root: root, ours: ours, files: files, format: format).limits()
        let statement = statement()
        let sql = sqlKeys(ours)
        let io = ioKeys(ours)
        if ours.raw("sql") != nil, ours.raw("io") != nil {
            ours.complain("io", "does not go with sql", fix: "leave it out: a query has no files")
        }
        let words = format == .legacy ? root.value("validator_flags", .line) ?? "" : ""
        let data = root.report.collect(TestData(files: files, format: format).read)
        let comparison = ValidatorFlags.read(words, then: data?.flags ?? []) { what, fix in
            root.complain("validator_flags", what, fix: fix)
        }
        guard let limits, let comparison, let data, let statement else { return nil }
        let kind: ProblemKind =
            if let sql {
                .sql(
                    SQLRules(
                        schemaFile: sql.schema,
                        isOrdered: sql.isOrdered,
                        comparesColumnNames: sql.comparesNames,
                        comparison: comparison
                    )
                )
            } else {
                .program(ProgramRules(inputFile: io.input, outputFile: io.output))
            }
        return Problem(
            id: place.id,
            name: name,
            kind: kind,
            limits: limits,
            languages: sql == nil ? restriction : restriction ?? allowed.sql(ours),
            statement: statement,
            tests: data.tests.map { test in
                var test = test
                test.comparison = .tokens(comparison)
                return test
            },
            folder: files.root
        )
    }

    private func statement() -> String? {
        root.report.collect { () throws(ConfigurationError) in try Statement.read(files) }
    }

    private func sqlKeys(_ ours: Section) -> (schema: String, isOrdered: Bool, comparesNames: Bool)? {
        let section = ours.section("sql")
        defer { section.finish() }
        guard ours.raw("sql") != nil else { return nil }
        let path = section.required("schema", .packagePath)
        let isOrdered = section.value("order", .flag, default: false)
        let comparesNames = section.value("columns", .flag, default: false)
        return path.flatMap { files.file($0, section, "schema") }.map { ($0, isOrdered, comparesNames) }
    }

    private func ioKeys(_ ours: Section) -> (input: String?, output: String?) {
        let section = ours.section("io")
        defer { section.finish() }
        let (input, output) = (section.value("input", .plainName), section.value("output", .plainName))
        if let input, input == output {
            section.complain("output", "is the input file", fix: "give it a name of its own")
        }
        return (input, output)
    }
}

enum PackageKind: String, CaseIterable {
    case program, ml
}

/// Which of the two formats a package is written in.
enum PackageFormat {
    /// `legacy` or `legacy-icpc`.
    case legacy
    case of2025

    init(_ root: Section) {
        switch root.value("problem_format_version", .line) {
        case nil, "legacy", "legacy-icpc": self = .legacy
        case "2025-09": self = .of2025
        case .some(let other):
            root.complain(
                "problem_format_version",
                "not supported yet: '\(other)'",
                fix: "write legacy or 2025-09, or leave it out for legacy"
            )
            self = .legacy
        }
    }
}

/// The name of a problem: a line, or a mapping from language codes to lines.
enum ProblemName {
    /// Of several, the English one, else the first by code. Nil: there is none.
    static func read(_ root: Section) -> String? {
        guard case .map? = root.raw("name")?.content else { return root.value("name", .line) }
        let names = root.section("name").rest(.line)
        return names["en"] ?? names.min { $0.key < $1.key }?.value
    }
}

extension Form<String> {
    static var plainName: Self {
        Form("a plain file name such as input.txt") { PackageName.isPlain($0) ? $0 : nil }
    }
}
