package import ContestModel
package import Sandbox

/// A submission that was unpacked and understood, ready to be built and run.
package struct JudgingJob: Sendable {
    package let submission: Int64
    package let problem: Problem
    /// Nil: an ML problem, whose entry point is run by the image's Python.
    package let language: Language?
    /// The unpacked files' folder, of this submission alone.
    package let folder: String
    /// Every file below it, relative.
    package let files: [String]
    /// Those that belong to the language.
    package let sources: [String]
    package let entryPoint: String?
    /// `sha256:…` of the image to build and run in; empty where nothing of the submission is run.
    package let image: String
    package let isSmoke: Bool
    package let stopsAtFirstFailure: Bool
    /// Its number, from 0.
    package let slot: Int
    /// The cores of the slot, as a cpuset; nil: any.
    package let cores: String?
    /// How far over the limit a CPU time may be, as a part of it, and be measured again before it counts.
    package let timeBand: Double
    /// Of the slot.
    package let seat: Seat
    /// Of the zip; 0: there was none.
    package let uploadBytes: Int64
    /// 0.05 where the machine is 5 % slower than usual; nil where nobody knows.
    package let drift: Double?
    /// Of the results, by position in the problem's test cases; empty: nothing is kept for a later judgement.
    package internal(set) var keys: [String] = []
    /// Results of earlier judgements, by key and the test case's name; they are taken over, not run.
    package internal(set) var known: [String: [String: TestRun]] = [:]

    package init(
        submission: Int64,
        problem: Problem,
        language: Language?,
        folder: String,
        files: [String],
        sources: [String],
        entryPoint: String?,
        image: String,
        isSmoke: Bool,
        stopsAtFirstFailure: Bool,
        slot: Int,
        cores: String?,
        timeBand: Double,
        seat: Seat,
        uploadBytes: Int64 = 0,
        drift: Double? = nil
    ) {
        self.submission = submission
        self.problem = problem
        self.language = language
        self.folder = folder
        self.files = files
        self.sources = sources
        self.entryPoint = entryPoint
        self.image = image
        self.isSmoke = isSmoke
        self.stopsAtFirstFailure = stopsAtFirstFailure
        self.slot = slot
        self.cores = cores
        self.timeBand = timeBand
        self.seat = seat
        self.uploadBytes = uploadBytes
        self.drift = drift
    }

    /// CPU time of one run, with the language's factor.
    var cpuLimit: Duration { problem.limits.cpuTime * (language?.timeFactor ?? 1) }

    /// Where the sandbox ends it. Up to here its time is measured, so that it can be seen how near to the limit it is.
    var cpuCap: Duration { cpuLimit * (1 + timeBand) }

    /// What a program may wait beyond its CPU time. Seven times a limit of a second: a loaded machine must not make time-outs.
    var wallLimit: Duration { cpuCap * 2 + .seconds(5) }

    /// What one run is measured against.
    var runLimits: RunLimits {
        RunLimits(
            cpuTime: cpuLimit,
            wallTime: wallLimit,
            memory: problem.limits.memory + (language?.memoryOverhead ?? 0),
            ownMemory: problem.limits.memory,
            output: outputLimit
        )
    }

    /// Bytes of what one run may print, or of its predictions.
    var outputLimit: Int64 {
        switch problem.kind {
        case .program, .answers, .sql: problem.limits.output
        case .predictions(let rules): rules.maxPredictions
        }
    }

    /// Bytes of each text that a team may see: a smoke test is there to be read.
    var shownBytes: Int { isSmoke ? 16 << 10 : 2048 }
}

/// Where jobs are done. One value serves all slots.
package struct Workbench: Sendable {
    package let engine: ContainerEngine
    /// Labels our containers.
    package let owner: String
    package let runtime: String
    package let cache: BuildCache
    /// All that the judge knows: a problem's own programs are written in them too.
    package let languages: [Language]
    private let occupancy = Occupancy()

    package init(
        engine: ContainerEngine,
        owner: String,
        runtime: String,
        cache: BuildCache,
        languages: [Language]
    ) {
        self.engine = engine
        self.owner = owner
        self.runtime = runtime
        self.cache = cache
        self.languages = languages
    }

    func plan(_ job: JudgingJob, _ purpose: ContainerPlan.Purpose, memory: Int64) -> ContainerPlan {
        ContainerPlan(
            image: job.image,
            purpose: purpose,
            owner: owner,
            submission: String(job.submission),
            mounts: [ContainerPlan.Mount(from: job.folder, to: Inside.source)],
            memory: memory,
            slot: job.slot,
            cores: job.cores,
            runtime: runtime
        )
    }

    /// Starts a container, uses it when it is its turn in the slot, and removes it, whatever happens; `isAlone`: while it is used, no
    /// other program runs.
    func withContainer<Value>(
        _ plan: ContainerPlan,
        in seat: Seat,
        isAlone: Bool = false,
        _ body: (RunContainer) throws -> Value
    ) async throws -> Value {
        let container = try engine.start(plan)
        defer { container.remove() }
        await seat.take()
        await occupancy.enter(alone: isAlone)
        let result = Result { try body(container) }
        await occupancy.leave()
        await seat.leave()
        return try result.get()
    }
}

/// Folders as a program sees them.
enum Inside {
    static let source = "/source"
    static let program = "/program"
    static let scratch = "/work"
    static let data = "/data"
}
