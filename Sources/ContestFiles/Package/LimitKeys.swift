import ContestModel

/// The limits of a programming or SQL problem.
struct LimitKeys {
    let root: Section
    let ours: Section
    let files: PackageFiles
    let format: PackageFormat
    /// What holds where the package says nothing; nil: that is an error.
    let usualTime: Duration?

    /// Nil after a complaint.
    func limits() -> ProblemLimits? {
        let section = root.section("limits")
        let own = section.value("time_limit", .seconds)
        let stated = ours.value("time_limit", .seconds) ?? own ?? besideFile()
        let time = stated ?? usualTime
        let limits = ProblemLimits(
            cpuTime: time ?? .seconds(1),
            memory: section.value("memory", .mebibytes) ?? 2048 << 20,
            output: section.value("output", .mebibytes) ?? 8 << 20,
            buildTime: section.value("compilation_time", .seconds) ?? .seconds(60),
            buildMemory: section.value("compilation_memory", .mebibytes) ?? 2048 << 20,
            code: section.value("code", .kibibytes),
            validation: validation(section),
            times: times(section),
            isTimeGuessed: stated == nil
        )
        _ = section.raw("validation_passes")
        section.finish()
        if time == nil { complainOfTime() }
        return time == nil ? nil : limits
    }

    private func validation(_ section: Section) -> ValidationLimits {
        ValidationLimits(
            time: section.value("validation_time", .seconds) ?? .seconds(60),
            memory: section.value("validation_memory", .mebibytes) ?? 2048 << 20,
            output: section.value("validation_output", .mebibytes) ?? 8 << 20
        )
    }

    private func times(_ section: Section) -> TimeRules {
        switch format {
        case .legacy:
            let margin = section.value("time_safety_margin", .positive) ?? TimeRules.legacy.slowMargin
            return TimeRules(
                factor: section.value("time_multiplier", .positive) ?? TimeRules.legacy.factor,
                acceptedMargin: margin,
                slowMargin: margin,
                resolution: section.value("time_resolution", .seconds) ?? .seconds(1)
            )
        case .of2025:
            let multipliers = section.section("time_multipliers")
            defer { multipliers.finish() }
            let factor = multipliers.value("ac_to_time_limit", .atLeastOne) ?? 2
            return TimeRules(
                factor: factor,
                acceptedMargin: factor,
                slowMargin: multipliers.value("time_limit_to_tle", .atLeastOne) ?? 1.5,
                resolution: section.value("time_resolution", .seconds) ?? .seconds(1)
            )
        }
    }

    /// How often a program may be run on one test case.
    func passes(_ type: PackageType) -> Int {
        let section = root.section("limits")
        let given = section.value("validation_passes", .count(atLeast: 2))
        if given != nil, !type.isMultiPass {
            section.complain("validation_passes", "is for multi-pass problems", fix: "leave it out")
        }
        return type.isMultiPass ? given ?? 2 : 1
    }

    private func complainOfTime() {
        guard root.report.findings.allSatisfy({ !$0.key.hasSuffix("time_limit") }) else { return }
        root.complain(
            "batch_judge.time_limit",
            "the problem has no time limit",
            fix: "let `batch-judge verify` find one, or write seconds of CPU time: `batch_judge: {time_limit: 2}`"
        )
    }

    /// DOMjudge's ways to say it: a file `.timelimit`, or `timelimit=2` in `domjudge-problem.ini`.
    private func besideFile() -> Duration? {
        if files.kind(".timelimit") == .file { return seconds(in: ".timelimit") { $0 } }
        guard files.kind("domjudge-problem.ini") == .file else { return nil }
        return seconds(in: "domjudge-problem.ini") { Self.iniValue("timelimit", in: $0) }
    }

    private static func iniValue(_ key: String, in text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].trimmed(of: " \t") == key else { continue }
            return parts[1].trimmed(of: " \t'\"")
        }
        return nil
    }

    private func seconds(in path: String, _ pick: (String) -> String?) -> Duration? {
        guard let text = try? TextFile.read("\(files.root)/\(path)", name: path), let word = pick(text) else {
            return nil
        }
        let found = Form<Duration>.seconds.read(word.trimmed(of: " \t\r\n"))
        if found == nil {
            root.report.complain(
                line: nil,
                key: "batch_judge.time_limit",
                "\(path) does not hold a number of seconds",
                fix: "correct it, or write `batch_judge: {time_limit: 2}`"
            )
        }
        return found
    }
}

extension Form<Double> {
    fileprivate static var atLeastOne: Self {
        Form("a number of at least 1") { number.read($0).flatMap { $0 >= 1 ? $0 : nil } }
    }
}
