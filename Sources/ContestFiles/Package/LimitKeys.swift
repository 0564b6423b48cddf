import ContestModel

/// The limits of a programming or SQL problem.
struct LimitKeys {
    let root: Section
    let ours: Section
    let files: PackageFiles
    let format: PackageFormat

    /// Nil after a complaint.
    func limits() -> ProblemLimits? {
        let section = root.section("limits")
        let stated = section.value("time_limit", .seconds)
        let time = ours.value("time_limit", .seconds) ?? stated ?? besideFile()
        let limits = ProblemLimits(
            cpuTime: time ?? .seconds(1),
            memory: section.value("memory", .mebibytes) ?? 2048 << 20,
            output: section.value("output", .mebibytes) ?? 8 << 20,
            buildTime: section.value("compilation_time", .seconds) ?? .seconds(60),
            buildMemory: section.value("compilation_memory", .mebibytes) ?? 2048 << 20
        )
        if section.raw("code") != nil {
            section.complain("code", "not supported yet: a limit on the size of sources", fix: "leave it out")
        }
        ignoreForeignLimits(section)
        section.finish()
        if time == nil { complainOfTime() }
        return time == nil ? nil : limits
    }

    /// What only matters for programs that are not run: deriving a time limit, and the problem's own validators.
    private func ignoreForeignLimits(_ section: Section) {
        let derived =
            format == .legacy
            ? ["time_multiplier", "time_safety_margin"]
            : ["time_multipliers", "time_resolution", "validation_passes"]
        for key in derived + ["validation_time", "validation_memory", "validation_output"] { _ = section.raw(key) }
    }

    private func complainOfTime() {
        guard root.report.findings.allSatisfy({ !$0.key.hasSuffix("time_limit") }) else { return }
        root.complain(
            "batch_judge.time_limit",
            "the problem has no time limit",
            fix: "write seconds of CPU time: `batch_judge: {time_limit: 2}`"
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
