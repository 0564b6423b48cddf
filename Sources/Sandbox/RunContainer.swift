/// A started container whose supervisor runs one program per call; used by one thread at a time.
package final class RunContainer {
    /// The engine's id.
    package let id: String
    /// The id of its image, `sha256:…`.
    package let image: String
    private let connection: SupervisorConnection
    private let engine: ContainerEngine
    private let client: EngineClient
    /// False while it runs and for ever after a failure: then nobody knows what is in it.
    private var isReady = false
    private var isRemoved = false

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
        let frame = try told { try connection.next(until: Deadline("Start of container \(id)", after: .seconds(30))) }
        let hello = try SupervisorHello(frame, container: id)
        try hello.check(runtime: plan.runtime, container: id)
        isReady = true
    }

    /// Starts one program, waits for its end, and leaves the container as clean as before.
    ///
    /// What the program does is in the outcome. After an error the container is of no use any more.
    package func run(_ request: RunRequest) throws -> RunOutcome {
        guard isReady else {
            throw SandboxError.supervisorFailed(
                container: id,
                reason: "the container was given up after an earlier failure"
            )
        }
        isReady = false
        var exchange = try RunExchange(request, over: connection)
        let outcome = try told { try exchange.finish() }
        isReady = true
        return outcome
    }

    /// Always to be called, any number of times; the container is gone afterwards, or the log says that it is not.
    package func remove() {
        guard !isRemoved else { return }
        isRemoved = true
        isReady = false
        // First: while an attached stream is not read, the engine may hang on everything that ends the container.
        connection.close()
        engine.removeOrLog(id, through: client)
    }

    /// Adds the engine's word on the container to the end of the stream, which itself says nothing.
    private func told<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch SandboxError.supervisorFailed(id, SupervisorConnection.ended) {
            connection.close()
            let reason =
                (try? engine.stateInWords(of: id, through: client)) ?? "and the engine does not know it any more"
            throw SandboxError.supervisorFailed(container: id, reason: "\(SupervisorConnection.ended), \(reason)")
        }
    }
}
