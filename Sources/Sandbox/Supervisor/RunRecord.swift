import Foundation

/// What comes back of one run: takes it in, and believes nothing that cannot be.
struct RunRecord {
    /// What starting, wiping and a busy machine may take beyond the program's own wall time.
    private static let grace = Duration.seconds(30)
    /// The slowest stream that is still waited for, in bytes per second.
    private static let slowest: Int64 = 8 << 20
    /// How many times its wall time a run may take that is starved; process 1 has the same number.
    private static let patience = 10

    private let request: RunRequest
    private let container: String
    private let began: ContinuousClock.Instant
    /// gVisor counts a process's waiting for a core of this machine as its CPU time, so that the sum may pass what there is.
    private let hasOwnKernel: Bool
    /// False: whoever hears it passes it on.
    private let keepsOutput: Bool
    private var output = CollectedBytes()
    /// Bytes of output that have come.
    private(set) var outputCount: Int64 = 0
    private var errors = CollectedBytes()
    private var harvest: HarvestReceiver

    init(
        _ request: RunRequest,
        container: String,
        began: ContinuousClock.Instant = .now,
        hasOwnKernel: Bool,
        keepsOutput: Bool = true
    ) throws {
        self.request = request
        self.container = container
        self.began = began
        self.hasOwnKernel = hasOwnKernel
        self.keepsOutput = keepsOutput
        harvest = try HarvestReceiver(request.harvest)
    }

    /// How long a run may take by our own clock, all that belongs to it included.
    static func longest(_ request: RunRequest) throws -> Duration {
        let input = try request.inputFiles.reduce(Int64(0)) { $0 + (try OpenFile.size(of: $1)) }
        let results: Int64 =
            switch request.harvest {
            case .nothing: 0
            case .file(_, let maxBytes), .tree(_, let maxBytes, _): min(maxBytes, 1 << 40)
            }
        return request.caps.wallTime * patience + grace
            + .seconds((input + results + min(request.caps.output, 1 << 40)) / slowest)
    }

    /// Process 1 says every second that it lives: when nothing comes for so long, its container or the engine stands still.
    static func silence(of container: String) -> Deadline {
        Deadline("A sign of life from container \(container)", after: .seconds(30))
    }

    /// Nil: it was not the last frame.
    mutating func take(_ frame: SupervisorFrame) throws -> RunResult? {
        switch frame.kind {
        case .output:
            outputCount += Int64(frame.body.count)
            guard outputCount <= request.caps.output else { throw lied("more output than it was allowed") }
            if keepsOutput { try output.append(frame.body) }
        case .errors:
            try errors.append(frame.body)
            guard errors.count <= request.caps.errors else { throw lied("more standard error than it was allowed") }
        case .alive, .done: break
        case .file, .content, .refused:
            guard try harvest.take(frame, outputCap: request.caps.output) else {
                throw lied("a harvest that was not asked for")
            }
        case .fault: throw SandboxError.supervisorFailed(container: container, reason: frame.words)
        case .hello: throw lied("a second hello")
        case .result:
            guard let result = RunResult(frame.body) else { throw lied("a result that makes no sense") }
            return result
        }
        return nil
    }

    func outcome(_ result: RunResult) throws -> RunOutcome {
        guard let harvested = harvest.harvested(result.harvested) else { throw lied("another harvest than it sent") }
        try check(result, harvested)
        let isFile = if case .file = request.harvest { true } else { false }
        return RunOutcome(
            ending: result.ending,
            limit: result.limit,
            cpuTime: result.cpuTime,
            cpuMeans: result.cpuMeans,
            wallTime: result.wallTime,
            starvedTime: result.starvedTime,
            peakMemory: result.peakMemory,
            memoryMeans: result.memoryMeans,
            output: harvested == .file ? try harvest.content.data() : isFile ? Data() : try output.data(),
            outputBytes: result.outputBytes,
            errors: try errors.data(),
            errorBytes: result.errorBytes,
            harvested: harvested
        )
    }

    /// The outcome where process 1 was ended for memory and cannot tell: what has come, by our own clock.
    func outOfMemory() throws -> RunOutcome {
        RunOutcome(
            ending: .signal(9),
            limit: .memory,
            cpuTime: nil,
            wallTime: began.duration(to: .now),
            peakMemory: nil,
            output: try output.data(),
            outputBytes: outputCount,
            errors: try errors.data(),
            errorBytes: Int64(errors.count),
            harvested: .nothing
        )
    }

    /// Our own clock and counts against the supervisor's.
    private func check(_ result: RunResult, _ harvested: RunOutcome.Harvested) throws {
        let elapsed = began.duration(to: .now)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        guard result.wallTime <= elapsed + .milliseconds(100) else { throw lied("a wall time beyond our own clock") }
        guard hasOwnKernel || result.cpuTime <= elapsed * cores + .seconds(1) else {
            throw lied("more CPU time than there are cores")
        }
        if case .file = request.harvest {
            guard outputCount == 0 else { throw lied("standard output where a file was asked for") }
        } else {
            guard outputCount == min(result.outputBytes, request.caps.output) else {
                throw lied("other output than it counted")
            }
        }
        guard errors.count == min(result.errorBytes, request.caps.errors) else {
            throw lied("other standard error than it counted")
        }
        guard result.outputBytes <= request.caps.output || result.limit != nil else {
            throw lied("output beyond the cap without saying so")
        }
    }

    func lied(_ what: String) -> SandboxError {
        .supervisorFailed(container: container, reason: "it sent \(what)")
    }
}
