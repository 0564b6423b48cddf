import ContestModel

/// One glob of `submissions.yaml` with what lies below it.
struct JuryEntry {
    /// The glob as it is written.
    let key: String
    private let section: Section
    private let format: PackageFormat
    private let origin: String

    init(key: String, of root: Section?, _ format: PackageFormat) {
        self.key = key
        self.format = format
        origin = "submissions.yaml, \(key)"
        section = root?.section(key) ?? Section(Datum(line: 1, content: .blank), in: Report(file: key))
    }

    /// Nil after a complaint.
    func read() -> JuryRules.Entry? {
        let pattern = pattern(key, in: section, "")
        let language = section.value("language", .line)
        let entryPoint = section.value("entrypoint", .line)
        // Of no use to a judge.
        for key in ["authors", "model_solution"] { _ = section.raw(key) }
        var expectations = expectations(section, of: nil)
        for cases in section.keys where cases.hasPrefix("sample") || cases.hasPrefix("secret") || cases.hasPrefix("*") {
            guard let scope = self.pattern(cases, in: section, cases) else { continue }
            let part = section.section(cases)
            expectations += self.expectations(part, of: scope)
            part.finish()
        }
        section.finish()
        return pattern.map {
            JuryRules.Entry($0, language: language, entryPoint: entryPoint, expectations: expectations)
        }
    }

    private func expectations(_ section: Section, of scope: PathPattern?) -> [JuryExpectation] {
        let inherited = scope == nil && format == .of2025 ? JuryFolders.words(key) : nil
        let words = (
            permitted: verdicts("permitted", section) ?? inherited?.permitted,
            required: verdicts("required", section) ?? inherited?.required
        )
        let use = timeUse(section)
        var found = JuryFolders.expectations(words, of: scope, origin: origin, boundsTime: use != .none)
        found += [score(section).map { .score($0) }, section.value("message", .line).map { .message($0) }]
            .compactMap { $0 }.map { JuryExpectation($0, of: scope, origin: origin) }
        switch use {
        case .lower:
            let quick = Set(Verdict.allCases).subtracting([.timeLimit])
            found.append(JuryExpectation(.permitted(quick), of: scope, origin: origin))
        case .upper: found.append(JuryExpectation(.required([.timeLimit]), of: scope, origin: origin))
        case .usual, .none: break
        }
        return found
    }

    private enum TimeUse: String, CaseIterable {
        case usual = "true"
        case none = "false"
        case lower, upper
    }

    private func timeUse(_ section: Section) -> TimeUse { section.value("use_for_time_limit", .choice()) ?? .usual }

    /// The format knows four words; finer verdicts count as the nearest of them.
    private enum Word: String, CaseIterable {
        case AC, WA, TLE, RTE

        var verdicts: Set<Verdict> {
            switch self {
            case .AC: [.accepted]
            case .WA: [.wrongAnswer, .outputLimit]
            case .TLE: [.timeLimit]
            case .RTE: [.runTimeError, .memoryLimit]
            }
        }
    }

    private func verdicts(_ key: String, _ section: Section) -> Set<Verdict>? {
        if case .list(let items)? = section.raw(key)?.content, items.isEmpty {
            section.complain(key, "is empty", fix: "write a list such as [AC, TLE]")
        }
        guard let words: [Word] = section.list(key, .choice(), allowsOne: true) else { return nil }
        return words.reduce(into: []) { $0.formUnion($1.verdicts) }
    }

    private func score(_ section: Section) -> ClosedRange<Double>? {
        guard let numbers = section.list("score", .points, allowsOne: true) else { return nil }
        guard let low = numbers.first, let high = numbers.last, numbers.count <= 2, low <= high else {
            section.complain("score", "is neither a number nor a range", fix: "write 30, or [20, 30]")
            return nil
        }
        return low...high
    }

    private func pattern(_ text: String, in section: Section, _ key: String) -> PathPattern? {
        do {
            return try PathPattern(text)
        } catch {
            section.complain(key, "is not a glob: \(error.words)", fix: "use * within a name, and {a,b}")
            return nil
        }
    }
}

extension PathPattern.Trouble {
    fileprivate var words: String {
        switch self {
        case .unsupported(let sign): "\(sign) means nothing here"
        case .unbalanced: "its braces do not match"
        case .tooManyAlternatives: "its braces stand for too many names"
        }
    }
}

extension Form<Double> {
    /// Of either sign.
    fileprivate static var points: Self {
        Form("a number") { Double(decimal: $0).flatMap { $0.isFinite ? $0 : nil } }
    }
}
