import ContestModel

/// The keys of `problem.yaml`.
struct ProblemFile {
    let root: Section
    let files: PackageFiles
    let languages: [Language]
    /// What holds where the package gives none; nil: that is an error.
    let timeLimit: Duration?
    let metrics: MetricCheck
    let format: PackageFormat

    init(root: Section, files: PackageFiles, languages: [Language], timeLimit: Duration?, metrics: MetricCheck) {
        self.root = root
        self.metrics = metrics
        self.files = files
        self.languages = languages
        self.timeLimit = timeLimit
        format = PackageFormat(root)
    }

    /// Nil after a complaint.
    func problem(_ place: ContestProblem) -> Problem? {
        let statement = root.report.collect { () throws(ConfigurationError) in try Statement.read(files) }
        let name = ProblemName.read(root) ?? statement?.name ?? place.id.text
        let ours = root.section("batch_judge")
        let kind = ours.value("kind", .choice(), default: PackageKind.program)
        let type = PackageType(root, format)
        let problem =
            kind == .ml
            ? predictions(place, name, statement, ours, type) : programs(place, name, statement, ours, type)
        ours.finish()
        finish()
        return problem
    }

    private func predictions(
        _ place: ContestProblem,
        _ name: String,
        _ statement: Statement?,
        _ ours: Section,
        _ type: PackageType
    ) -> Problem? {
        if type.isConversation || type.takesAnswers || type.hasOwnValidator == true {
            ours.complain("kind", "ml does not go with the problem's type or validation", fix: "leave those out")
        }
        let keys = PredictionKeys(section: ours, files: files, languages: languages, check: metrics)
        let rules = keys.rules()
        let limits = keys.limits(package: root.section("limits"))
        guard let rules, let limits, let statement else { return nil }
        return Problem(
            id: place.id,
            name: name,
            kind: .predictions(rules),
            limits: limits,
            languages: nil,
            statement: statement.text,
            statementFile: statement.file,
            statementImages: statement.images,
            tests: [],
            folder: files.root
        )
    }

    private func programs(
        _ place: ContestProblem,
        _ name: String,
        _ statement: Statement?,
        _ ours: Section,
        _ type: PackageType
    ) -> Problem? {
        let allowed = AllowedLanguages(languages: languages)
        let restriction = allowed.read(root, ours, format)
        // Where answers are handed in, there is no program whose time could be limited.
        let usualTime = type.takesAnswers ? .seconds(1) : timeLimit
        let limitKeys = LimitKeys(root: root, ours: ours, files: files, format: format, usualTime: usualTime)
        let limits = limitKeys.limits()
        let constants = format == .of2025 ? Constants(root) : .none
        constants.expectNone(in: files, root)
        let keys = ValidationKeys(
            root: root,
            ours: ours,
            files: files,
            format: format,
            type: type,
            languages: languages
        )
        let rules = dataRules(type, keys.way(), constants)
        let data = root.report.collect(TestData(files: files, rules: rules).read)
        let kind = KindKeys(ours: ours, files: files, type: type, way: rules.way)
            .kind(data?.tests ?? [], passes: limitKeys.passes(type))
        let includes = root.report.collect { () throws(ConfigurationError) in try IncludeFolder.read(files, format) }
        if files.kind("static_validator") == .folder {
            let what = "not supported: the folder static_validator/, a validator of source files"
            root.report.complain(line: nil, what, fix: "remove it")
        }
        guard let limits, let data, let statement, let includes else { return nil }
        let isSQL = if case .sql = kind { true } else { false }
        return Problem(
            id: place.id,
            name: name,
            kind: kind,
            limits: limits,
            languages: isSQL ? restriction ?? allowed.sql(ours) : restriction,
            statement: constants.replaced(in: statement.text),
            statementFile: statement.file,
            statementImages: statement.images,
            tests: data.tests,
            samples: data.samples,
            scoring: data.scoring.map(rules.scoring),
            includes: includes,
            folder: files.root
        )
    }

    private func dataRules(
        _ type: PackageType,
        _ way: OutputWay,
        _ constants: Constants
    ) -> DataRules {
        let grading = GradingKeys(root, format)
        let grader =
            format == .legacy ? root.report.collect(JuryFolder("graders", files, languages).program) ?? nil : nil
        return DataRules(
            format: format,
            type: type,
            way: way,
            constants: constants,
            grading: grading,
            grader: grader
        )
    }

    /// The 2025-09 format knows no other keys; legacy packages carry those of other tools too.
    private func finish() {
        for key in [
            "problem_format_version", "type", "name", "uuid", "source", "license", "rights_owner", "keywords", "limits",
        ] {
            _ = root.raw(key)
        }
        switch format {
        case .legacy:
            for key in ["author", "source_url", "validation", "validator_flags", "grading"] { _ = root.raw(key) }
            root.finishLeniently()
        case .of2025:
            // Programs may always write into their own working folder, which is thrown away.
            _ = root.value("allow_file_writing", .yesOrNo)
            for key in ["version", "credits", "embargo_until", "languages", "constants"] { _ = root.raw(key) }
            root.finish()
        }
    }
}

enum PackageKind: String, CaseIterable {
    case program, ml
}

/// Which of the two formats a package is written in.
enum PackageFormat: String {
    /// `legacy` or `legacy-icpc`.
    case legacy
    case of2025 = "2025-09"

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
