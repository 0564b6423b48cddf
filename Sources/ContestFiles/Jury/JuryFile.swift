package import ContestModel

/// What a problem package says of its jury submissions: its format's folders, and `submissions/submissions.yaml`.
package enum JuryFile {
    private static let path = "submissions/submissions.yaml"

    /// The names of folders that say by themselves what is expected.
    package static var folders: [String] { JuryFolders.names }

    /// Reads what the package in a folder says; throws for everything that is wrong with its `submissions.yaml`.
    package static func read(_ folder: String, of id: ProblemID) throws(ConfigurationError) -> JuryRules {
        let files = try PackageFiles(folder, name: "problems/\(id)")
        let root = try section("problem.yaml", files)
        let format = PackageFormat(root)
        let own = files.kind(path) == .missing ? nil : try section(path, files)
        let entries = (own?.keys ?? []).compactMap { JuryEntry(key: $0, of: own, format).read() }
        if let own, !own.report.findings.isEmpty { throw own.report.error }
        return JuryRules(entries: JuryFolders.entries(format, except: own) + entries)
    }

    private static func section(_ path: String, _ files: PackageFiles) throws(ConfigurationError) -> Section {
        guard let real = files.inside(path) else {
            throw files.refused(path, "is a link that leads out of the package", fix: "copy the file in")
        }
        let name = "\(files.name)/\(path)"
        return try Section(
            YAMLText.read(TextFile.read(real, name: name), file: name),
            in: Report(file: name, toleratesBlanks: true)
        )
    }
}

/// What the folders of a format expect by their names.
enum JuryFolders {
    typealias Words = (permitted: Set<Verdict>?, required: Set<Verdict>?)

    private static let wrong: Set<Verdict> = [.wrongAnswer, .outputLimit]
    private static let crash: Set<Verdict> = [.runTimeError, .memoryLimit]
    private static let failure = Set(Verdict.allCases).subtracting([.accepted, .judgingError])

    /// The 2025-09 format: about every test case.
    static func words(_ folder: String) -> Words? {
        switch folder {
        case "accepted": ([.accepted], nil)
        case "rejected": (nil, failure)
        case "wrong_answer": (wrong.union([.accepted]), wrong)
        case "time_limit_exceeded": ([.accepted, .timeLimit], [.timeLimit])
        case "run_time_error": (crash.union([.accepted]), crash)
        case "brute_force": (crash.union([.accepted, .timeLimit]), crash.union([.timeLimit]))
        default: nil
        }
    }

    /// The legacy format: about the verdict as a whole.
    private static let claims: [(folder: String, claims: [JuryExpectation.Claim])] = [
        ("accepted", [.verdict([.accepted])]),
        ("wrong_answer", [.verdict(wrong)]),
        ("time_limit_exceeded", [.verdict([.timeLimit])]),
        ("run_time_error", [.verdict(crash)]),
        ("runtime_error", [.verdict(crash)]),
        ("partially_accepted", [.verdict([.accepted]), .partialScore]),
        ("rejected", [.verdict(failure)]),
        ("brute_force", [.verdict(crash.union([.accepted, .timeLimit]))]),
    ]

    static var names: [String] { claims.map(\.folder) }

    /// Those of the format whose verdicts `submissions.yaml` does not give itself.
    static func entries(_ format: PackageFormat, except own: Section?) -> [JuryRules.Entry] {
        claims.compactMap { folder, claims in
            if format == .of2025, words(folder) != nil, own?.keys.contains(folder) == true { return nil }
            if format == .legacy, own.map({ saysVerdicts($0, of: folder) }) == true { return nil }
            guard let pattern = try? PathPattern(folder) else { return nil }
            let origin = "folder \(folder)"
            let expectations =
                if format == .of2025 {
                    words(folder).map { JuryFolders.expectations($0, origin: origin) } ?? []
                } else {
                    claims.map { JuryExpectation($0, origin: origin, boundsTime: folder != "partially_accepted") }
                }
            return JuryRules.Entry(pattern, expectations: expectations)
        }
    }

    static func expectations(
        _ words: Words,
        of scope: PathPattern? = nil,
        origin: String,
        boundsTime: Bool = true
    ) -> [JuryExpectation] {
        let claims = [
            words.permitted.map { JuryExpectation.Claim.permitted($0) }, words.required.map { .required($0) },
        ]
        return claims.compactMap { $0 }.map { JuryExpectation($0, of: scope, origin: origin, boundsTime: boundsTime) }
    }

    private static func saysVerdicts(_ own: Section, of folder: String) -> Bool {
        guard own.keys.contains(folder) else { return false }
        let entry = own.section(folder)
        return entry.raw("permitted") != nil || entry.raw("required") != nil
    }
}
