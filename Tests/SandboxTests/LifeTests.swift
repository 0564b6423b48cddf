import Foundation
import Logging
import Sandbox
import Testing

/// Containers come and go.
@Suite struct LifeTests {
    /// What `docker ps` knows of an owner's containers.
    private func containers(of owner: String) throws -> [String] {
        try docker("ps", "-aq", "--no-trunc", "--filter", "label=org.batch-judge.owner=\(owner)")
            .split(separator: "\n").map(String.init)
    }

    @discardableResult
    private func docker(_ words: String...) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/docker")
        process.arguments = words
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }

    private let owner = "sandbox-tests-\(UUID().uuidString)"

    @Test func removesItsContainer() throws {
        let container = try TestContainer.engine().start(try TestContainer.plan(owner: owner))
        #expect(try containers(of: owner) == [container.id])
        container.remove()
        container.remove()
        #expect(try containers(of: owner).isEmpty)
        #expect(throws: SandboxError.self) { try container.run(.probe("hello")) }
    }

    @Test func removesAContainerThatStillFloods() throws {
        let container = try TestContainer.engine().start(try TestContainer.plan(owner: owner))
        try TestContainer.feeding(Data(count: 4 << 20)) { file throws in
            var request = RunRequest.shell("exec 3<&0; cat <&3 >/dev/null & exec /probe flood")
            request.caps.output = 1 << 40
            // The second one opens, and fails when it is read: by then the program has read the first.
            request.inputFiles = [file, "/proc/self/mem"]
            #expect(throws: SandboxError.self) { try container.run(request) }
        }
        let start = ContinuousClock.now
        container.remove()
        #expect(start.duration(to: .now) < .seconds(8))
        #expect(try containers(of: owner).isEmpty)
    }

    @Test func throwsWhenTheContainerIsKilledDuringARun() throws {
        let engine = try TestContainer.engine()
        let container = try engine.start(try TestContainer.plan(owner: owner))
        let id = container.id
        let killer = Thread {
            Thread.sleep(forTimeInterval: 0.3)
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/docker")
            process.arguments = ["kill", id]
            process.standardOutput = FileHandle.nullDevice
            try? process.run()
        }
        killer.start()
        #expect {
            try container.run(.probe("sleep", "9"))
        } throws: { error in
            guard case SandboxError.supervisorFailed(id, let reason) = error else { return false }
            return reason.contains("exit code 137")
        }
        #expect(throws: SandboxError.self) { try container.run(.probe("hello")) }
        container.remove()
        #expect(try containers(of: owner).isEmpty)
    }

    /// Longer than a container that says nothing is waited for.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["BATCH_JUDGE_LONG_TESTS"] == "1"))
    func waitsForAProgramThatIsSilentForLong() throws {
        let outcome = try TestContainer.with { try $0.run(.probe("sleep", "33")) }
        #expect(outcome.ending == .exit(0) && outcome.limit == nil)
    }

    @Test func endsWithTheJudge() throws {
        let engine = try TestContainer.engine()
        let id = try {
            // Dropped without `remove`, as when a sweep is killed.
            try engine.start(try TestContainer.plan(owner: owner)).id
        }()
        #expect(try docker("wait", id) == "0\n")
        #expect(try engine.removeLeftovers(of: owner) == 1)
        #expect(try containers(of: owner).isEmpty)
    }

    @Test func removesOnlyTheOwnersLeftovers() throws {
        let engine = try TestContainer.engine()
        let other = "\(owner)-other"
        let mine = try [1, 2].map { _ in try engine.start(try TestContainer.plan(owner: owner)) }
        let theirs = try engine.start(try TestContainer.plan(owner: other))
        defer { theirs.remove() }
        #expect(try engine.removeLeftovers(of: owner) == 2)
        #expect(try containers(of: owner).isEmpty)
        #expect(try engine.removeLeftovers(of: owner) == 0)
        #expect(try theirs.run(.probe("hello")).text == "hello\n")
        for container in mine { container.remove() }
    }

    @Test func saysThatAnImageIsMissing() throws {
        var plan = try TestContainer.plan(owner: owner)
        plan.image = "no/such-image:here"
        #expect(throws: SandboxError.imageMissing("no/such-image:here")) { try TestContainer.engine().start(plan) }
        #expect(try TestContainer.engine().image("no/such-image:here") == nil)
    }

    @Test func removesAContainerThatCannotStart() throws {
        var plan = try TestContainer.plan(owner: owner)
        plan.cores = "999"
        #expect(throws: SandboxError.self) { try TestContainer.engine().start(plan) }
        plan.cores = nil
        plan.mounts = [.init(from: "/nonexistent", to: "/x")]
        #expect(throws: SandboxError.self) { try TestContainer.engine().start(plan) }
        #expect(try containers(of: owner).isEmpty)
    }

    @Test func refusesASupervisorThatSpeaksNoProtocol() throws {
        let engine = ContainerEngine(
            socket: TestContainer.socket,
            supervisor: try Probe.program(),
            log: Logger(label: "sandbox-tests")
        )
        #expect {
            try engine.start(try TestContainer.plan(owner: owner))
        } throws: { error in
            guard case SandboxError.supervisorFailed(_, let reason) = error else { return false }
            return reason.contains("no frame")
        }
        #expect(try containers(of: owner).isEmpty)
    }

    @Test func pinsToACore() throws {
        var plan = try TestContainer.plan(owner: owner)
        plan.cores = "0"
        let outcome = try TestContainer.with(plan) { try $0.run(.shell("grep Cpus_allowed_list /proc/self/status")) }
        #expect(outcome.text == "Cpus_allowed_list:\t0\n")
    }

    @Test func hasOneCoreInTheSumWhereItIsNotPinned() throws {
        var request = RunRequest.probe("threads")
        request.caps.cpuTime = .milliseconds(800)
        let outcome = try TestContainer.with { try $0.run(request) }
        #expect(outcome.limit == .cpuTime)
        #expect(outcome.wallTime > .milliseconds(700))
    }

    @Test func weighsLessThanOthers() throws {
        try TestContainer.with { container throws in
            let shares = [
                "/sys/fs/cgroup/cpu/docker/\(container.id)/cpu.shares",
                "/sys/fs/cgroup/system.slice/docker-\(container.id).scope/cpu.weight",
                "/sys/fs/cgroup/docker/\(container.id)/cpu.weight",
            ].compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }
            // Of 1024, and of 100 in the other version's numbers.
            #expect(shares == ["512\n"] || shares == ["20\n"])
        }
    }

    @Test func knowsTheEngineAndTheImage() throws {
        let version = try TestContainer.engine().version()
        #expect((1...2).contains(version.cgroups))
        #expect(version.runtimes.contains("runc"))
        #expect(version.cores > 0)
        #expect(version.memory > 1 << 30)
        let image = try #require(try TestContainer.engine().image(TestContainer.image))
        #expect(image.id.hasPrefix("sha256:"))
        #expect(image.tags.contains(TestContainer.image))
        #expect(image.size > 1 << 20)
        #expect(try TestContainer.engine().image(image.id) == image)
    }

    @Test func saysThatNoEngineAnswers() throws {
        let engine = ContainerEngine(socket: "/nonexistent.sock", supervisor: "/x", log: Logger(label: "sandbox-tests"))
        #expect {
            try engine.version()
        } throws: { error in
            guard case SandboxError.engineUnreachable(socket: "/nonexistent.sock", _) = error else { return false }
            return true
        }
    }
}
