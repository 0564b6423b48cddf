/// A started container whose supervisor runs one program per call; used by one thread at a time.
package final class RunContainer {
    /// The engine's id.
    package let id: String
    /// The id of its image, `sha256:…`.
    package let image: String
    private let connection: SupervisorConnection
    private let engine: ContainerEngine
    private let client: EngineClient
    /// False while it runs and for ever after a failure or the end of process 1: then nobody knows what is in it.
    package private(set) var isReady = false
    /// Nil before the supervisor's first word.
    package private(set) var abilities: CageAbilities?
    private var isRemoved = false
    /// The container hangs, or the engine.
    private var isStuck = false
    private var hasOwnKernel = false
    /// The run that comes next, on its way while the one before was still running.
    private var announced: (request: RunRequest, outgoing: OutgoingRequest)?

    init(
        id: String,
        image: String,
        connection: SupervisorConnection,
        engine: ContainerEngine,
        client: EngineClient
    ) {
        self.id = id
        self.image = image
        self.connection = connection
        self.engine = engine
        self.client = client
    }

    /// Waits for the supervisor's first word.
    func begin(_ plan: ContainerPlan) throws {
        hasOwnKernel = ContainerPlan.hasOwnKernel(plan.runtime)
        do {
            let frame = try connection.next(until: Deadline("Start of container \(id)", after: .seconds(30)))
            let hello = try SupervisorHello(frame, container: id)
            try hello.check(runtime: plan.runtime, container: id)
            abilities = hello.abilities
            isReady = true
        } catch SandboxError.supervisorFailed(id, SupervisorConnection.ended) {
            throw ended(ending())
        }
    }

    /// Starts one program, waits for its end, and leaves the container as clean as before.
    ///
    /// What the program does is in the outcome. After an error the container is of no use any more; nor is it when `isReady` is
    /// false, as the program used up the memory: from then on the engine says so of this container, whatever ends it later.
    ///
    /// `next` is the request of the next call, which spares it the way there; only a call with this very request, or none, may
    /// follow.
    package func run(_ request: RunRequest, before next: RunRequest? = nil) throws -> RunOutcome {
        guard announced == nil || announced?.request == request else {
            throw SandboxError.badRequest("another one was announced")
        }
        try claim()
        var exchange = try RunExchange(
            request,
            ahead: announced?.outgoing,
            hasOwnKernel: hasOwnKernel,
            over: connection
        )
        var following = try next.map { try OutgoingRequest($0) }
        do {
            let outcome = try exchange.finish(before: &following)
            announced = next.flatMap { next in following.map { (next, $0) } }
            return settled(outcome)
        } catch {
            if let error = explained(error) { throw error }
            return try exchange.record.outOfMemory()
        }
    }

    /// This one's part in a conversation, ready to begin.
    func side(_ request: RunRequest, within longest: Duration) throws -> ConversationSide {
        guard announced == nil else { throw SandboxError.badRequest("another one was announced") }
        try claim()
        return try ConversationSide(
            request,
            hasOwnKernel: hasOwnKernel,
            in: self,
            over: connection,
            within: longest
        )
    }

    private func claim() throws {
        guard isReady else {
            throw SandboxError.supervisorFailed(
                container: id,
                reason: "the container was given up after an earlier failure"
            )
        }
        isReady = false
    }

    /// A run is over, and everything wiped.
    func settled(_ outcome: RunOutcome) -> RunOutcome {
        isReady = outcome.limit != .memory
        return outcome
    }

    /// What an error of the stream was in truth; nil: process 1 was ended as the program had used up the memory.
    func explained(_ error: any Error) -> (any Error)? {
        if case SandboxError.deadline = error { isStuck = true }
        guard case SandboxError.supervisorFailed(id, SupervisorConnection.ended) = error else { return error }
        let ending = ending()
        return ending?.isOfMemory == true ? nil : ended(ending)
    }

    /// Always to be called, any number of times; the container is gone afterwards, or the log says that it is not.
    package func remove() {
        guard !isRemoved else { return }
        isRemoved = true
        isReady = false
        // First: while an attached stream is not read, the engine may hang on everything that ends the container.
        connection.close()
        // Where nothing came for so long, no more of it is waited for than a hanging container needs; a later sweep finds it.
        engine.removeOrLog(id, through: client, within: isStuck ? .seconds(20) : .seconds(60))
    }

    /// The engine's word on the end of the container; nil: it does not know it any more.
    private func ending() -> ContainerEnding? {
        connection.close()
        return try? engine.ending(of: id, through: client)
    }

    private func ended(_ ending: ContainerEnding?) -> SandboxError {
        let words = ending?.words ?? "and the engine does not know it any more"
        return .supervisorFailed(container: id, reason: "\(SupervisorConnection.ended), \(words)")
    }
}
