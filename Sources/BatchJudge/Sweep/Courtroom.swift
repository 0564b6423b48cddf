import ContestFiles
import ContestModel
import Foundation
import Intake
import Judging
import ResultStore
import Sandbox

/// What judging of the submissions of one sweep shares: problems, languages, images, the engine.
struct Courtroom: Sendable {
    let place: Workplace
    let engine: ContainerEngine
    let workbench: Workbench
    let languages: [Language]
    /// Read once a sweep; one that cannot be read holds up its own submissions only.
    private(set) var problems: [ProblemID: Result<Problem, any Error>]
    let cores: Cores
    /// How far over its limit a CPU time is measured again; wider when the machine is not as fast as usual.
    private var timeBand = 0.1
    private var drift: Double?
    private let seats: [Seat]
    private let digests = FileDigests()

    enum Outcome: Sendable {
        case judged(Submission, Judgement)
        /// Somebody took it out while it waited.
        case gone
        /// The organizer has to mend something first; it waits at nobody's cost.
        case blocked(Submission, String)
        /// `isDead`: once too often.
        case fault(Submission, String, isDead: Bool)
        case engineDown(String)
    }

    /// `usualTime` is the limit of problems that have none; nil: they cannot be judged.
    ///
    /// - Throws: when the engine does not answer, or the languages cannot be read.
    init(
        place: Workplace,
        engine: ContainerEngine,
        owner: String,
        judging ids: Set<ProblemID>,
        usualTime: Duration? = nil
    ) throws {
        _ = try engine.version()
        self.place = place
        self.engine = engine
        let languages = try place.languages()
        self.languages = languages
        problems = Dictionary(
            uniqueKeysWithValues: ids.map { id in
                (id, Result { try place.problem(id, languages: languages, usualTime: usualTime) })
            }
        )
        workbench = Workbench(
            engine: engine,
            owner: owner,
            runtime: place.contest.judging.runtime,
            cache: BuildCache(folder: try place.stateFolder("cache"), limit: place.contest.judging.cache),
            environments: BuildCache(
                folder: try place.stateFolder("environments"),
                limit: place.contest.judging.environments
            ),
            languages: languages
        )
        seats = (0..<place.contest.judging.slots).map { _ in Seat() }
        cores = Cores.own()
    }

    /// - Parameter drift: 0.05 where the machine is 5 % slower than usual
    mutating func note(drift: Double) {
        self.drift = drift
        timeBand = min(max(timeBand, abs(drift)), 0.5)
    }

    /// Judges one submission and stores the result; every failure of ours ends as one of the outcomes.
    func judge(_ submission: Submission, slot: Int) async -> Outcome {
        do {
            guard try await place.store.claim(submission.id) else { return .gone }
            let (judgement, predictions) = try await secondChance { () async throws in
                try await verdict(on: submission, slot: slot) { phase, language in
                    try await place.store.advance(submission.id, to: phase, language: language)
                }
            }
            // First: a judgement that counts has its predictions.
            if let predictions { try place.predictions().put(predictions, of: submission.id) }
            try await place.store.finish(submission.id, with: judgement)
            if predictions == nil { try place.predictions().remove(submission.id) }
            return .judged(submission, judgement)
        } catch {
            return await settle(error, submission)
        }
    }

    /// Containers can be killed, paused or removed by others; then all is done once more, with fresh ones.
    func secondChance<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let lost as SandboxError where lost.isOfOneContainer {
            do { try engine.ping() } catch { throw EngineDown(reason: error) }
            return try await work()
        }
    }

    private struct EngineDown: Error, CustomStringConvertible {
        let reason: any Error

        var description: String { "\(reason)" }
    }

    private func settle(_ error: any Error, _ submission: Submission) async -> Outcome {
        do {
            if error is Blocked || error is ConfigurationError || error is Failure || error.isOrganizers {
                try await place.store.release(submission.id, because: error.words)
                return .blocked(submission, error.words)
            }
            do {
                if let down = error as? EngineDown { throw down.reason }
                try engine.ping()
            } catch let down {
                try await place.store.release(submission.id, because: "\(down)", interrupted: true)
                return .engineDown("\(down)")
            }
            let retries = place.contest.judging.retries
            try await place.store.fault(submission.id, error.words, at: .now, retries: retries)
            return .fault(submission, error.words, isDead: submission.attempts + 1 > retries)
        } catch let second {
            // The store itself fails: the next sweep finds the submission as being judged and puts it back.
            return .fault(submission, "\(error.words); and the result store: \(second.words)", isDead: false)
        }
    }

    /// Reads a problem again that has changed.
    mutating func read(_ id: ProblemID) throws {
        problems[id] = .success(try place.problem(id, languages: languages))
    }

    func problem(_ id: ProblemID) throws -> Problem {
        guard let problem = problems[id] else { throw Failure.noSuchProblem(id.text) }
        return try problem.get()
    }

    /// Judges without changing anything in the store; `fresh`: nothing is taken over from earlier judgements.
    func trial(_ submission: Submission, slot: Int, fresh: Bool) async throws -> Judgement {
        try await secondChance { () async throws in
            try await verdict(on: submission, slot: slot, fresh: fresh) { _, _ in }.judgement
        }
    }

    /// Unpacks, builds, runs and scores; says each phase when it begins.
    private func verdict(
        on submission: Submission,
        slot: Int,
        fresh: Bool = false,
        entering: (Phase, LanguageID?) async throws -> Void
    ) async throws -> (judgement: Judgement, predictions: Data?) {
        let started = Timestamp.now
        let folder = "\(try place.stateFolder("work"))/\(submission.id)"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }

        guard let id = submission.problem else { throw Failure.noSuchProblem("") }
        let problem = try problem(id)
        try await entering(.extracting, nil)
        let source = "\(folder)/source"
        switch try Preparation(languages: languages).prepare(submission, problem, place: place, into: source) {
        case .failure(let rejection): return (Judgement(rejection: rejection, at: started), nil)
        case .success(let prepared):
            let trial = submission.isSmoke ? try problem.onSample(in: "\(folder)/sample") : problem
            var job = try job(
                prepared,
                submission.id,
                trial,
                source,
                slot: slot,
                isSmoke: submission.isSmoke,
                uploadBytes: submission.size
            )
            if !problem.tests.isEmpty {
                let earlier = fresh ? [] : try await place.store.history(of: submission.id)
                job.recall(
                    earlier.flatMap(\.runs),
                    digests: try await digests.digests(of: ResultKey.paths(of: job)),
                    juryTools: try workbench.juryTools(of: problem)
                )
            }
            var predictions: Data?
            var judgement = try await judge(job, started: started, keeping: &predictions, entering: entering)
            judgement.ended = .now
            judgement.phases = prepared.phases + judgement.phases
            judgement.models = prepared.models
            return (judgement, predictions)
        }
    }

    func job(
        _ prepared: Prepared,
        _ id: Int64,
        _ problem: Problem,
        _ folder: String,
        slot: Int,
        isSmoke: Bool = false,
        runsEveryTest: Bool = false,
        atLeastBand: Double = 0,
        uploadBytes: Int64 = 0
    ) throws -> JudgingJob {
        let image = try prepared.image.map { try imageID("batch-judge/\($0)") } ?? ""
        let rules = place.contest.judging
        var job = JudgingJob(
            submission: id,
            problem: problem,
            language: prepared.language,
            folder: folder,
            files: prepared.files,
            sources: prepared.sources,
            entryPoint: prepared.entryPoint,
            image: image,
            isSmoke: isSmoke,
            stopsAtFirstFailure: rules.stopsAtFirstFailure && !runsEveryTest,
            slot: slot,
            cores: cores.pin(slot: slot, of: rules.slots),
            timeBand: max(timeBand, atLeastBand),
            seat: seats[slot],
            uploadBytes: uploadBytes,
            drift: drift
        )
        job.requirements = prepared.requirements
        return job
    }

    private func imageID(_ name: String) throws -> String {
        guard let image = try engine.image(name) else { throw Blocked.imageMissing(name) }
        return image.id
    }

    /// Keeps nothing but the judgement.
    func judge(
        _ job: JudgingJob,
        started: Timestamp,
        entering: (Phase, LanguageID?) async throws -> Void
    ) async throws -> Judgement {
        var predictions: Data?
        return try await judge(job, started: started, keeping: &predictions, entering: entering)
    }

    /// `predictions` are those that were scored, to be kept; they stay as they are where none were.
    func judge(
        _ job: JudgingJob,
        started: Timestamp,
        keeping predictions: inout Data?,
        entering: (Phase, LanguageID?) async throws -> Void
    ) async throws -> Judgement {
        let image = job.image.isEmpty ? nil : job.image
        var judgement = Judgement(verdict: .accepted, image: image, started: started, ended: started)
        try await entering(.building, job.language?.id)
        let building = ContinuousClock.now
        let environment: PackageEnvironment?
        switch try await self.environment(of: job) {
        case .ready(let made): environment = made
        case .refused(let message, let log):
            judgement.fail(building: .packages, message, log: log)
            judgement.phases.append(job.phase(.build, since: building))
            return judgement
        }
        judgement.environment = environment?.used
        let program: BuiltProgram?
        switch try await workbench.build(job) {
        case .ready(let built, let log):
            program = built
            judgement.log = log
        case .failed(let reason, let message, let log):
            judgement.fail(building: reason, message, log: log)
            judgement.quote(job)
            judgement.phases.append(job.phase(.build, since: building))
            return judgement
        }
        judgement.phases.append(job.phase(.build, since: building))
        judgement.limits = job.appliedLimits
        try await entering(.running, nil)
        let running = ContinuousClock.now
        switch job.problem.kind {
        case .predictions(let rules):
            let run = try await workbench.runModel(job, rules: rules, in: environment)
            judgement.take(run)
            predictions = run.predictions
        case .answers: judgement.take(try await workbench.judgeAnswers(job))
        case .program, .sql:
            guard let language = job.language else { break }
            judgement.take(try await workbench.runTests(job, language: language, program: program))
        }
        judgement.phases.append(job.phase(.run, since: running))
        judgement.quote(job)
        try await entering(.scoring, nil)
        return judgement
    }

    private func environment(of job: JudgingJob) async throws -> EnvironmentResult {
        guard case .predictions(let rules) = job.problem.kind else { return .ready(nil) }
        return try await workbench.environment(of: job, rules)
    }
}

extension JudgingJob {
    /// One that ends now.
    fileprivate func phase(_ name: PhaseTime.Name, since begin: ContinuousClock.Instant) -> PhaseTime {
        PhaseTime(name, ContinuousClock.now - begin, hasNetwork: name == .build && problem.kind.downloads)
    }
}

extension ProblemKind {
    /// Whether packages come from an index while an environment is made.
    fileprivate var downloads: Bool {
        guard case .predictions(let rules) = self, case .online = rules.environment.source else { return false }
        return true
    }
}

extension Error {
    /// An image, a right or the package index is missing, for which the submission waits.
    fileprivate var isOrganizers: Bool {
        switch self as? JudgingError {
        case .imageMissing, .unreadable, .indexSilent: true
        case .jury, .points, .labels, .commandMissing, .notCalibrated, .cache, .indexProxy, nil: false
        }
    }
}

/// Something of the organizer's is missing; the submission waits.
enum Blocked: Error, CustomStringConvertible {
    case imageMissing(String)

    var description: String {
        switch self {
        case .imageMissing(let name):
            "The judge image \(name) is not there: run `batch-judge images build`; the submissions that need it wait."
        }
    }
}

extension Judgement {
    fileprivate mutating func fail(building reason: Reason, _ message: String, log: String) {
        verdict = .compileError
        self.reason = reason
        self.message = message
        self.log = log
    }

    fileprivate mutating func take(_ tests: TestRuns) {
        verdict = tests.verdict
        reason = tests.reason
        message = tests.message
        runs = tests.runs
        score = tests.score
        groups = tests.groups
    }

    fileprivate mutating func take(_ model: ModelRun) {
        verdict = model.verdict
        reason = model.reason
        message = model.message
        log = model.log
        metrics = model.assessment?.shown.metrics ?? []
        score = model.assessment?.shown.score
        assessment = model.assessment
        runs = [model.run]
    }
}
