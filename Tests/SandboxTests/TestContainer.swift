import Foundation
import Logging
import Sandbox

/// A real container for one test, and folders that go away with it.
enum TestContainer {
    /// As the command finds it: `DOCKER_HOST` where that names a socket.
    static let socket: String = {
        let host = ProcessInfo.processInfo.environment["DOCKER_HOST"] ?? ""
        return host.hasPrefix("unix://") ? String(host.dropFirst("unix://".count)) : "/var/run/docker.sock"
    }()
    static let image = "debian:bookworm-slim"
    /// As `judging.runtime` would name it: `BATCH_JUDGE_TEST_RUNTIME`, for the same tests under other runtimes.
    static let runtime = ProcessInfo.processInfo.environment["BATCH_JUDGE_TEST_RUNTIME"] ?? "runc"

    static func engine() throws -> ContainerEngine {
        ContainerEngine(
            socket: socket,
            supervisor: try ContainerEngine.bundledSupervisor(),
            log: Logger(label: "sandbox-tests")
        )
    }

    static func plan(owner: String = "sandbox-tests", memory: Int64 = 128 << 20) throws -> ContainerPlan {
        ContainerPlan(
            image: image,
            purpose: .run,
            owner: owner,
            submission: "s1",
            mounts: [
                .init(from: try Probe.program(), to: "/probe"), .init(from: try Probe.talkingProgram(), to: "/talker"),
            ],
            memory: memory,
            scratchBytes: 32 << 20,
            runtime: runtime
        )
    }

    static func with<Value>(
        _ plan: ContainerPlan? = nil,
        _ work: (RunContainer) throws -> Value
    ) throws -> Value {
        let container = try engine().start(try plan ?? self.plan())
        defer { container.remove() }
        return try work(container)
    }

    static func folder<Value>(_ work: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sandbox-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder)
    }

    /// Runs it with the given bytes as its input.
    static func feeding<Value>(_ bytes: Data, _ work: (String) throws -> Value) throws -> Value {
        try folder { folder in
            let file = folder.appending(path: "input")
            try bytes.write(to: file)
            return try work(file.path(percentEncoded: false))
        }
    }
}

extension RunRequest {
    /// Caps that an ordinary program does not meet.
    static func ordinary(_ arguments: [String]) -> RunRequest {
        RunRequest(
            arguments: arguments,
            caps: RunCaps(cpuTime: .seconds(30), wallTime: .seconds(60), output: 1 << 20)
        )
    }

    static func shell(_ script: String) -> RunRequest {
        ordinary(["sh", "-c", script])
    }

    static func probe(_ words: String...) -> RunRequest {
        ordinary(["/probe"] + words)
    }
}

extension RunOutcome {
    var text: String { String(decoding: output, as: UTF8.self) }
    var complaint: String { String(decoding: errors, as: UTF8.self) }
}
