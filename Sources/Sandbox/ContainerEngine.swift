import Foundation
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

    /// What the engine is and what it runs on.
    package func version() throws -> EngineVersion {
        let client = EngineClient(socket: socket)
        let version = try client.call(.get, "/version").decoded(as: VersionAnswer.self, call: "GET /version")
        let info = try client.call(.get, "/info").decoded(as: InfoAnswer.self, call: "GET /info")
        return EngineVersion(version, info)
    }

    /// Throws unless the engine answers, soon: for asking whether something is its fault.
    package func ping() throws {
        let answer = try EngineClient(socket: socket).call(.get, "/_ping", within: .seconds(10))
        guard answer.status == 200 else { throw answer.refused("GET /_ping") }
    }

    /// An image by name or id; nil: it is not on this machine.
    package func image(_ name: String) throws -> EngineImage? {
        try image(name, through: client())
    }

    /// Removes containers with this owner's label, running or not.
    ///
    /// - Returns: how many there were
    /// - Throws: what went wrong with the first that stays; the others are removed all the same
    package func removeLeftovers(of owner: String) throws -> Int {
        struct Entry: Decodable {
            let id: String
        }
        let client = try client()
        let filter = String(
            decoding: try JSONEncoder().encode(["label": ["\(ContainerCreation.Label.owner)=\(owner)"]]),
            as: UTF8.self
        )
        let path = "/containers/json?all=1&filters=\(filter.percentEncoded)"
        let found = try client.call(.get, path).decoded(as: [Entry].self, call: "GET /containers/json")
        let removals = found.map { entry in Result { try removeContainer(entry.id, through: client) } }
        for removal in removals { try removal.get() }
        return found.count
    }

    /// A client that speaks a version of the API that the engine knows.
    func client() throws -> EngineClient {
        var client = EngineClient(socket: socket)
        let version = try client.call(.get, "/version").decoded(as: VersionAnswer.self, call: "GET /version")
        client.prefix = "/v\(version.spoken)"
        return client
    }

    func image(_ name: String, through client: EngineClient) throws -> EngineImage? {
        // A slash is part of a name and of the engine's path.
        let path = "/images/\(name.split(separator: "/").map { String($0).percentEncoded }.joined(separator: "/"))/json"
        let answer = try client.call(.get, path)
        guard answer.status != 404 else { return nil }
        return EngineImage(try answer.decoded(as: ImageAnswer.self, call: "GET \(path)"))
    }
}

extension ContainerEngine {
    /// Force-removes a container and waits until it is gone; one that is not there is no error.
    func removeContainer(_ id: String, through client: EngineClient, within length: Duration = .seconds(60)) throws {
        let path = "/containers/\(id)"
        let deadline = Deadline("DELETE \(path)", after: length)
        while true {
            let answer = try client.call(.delete, "\(path)?force=1&v=1", within: length)
            if (200...299).contains(answer.status) || answer.status == 404 { return }
            // Somebody else is removing it: wait for that.
            guard answer.status == 409 else { throw answer.refused("DELETE \(path)") }
            _ = try deadline.milliseconds()
            Thread.sleep(forTimeInterval: 0.05)
        }
    }
}

extension ContainerEngine {
    /// How a container ended, as the engine saw it; one whose stream has ended is waited for.
    func ending(of id: String, through client: EngineClient) throws -> ContainerEnding {
        struct Answer: Decodable {
            let state: ContainerEnding
        }
        // The stream may end a moment before the engine knows the rest. What the call says is asked for again below.
        _ = try client.call(.post, "/containers/\(id)/wait", within: .seconds(10))
        let path = "/containers/\(id)/json"
        return try client.call(.get, path).decoded(as: Answer.self, call: "GET \(path)").state
    }
}
