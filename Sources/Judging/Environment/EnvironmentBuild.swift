package import ContestModel
import Foundation
import Requirements
import Sandbox

extension Workbench {
    /// The environment that a submission's `requirements.txt` asks for, from the cache or made now.
    ///
    /// What pip is given was written by us. It resolves the list to a lock once; the same list gives the same lock as long as it
    /// is in the cache. The lock is installed in a container, and what came of it is taken out as plain files.
    ///
    /// - Throws: `SandboxError` and file errors: ours, never the submission's.
    package func environment(of job: JudgingJob, _ rules: PredictionRules) async throws -> EnvironmentResult {
        guard let file = job.requirements, !file.requirements.isEmpty else { return .ready(nil) }
        let maker = EnvironmentMaker(job: job, rules: rules.environment, bench: self)
        switch try await maker.lock(file) {
        case .failure(let refusal): return .refused(refusal.message, log: refusal.log)
        case .success(let lock):
            guard !lock.packages.isEmpty else { return .ready(PackageEnvironment(lock)) }
            switch try await maker.installed(lock) {
            case .failure(let refusal): return .refused(refusal.message, log: refusal.log)
            case .success(let environment): return .ready(environment)
            }
        }
    }
}

/// Makes one environment.
struct EnvironmentMaker {
    /// Part of every key: a change of how environments are made, or of what is let in, makes all of them anew.
    private static let version = "environment 1"
    static let maxFiles = 50_000
    /// Bytes, of each of the two steps.
    private static let maxDownload: Int64 = 2 << 30

    let job: JudgingJob
    let rules: EnvironmentRules
    let bench: Workbench

    // MARK: Lock

    /// What is to be installed for a list.
    func lock(_ file: RequirementsFile) async throws -> Result<PackageLock, EnvironmentRefusal> {
        let key = "lock-" + key(["lock", try stock(), file.text])
        if let known = try await bench.environments.program(key) {
            let data = try Data(contentsOf: URL(filePath: "\(known.folder)/\(Self.lockName)"))
            return .success(try JSONDecoder().decode(PackageLock.self, from: data))
        }
        try expectReadable()
        let outcome = try await run(
            \.resolve,
            reading: file.text,
            harvest: .file(PipCommand.report, maxBytes: 64 << 20)
        )
        if let refusal = try refusal(outcome, "The packages of requirements.txt cannot be had") {
            return .failure(try await explained(refusal, of: file))
        }
        let lock = try PackageLock(pipReport: outcome.output)
        let made = try emptyFolder("lock")
        try Self.write(lock, into: made)
        _ = try await bench.environments.take(made, as: key)
        return .success(lock)
    }

    private static let lockName = "lock.json"

    private static func write(_ lock: PackageLock, into folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(lock).write(to: URL(filePath: "\(folder)/\(lockName)"))
    }

    /// What tells this stock of packages from others: wheels by name, size and time of change.
    private func stock() throws -> String {
        switch rules.source {
        case .image, .wheelhouse(nil): return "image"
        case .online(let index): return "online \(index.url)"
        case .wheelhouse(let house?):
            return try house.wheels.map { wheel in
                let facts = try FileManager.default.attributesOfItem(atPath: "\(house.folder)/\(wheel.file)")
                let time = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
                return "\(wheel.file) \(facts[.size] as? NSNumber ?? 0) \(time)"
            }.joined(separator: "\n")
        }
    }

    /// The container's account is nobody's, so a wheel that it cannot read would look as if it were not there.
    private func expectReadable() throws {
        guard case .wheelhouse(let house?) = rules.source else { return }
        for file in [house.folder] + house.wheels.map({ "\(house.folder)/\($0.file)" }) {
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
            guard (mode?.intValue ?? 0) & 0o004 != 0 else {
                throw JudgingError.unreadable(file, package: house.folder)
            }
        }
    }

    // MARK: Installation

    /// A lock, installed.
    func installed(_ lock: PackageLock) async throws -> Result<PackageEnvironment, EnvironmentRefusal> {
        let id = key([
            "environment",
            lock.packages.map { "\($0.name) \($0.version) \($0.wheel) \($0.sha256)" }.joined(separator: "\n"),
        ])
        if let known = try await bench.environments.program(id) {
            return .success(PackageEnvironment(lock, id: id, made: known))
        }
        let made = try emptyFolder("environment")
        defer { try? FileManager.default.removeItem(atPath: made) }
        let outcome = try await run(
            \.install,
            reading: lock.text,
            harvest: .tree(into: made, maxBytes: rules.maxSize, maxFiles: Self.maxFiles)
        )
        if let refusal = try refusal(outcome, "The packages of requirements.txt cannot be installed") {
            return .failure(refusal)
        }
        if let fault = try Self.tidy(made) {
            return .failure(EnvironmentRefusal("The packages of requirements.txt cannot be used: \(fault)."))
        }
        try Self.write(lock, into: made)
        let kept = try await bench.environments.take(made, as: id)
        return .success(PackageEnvironment(lock, id: id, made: kept))
    }

    /// Leaves the modules alone, without what Python would run by itself; gives what is wrong with them.
    private static func tidy(_ made: String) throws -> String? {
        let manager = FileManager.default
        for name in try manager.contentsOfDirectory(atPath: made) where name != PackageEnvironment.modules {
            try manager.removeItem(atPath: "\(made)/\(name)")
        }
        let modules = "\(made)/\(PackageEnvironment.modules)"
        try manager.createDirectory(atPath: modules, withIntermediateDirectories: true)
        let names = try manager.contentsOfDirectory(atPath: modules)
        for name in names where InstalledFiles.isLeftOut(name) { try manager.removeItem(atPath: "\(modules)/\(name)") }
        return InstalledFiles.fault(top: names)
    }

    // MARK: Containers

    private func run(
        _ words: KeyPath<PipCommand, [String]>,
        reading list: String,
        harvest: RunRequest.Harvest
    ) async throws -> RunOutcome {
        let folder = try emptyFolder("list")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = "\(folder)/\(PipCommand.list)"
        try Data(list.utf8).write(to: URL(filePath: file))
        var plan = plan
        let index = try access()
        if let index { plan.mounts += index.mounts }
        let limits = job.problem.limits
        let command = PipCommand(source: rules.source, index: index)
        let request = RunRequest(
            arguments: command[keyPath: words],
            environment: PipCommand.environment,
            inputFiles: [file],
            inputPlace: .file(PipCommand.list),
            harvest: harvest,
            caps: RunCaps(
                cpuTime: limits.buildTime,
                wallTime: limits.buildTime,
                output: 64 << 20,
                fileSize: rules.maxSize
            )
        )
        return try await bench.withContainer(plan, in: job.seat) { container in
            try withExtendedLifetime(index) { try container.run(request) }
        }
    }

    /// Nil: nothing is downloaded.
    private func access() throws -> IndexAccess? {
        guard case .online(let index) = rules.source else { return nil }
        return try IndexAccess(
            index,
            program: bench.ownProgram,
            folder: try emptyFolder("index"),
            maxBytes: Self.maxDownload
        )
    }

    /// Nothing of the submission is in it. Its scratch space takes what is installed, and the wheels where they are downloaded.
    var plan: ContainerPlan {
        let room = rules.maxSize * 2 + (64 << 20)
        var plan = bench.plan(job, .build, memory: room + (512 << 20))
        plan.scratchBytes = room
        plan.scratchFiles = Self.maxFiles * 2
        plan.mounts = []
        if case .wheelhouse(let house?) = rules.source {
            plan.mounts.append(ContainerPlan.Mount(from: house.folder, to: PipCommand.wheels))
        }
        return plan
    }

    /// Beside the submission's own, on the file system of the cache.
    private func emptyFolder(_ name: String) throws -> String {
        let folder = "\(job.folder).\(name)"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    private func key(_ parts: [String]) -> String {
        BuildKey(image: job.image, words: [Self.version] + parts, [:]).digest()
    }
}
