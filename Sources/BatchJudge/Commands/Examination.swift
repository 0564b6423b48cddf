import ContestFiles
import ContestModel
import Foundation
import Sandbox
import SiteGen

/// What was looked at, and what was found.
struct Examination {
    private(set) var findings: [String] = []
    private(set) var faults = 0
    /// ML problems with labels that can be read.
    var scored: [ScoredProblem] = []

    mutating func good(_ what: String, _ found: String) { findings.append("ok     \(what): \(found)") }

    /// What is neither right nor wrong, but good to know.
    mutating func note(_ what: String, _ found: String) { findings.append("note   \(what): \(found)") }

    /// Several lines are several findings.
    mutating func bad(_ what: String, _ found: String) {
        for line in found.split(separator: "\n") {
            faults += 1
            findings.append("WRONG  \(what): \(line)")
        }
    }

    /// Notes the error of what fails, and gives nil then.
    mutating func look<Value>(_ what: String, _ body: () throws -> Value) -> Value? {
        do {
            return try body()
        } catch {
            bad(what, error.words)
            return nil
        }
    }

    /// The engine, where one answers.
    mutating func engine() -> ContainerEngine? {
        guard let engine = look("engine", { try Engine.connect() }),
            let version = look("engine", { try engine.version() })
        else { return nil }
        let memory = String(format: "%.1f GiB", Double(version.memory) / Double(1 << 30))
        good(
            "engine",
            "Docker \(version.engine) on Linux \(version.kernel) \(version.architecture), cgroups \(version.cgroups),"
                + " \(version.cores) cores, \(memory) of memory"
        )
        return engine
    }

    mutating func contest(_ folder: ContestFolder) {
        let contest = folder.contest
        good(
            "contest",
            "\(contest.id), \(Counted.words(contest.problems.count, "problem")), \(Counted.words(folder.teams.count, "team"))"
        )
        if contest.end <= .now { note("window", "the contest ended at \(contest.end): uploads are rejected") }
    }

    /// The languages of the images, and each problem read with them; the images.
    mutating func problems(_ contest: Contest) -> [JudgeImage] {
        guard let images = look("languages", { try LanguageFile.images(in: contest.folders.images) }) else { return [] }
        let languages = images.flatMap(\.languages)
        for place in contest.problems {
            let read = look("problem \(place.id)") {
                let path = try ProblemPlaces(contest).folder(of: place.id)
                return try ProblemPackage.read(place, in: path, languages: languages, metrics: .scoring)
            }
            guard let read else { continue }
            if read.problem.statement.isEmpty, read.problem.statementFile == nil {
                bad("problem \(place.id)", "has no statement: write problem_statement/problem.en.md in its folder")
            }
            tests(of: read.problem, in: "\(contest.folders.contest)/problems/\(place.id)")
            if contest.scoreboardType == .passFail, read.problem.scoring != nil {
                let said =
                    "gives points, but scoreboard_type is pass-fail: whatever is accepted solves it, with few points too"
                note("problem \(place.id)", said)
            }
            for sentence in read.overlooked { note("problem \(place.id)", sentence) }
            if !read.foreignKeys.isEmpty {
                let keys = read.foreignKeys.joined(separator: ", ")
                note("problem \(place.id)", "keys of problem.yaml that nothing here reads: \(keys)")
            }
        }
        return images
    }

    /// What a container can measure and hide here, by its own word.
    private mutating func measuring(in image: String, of contest: Contest, on engine: ContainerEngine) {
        let plan = ContainerPlan(
            image: image,
            purpose: .check,
            owner: "doctor",
            submission: "",
            mounts: [],
            memory: 64 << 20,
            runtime: contest.judging.runtime
        )
        let container = look("measuring") { try engine.start(plan) }
        defer { container?.remove() }
        guard let found = container?.abilities else { return }
        let kills = found.countsKills ? "kills for memory are seen" : "kills for memory are not seen"
        good("measuring", "CPU time by \(found.cpuTime), memory by \(found.memory) and wait4, \(kills)")
        // No fault: it is the kernel's, and runs are judged rightly without.
        found.hidesCounters
            ? good("counters", "hidden from programs")
            : note("counters", "open to programs: Linux 5.19 with Landlock hides them")
    }

    mutating func images(_ images: [JudgeImage], of contest: Contest, on engine: ContainerEngine) {
        for image in images {
            let built = look("image \(image.name)") { try engine.image("batch-judge/\(image.name)") }
            guard let built else { continue }
            built == nil
                ? bad("image \(image.name)", "not built: run `batch-judge images build`")
                : good("image \(image.name)", "present")
        }
        guard let version = try? engine.version(), isRuntimeKnown(contest.judging.runtime, to: version) else { return }
        let present = images.lazy.compactMap { try? engine.image("batch-judge/\($0.name)") }.first
        if let present { measuring(in: present.id, of: contest, on: engine) }
    }

    private mutating func isRuntimeKnown(_ runtime: String, to engine: EngineVersion) -> Bool {
        guard engine.runtimes.contains(runtime) else {
            bad(
                "runtime",
                "the engine knows no '\(runtime)' but \(engine.runtimes.joined(separator: ", ")): set `judging.runtime` in"
                    + " contest.yaml to one of these, or add it to /etc/docker/daemon.json"
            )
            return false
        }
        good("runtime", engine.remapsUsers ? "\(runtime); users are remapped" : runtime)
        return true
    }
}
