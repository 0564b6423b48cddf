package import Logging

/// A small blocking client of the Docker Engine API over its unix socket; it knows only the endpoints that judging uses.
///
/// Every call has a deadline. Nothing is kept between calls, so a value can be used by several threads.
package struct ContainerEngine: Sendable {
    let socket: String
    let supervisor: String
    let log: Logger

    /// - Parameters:
    ///   - socket: path of the engine's socket
    ///   - supervisor: path of the static program that is process 1 of each container, mounted read-only
    ///   - log: what could not be cleaned up, and what the engine warns of
    package init(socket: String, supervisor: String, log: Logger) {
        self.socket = socket
        self.supervisor = supervisor
        self.log = log
    }

    package static func bundledSupervisor() throws -> String {
        throw SandboxError.supervisorMissing(looked: [])
    }

    package func version() throws -> EngineVersion {
        throw SandboxError.badRequest("")
    }

    package func image(_ name: String) throws -> EngineImage? {
        throw SandboxError.badRequest("")
    }

    package func start(_ plan: ContainerPlan) throws -> RunContainer {
        throw SandboxError.badRequest("")
    }

    package func removeLeftovers(of owner: String) throws -> Int {
        throw SandboxError.badRequest("")
    }
}
