import Foundation

/// One run as seen from outside: sends the request while replies come in, and believes nothing that cannot be.
struct RunExchange {
    /// What starting, wiping and a busy machine may take beyond the program's own wall time.
    private static let grace = Duration.seconds(30)
    /// The slowest stream that is still waited for, in bytes per second.
    private static let slowest: Int64 = 8 << 20
    /// Process 1 says every second that it lives: when nothing comes for so long, its container or the engine stands still.
    private static let silence = Duration.seconds(30)
    /// How many times its wall time a run may take that is starved; process 1 has the same number.
    private static let patience = 10

    private let request: RunRequest
    private let connection: SupervisorConnection
    private let deadline: Deadline
    private let began: ContinuousClock.Instant
    private var outgoing: OutgoingRequest
    private var output = CollectedBytes()
    private var errors = CollectedBytes()
    private var harvest: HarvestReceiver
    /// gVisor counts a process's waiting for a core of this machine as its CPU time, so that the sum may pass what there is.
    var hasOwnKernel = false

    /// `ahead` is what was made of the request, and perhaps sent, while another program ran.
    init(_ request: RunRequest, ahead: OutgoingRequest? = nil, over connection: SupervisorConnection) throws {
        self.request = request
        self.connection = connection
        outgoing = try ahead ?? OutgoingRequest(request)
        began = outgoing.begun ?? .now
        harvest = try HarvestReceiver(request.harvest)
        deadline = Deadline("A run in container \(connection.container)", after: try Self.longest(request))
        guard outgoing.begun != nil || connection.isSilent else {
            throw Self.lied(connection, "it spoke between two runs")
        }
    }

    private static func longest(_ request: RunRequest) throws -> Duration {
        let input = try request.inputFiles.reduce(Int64(0)) { $0 + (try OpenFile.size(of: $1)) }
        let results: Int64 =
            switch request.harvest {
            case .nothing: 0
            case .file(_, let maxBytes), .tree(_, let maxBytes, _): min(maxBytes, 1 << 40)
            }
        return request.caps.wallTime * patience + grace
            + .seconds((input + results + min(request.caps.output, 1 << 40)) / slowest)
    }

    /// `following` is the request of the next run. It is sent as soon as this one is: it waits in process 1, which no program
    /// can look into, and is not started before this run's end.
    mutating func finish(before following: inout OutgoingRequest?) throws -> RunOutcome {
        while true {
            while let frame = try connection.nextAtHand() {
                if let result = try take(frame) { return try outcome(result, isLast: following?.begun == nil) }
            }
            let silence = Deadline("A sign of life from container \(connection.container)", after: Self.silence)
            let end = silence.end < deadline.end ? silence : deadline
            let own = try outgoing.next()
            if own.isEmpty {
                let sent = try connection.exchange(try following?.next() ?? [], until: end)
                following?.sent(sent)
            } else {
                outgoing.sent(try connection.exchange(own, until: end))
            }
        }
    }

    private mutating func take(_ frame: SupervisorFrame) throws -> RunResult? {
        switch frame.kind {
        case .output:
            try output.append(frame.body)
            guard output.count <= request.caps.output else { throw lied("more output than it was allowed") }
        case .errors:
            try errors.append(frame.body)
            guard errors.count <= request.caps.errors else { throw lied("more standard error than it was allowed") }
        case .alive: break
        case .done: outgoing.cutShort()
        case .file, .content, .refused:
            guard try harvest.take(frame, outputCap: request.caps.output) else {
                throw lied("a harvest that was not asked for")
            }
        case .fault: throw Self.lied(connection, frame.words)
        case .hello: throw lied("a second hello")
        case .result:
            guard let result = RunResult(frame.body) else { throw lied("a result that makes no sense") }
            return result
        }
        return nil
    }

    private func outcome(_ result: RunResult, isLast: Bool) throws -> RunOutcome {
        guard outgoing.isSent, !isLast || connection.isSilent else { throw lied("a result before the end") }
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
            outputBytes: Int64(output.count),
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
            guard output.count == 0 else { throw lied("standard output where a file was asked for") }
        } else {
            guard output.count == min(result.outputBytes, request.caps.output) else {
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

    private func lied(_ what: String) -> SandboxError {
        Self.lied(connection, "it sent \(what)")
    }

    private static func lied(_ connection: SupervisorConnection, _ reason: String) -> SandboxError {
        .supervisorFailed(container: connection.container, reason: reason)
    }
}
