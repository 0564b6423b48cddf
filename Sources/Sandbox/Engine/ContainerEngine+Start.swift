import Foundation
import Logging

extension ContainerEngine {
    /// Makes, attaches to and starts a container, and waits until its supervisor says that it is confined as planned.
    ///
    /// The caller removes it with `RunContainer.remove()`; after an error there is nothing to remove.
    package func start(_ plan: ContainerPlan) throws -> RunContainer {
        let client = try client()
        guard let image = try image(plan.image, through: client) else { throw SandboxError.imageMissing(plan.image) }
        guard image.volumes.isEmpty else {
            let places = image.volumes.joined(separator: ", ")
            throw SandboxError.imageUnfit(
                image: plan.image,
                reason: "it declares volumes (\(places)), which programs could write to without a cap. Take VOLUME out."
            )
        }
        let id = try create(plan, image: image.id, through: client)
        do {
            let container = try attach(plan, id: id, image: image.id, through: client)
            try container.begin(plan)
            return container
        } catch {
            removeOrLog(id, through: client)
            throw error
        }
    }

    private func create(_ plan: ContainerPlan, image: String, through client: EngineClient) throws -> String {
        let seccomp = String(decoding: try JSONEncoder().encode(SeccompProfile.confined), as: UTF8.self)
        let creation = ContainerCreation(
            plan,
            image: image,
            supervisor: supervisor,
            seccomp: seccomp,
            secondVersionGroups: FileManager.default.fileExists(atPath: "/sys/fs/cgroup/cgroup.controllers")
        )
        let call = "POST /containers/create"
        let body = [UInt8](try EngineCoding.encoder().encode(creation))
        let answer = try client.call(.post, "/containers/create", body: body, within: .seconds(60))
        let created = try answer.decoded(as: CreateAnswer.self, call: call)
        for warning in created.warnings ?? [] {
            log.warning("The Docker engine warns: \(warning)", metadata: ["container": "\(created.id)"])
        }
        return created.id
    }

    /// Attached before it is started, so nothing that it says is missed.
    private func attach(
        _ plan: ContainerPlan,
        id: String,
        image: String,
        through client: EngineClient
    ) throws -> RunContainer {
        let streams = "stream=1&stdin=1&stdout=1&stderr=1"
        let (stream, early) = try client.hijack("/containers/\(id)/attach?\(streams)", within: .seconds(30))
        let answer = try client.call(.post, "/containers/\(id)/start", within: .seconds(60))
        guard (200...299).contains(answer.status) else { throw answer.refused("POST /containers/\(id)/start") }
        let connection = SupervisorConnection(stream: stream, early: early, container: id)
        return RunContainer(id: id, image: image, connection: connection, engine: self, client: client)
    }

    /// For clean-up: what cannot be removed is found by its label later.
    func removeOrLog(_ id: String, through client: EngineClient, within length: Duration = .seconds(60)) {
        do {
            try removeContainer(id, through: client, within: length)
        } catch {
            log.error("A container could not be removed: \(error)", metadata: ["container": "\(id)"])
        }
    }
}
