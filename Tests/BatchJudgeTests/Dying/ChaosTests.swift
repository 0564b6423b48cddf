import Foundation
import Glibc
import Testing

extension RealEngine {
    /// Sweeps whose judge, containers and engine are killed at random moments, and one undisturbed sweep after some of them:
    /// everything must be as if nothing had happened.
    ///
    /// `BATCH_JUDGE_CHAOS` is the number of disturbed sweeps (8; 500 in long tests), `BATCH_JUDGE_SEED` repeats the choices of
    /// a run.
    @Suite struct ChaosTests {
        private let environment = ProcessInfo.processInfo.environment

        @Test func disturbedSweepsEndInTheStateOfAnUndisturbedOne() async throws {
            let sweeps = environment["BATCH_JUDGE_CHAOS"].flatMap { Int($0) } ?? (TestLength.isLong ? 500 : 8)
            var dice = Dice(seed: environment["BATCH_JUDGE_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...UInt64.max))
            print("Seed \(dice.seed), \(sweeps) disturbed sweeps")
            let engine = try PrivateEngine(image: "batch-judge/python")
            defer { engine.remove() }
            let contest = try ShortContest(engine)
            defer { contest.remove() }
            for (name, source) in Programs.ofEveryVerdict { try contest.upload(source, as: name) }
            try contest.end()
            let calm = try await contest.finalState()
            let found = try contest.rig.submissions().sorted { $0.file < $1.file }.map { $0.verdict ?? "" }
            #expect(found == ["AC", "CE", "MLE", "RTE", "TLE", "WA"])
            var done = 0
            while done < sweeps {
                let origin = dice
                try contest.forget()
                let disturbances = Int.random(in: 2...4, using: &dice)
                for _ in 0..<disturbances { try Chaos(contest, engine).disturbOneSweep(&dice) }
                done += disturbances
                let differences = try await contest.finalState().differences(from: calm)
                #expect(differences == [], "seed \(origin.seed)")
                print("\(done) done, next seed \(dice.seed)")
            }
        }
    }
}

/// Repeats its throws for the same seed: SplitMix64.
struct Dice: RandomNumberGenerator {
    /// What the next throw, and all that follow, come from.
    private(set) var seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    mutating func next() -> UInt64 {
        seed &+= 0x9e37_79b9_7f4a_7c15
        var mixed = seed
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// One sweep, and what is done to it.
private struct Chaos {
    let contest: ShortContest
    let engine: PrivateEngine

    init(_ contest: ShortContest, _ engine: PrivateEngine) {
        self.contest = contest
        self.engine = engine
    }

    func disturbOneSweep(_ dice: inout Dice) throws {
        let sweep = try contest.rig.start("run")
        // Containers once at most: a second loss of the same submission is a fault of ours, which is noted and waits.
        var mayLoseContainer = true
        for _ in 0..<Int.random(in: 1...3, using: &dice) {
            usleep(UInt32.random(in: 10_000...1_000_000, using: &dice))
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: kill(sweep.processIdentifier, SIGKILL)
            case 1...2:
                guard mayLoseContainer, let one = try engine.running().randomElement(using: &dice) else { continue }
                mayLoseContainer = false
                try engine.docker(Bool.random(using: &dice) ? ["kill", one] : ["rm", "-f", one])
            default:
                engine.kill()
                usleep(UInt32.random(in: 0...500_000, using: &dice))
                try engine.start()
            }
        }
        sweep.waitUntilExit()
    }
}

/// What must be the same, however it came about; what was measured is left out.
struct FinalState: Hashable {
    /// Entries of `export submissions`.
    let submissions: [String]
    let judgements: [Int]
    /// The site: pages by path. Where paths differ in secrets only, there are several of one path.
    let site: [String: [String]]
    let containers: [String]
    let leftovers: [String]
}

extension FinalState {
    func differences(from other: FinalState) -> [String] {
        let paths = Set(site.keys).union(other.site.keys).sorted()
        let changed = paths.flatMap { path in
            Self.differences(site[path, default: []], other.site[path, default: []]).map { "\(path): \($0)" }
        }
        return Self.differences(submissions, other.submissions)
            + (judgements == other.judgements ? [] : ["\(judgements) judgements"]) + changed
            + (containers + leftovers).map { "\($0) is left" }
    }

    private static func differences(_ texts: [String], _ others: [String]) -> [String] {
        guard texts.count == others.count else { return ["\(texts.count), not \(others.count)"] }
        return zip(texts, others).filter { $0 != $1 }.map {
            firstDifference($0.split(separator: "\n"), $1.split(separator: "\n"))
        }
    }

    private static func firstDifference(_ lines: [Substring], _ others: [Substring]) -> String {
        let pair = zip(lines, others).first { $0 != $1 }
        return pair.map { "\($0), not \($1)" } ?? "\(lines.count) lines, not \(others.count)"
    }
}

extension ShortContest {
    /// After a sweep that nothing disturbs.
    func finalState() async throws -> FinalState {
        try rig.judge("run").check()
        let export = try rig.judge("export", "submissions", "--format", "json")
        try export.check()
        return FinalState(
            submissions: Self.unmeasured(export.output).replacing("},{\"attempts\"", with: "}\n{\"attempts\"")
                .split(separator: "\n").map(String.init),
            judgements: try await judgements(),
            site: try unmeasuredSite(),
            containers: try rig.containers(),
            leftovers: try leftovers()
        )
    }

    private func unmeasuredSite() throws -> [String: [String]] {
        let root = rig.site.resolvingSymlinksInPath()
        var pages: [String: [String]] = [:]
        // The pulse is there from the second start on, and is each start's own.
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path())
        where name != "data/pulse.json" && !name.hasSuffix(".gz") {
            let file = root.appending(path: name)
            guard (try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true else { continue }
            let whole = try String(contentsOf: file, encoding: .utf8)
            var text = Self.withoutUse(Self.unmeasured(whole))
            // What they tell is in the order in which it was judged.
            if name.hasPrefix("queue/") || name == "feed.xml" {
                text = text.split(separator: "\n").sorted().joined(separator: "\n")
            }
            pages[Self.unmeasured(name), default: []].append(text)
        }
        return pages.mapValues { $0.sorted() }
    }

    /// Without the moments of making and judging, measured amounts, and the secrets of links and receipts, which each beginning makes anew.
    private static func unmeasured(_ text: String) -> String {
        text.replacing(/\b[0-9a-f]{32}\b|^MCowBQYDK2VwAyEA.{43}=$/.anchorsMatchLineEndings(), with: "?")
            .replacing(/r\/[A-Za-z0-9_\-]{22}(?=\/|")/, with: "r/?")
            .replacing(/"(as_of|judged|version|token)":"[^"]*"/) { "\"\($0.1)\":?" }
            // Of the Contest API and the feed: when it was judged, and how long it ran.
            .replacing(/"((start|end)_(contest_)?time)":"[^"]*"/) { "\"\($0.1)\":?" }
            .replacing(/^\{"time":"[^"]*","contest_time":"[^"]*"/, with: "{\"time\":?")
            .replacing(/"max_run_time":[0-9.]+/, with: "\"max_run_time\":?")
            .replacing(/<updated>[^<]*</, with: "<updated>?<")
            .replacing(/<figure class="chart"[\s\S]*?<\/figure>/, with: "a chart")
            .replacing(/"(cpu_ms|wall_ms|memory_kib|max_time_ms|max_memory_kib)":[0-9.]+/) { "\"\($0.1)\":?" }
            // A container that is killed just when its program was ended for memory takes the amounts with it.
            .replacing(/"(cpu_ms|memory_kib)":null(?=[^}]*"signal":9)/) { "\"\($0.1)\":?" }
            .replacing(/(As of |Judged<\/dt><dd>)<time[^>]*>[^<]*<\/time>( <span class="local">[^<]*<\/span>)?/) {
                "\($0.1)?"
            }
            .replacing(/[0-9][0-9.]* (ms|s|KiB|MiB)\b/) { "? \($0.1)" }
    }

    /// Without how much of each limit was used, and by which run.
    private static func withoutUse(_ text: String) -> String {
        text.replacing(/"percent":[0-9]+,"run":"[^"]*"/, with: "\"percent\":?")
            // Of phases; a busy machine needs seconds for what another does in milliseconds.
            .replacing(/((Verify|Extract|Build|Run)(<\/dt><dd>|: ))[0-9?.]+ m?s/) { "\($0.1)?" }
            .replacing(/"used":[0-9]+/, with: "\"used\":?")
            .replacing(/value="[0-9]+"( aria-label="[^"]*">)[0-9]+ %/) { "value=\"?\"\($0.1)?" }
            .replacing(/\[#*-*\]\s/, with: "")
            .replacing(/\([0-9]+ %\)(, (a hidden test|sample [0-9]+))?/, with: "(?)")
    }
}
