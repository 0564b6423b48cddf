import Foundation

/// A contest of a test's own: a copy of the sample contest in a temporary folder, and the real program run on it.
struct Rig {
    let folder: URL
    let environment: [String: String]

    struct Run: Sendable {
        let code: Int32
        let output: String
        let errors: String
    }

    /// The source tree.
    static let tree = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The program under test lies beside the test bundle.
    static let program: URL = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: own).deletingLastPathComponent().appending(path: "batch-judge")
    }()

    /// `window` seconds around now are the contest's; further keys of contest.yaml can be replaced.
    init(replacing: [String: String] = [:], environment: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-test-\(UUID().uuidString)")
        self.environment = environment
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Self.tree.appending(path: "contest"),
            to: folder.appending(path: "contest")
        )
        for name in ["templates", "images"] {
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name),
                withDestinationURL: Self.tree.appending(path: name)
            )
        }
        let start = Date(timeIntervalSinceNow: -1800).formatted(.iso8601)
        var keys = ["start_time": start]
        keys.merge(replacing) { _, new in new }
        try rewrite(keys)
    }

    /// The same contest under another environment.
    init(_ other: Rig, environment: [String: String]) {
        folder = other.folder
        self.environment = environment
    }

    /// Replaces top-level or nested keys, each on a line of its own.
    private func rewrite(_ keys: [String: String]) throws {
        let file = folder.appending(path: "contest/contest.yaml")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let changed = lines.map { line in
            let indent = line.prefix { $0 == " " }
            let key = line.dropFirst(indent.count).prefix { $0 != ":" }
            return keys[String(key)].map { "\(indent)\(key): \($0)" } ?? String(line)
        }
        try changed.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    var inbox: URL { folder.appending(path: "submissions-inbox") }
    var site: URL { folder.appending(path: "public/current") }
    var state: URL { folder.appending(path: "var") }

    /// Puts the sample uploads into the inbox; `only` are `team/name` without `.zip`.
    func upload(only: [String] = []) throws {
        let script = folder.appending(path: "contest/uploads/make.py").path()
        let result = try Self.run(
            URL(filePath: "/usr/bin/env"),
            ["python3", script, "--into", inbox.path()] + only.flatMap { ["--only", $0] }
        )
        guard result.code == 0 else { throw RigError.failed(result.errors) }
        // The sample contest lets an upload settle for a second.
        try settle()
    }

    /// Waits until every upload's change time is older than the contest's settle time.
    func settle() throws { try Self.run(URL(filePath: "/bin/sleep"), ["1.2"]).check() }

    @discardableResult
    func judge(_ arguments: String...) throws -> Run { try judge(arguments) }

    @discardableResult
    func judge(_ arguments: [String]) throws -> Run {
        let contest = folder.appending(path: "contest/contest.yaml").path()
        return try Self.run(Self.program, arguments + ["--contest", contest], environment: environment)
    }

    /// Starts the program without waiting for it.
    func start(_ arguments: String..., errors: FileHandle = .nullDevice) throws -> Process {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments + ["--contest", folder.appending(path: "contest/contest.yaml").path()]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    static func run(_ program: URL, _ arguments: [String], environment: [String: String] = [:]) throws -> Run {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        // Files, not pipes: neither stream can block the other.
        let folder = FileManager.default.temporaryDirectory
        let streams = ["out", "err"].map { folder.appending(path: "batch-judge-\(UUID().uuidString).\($0)") }
        defer { for stream in streams { try? FileManager.default.removeItem(at: stream) } }
        for stream in streams { try Data().write(to: stream) }
        process.standardOutput = try FileHandle(forWritingTo: streams[0])
        process.standardError = try FileHandle(forWritingTo: streams[1])
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let texts = try streams.map { try String(decoding: Data(contentsOf: $0), as: UTF8.self) }
        return Run(code: process.terminationStatus, output: texts[0], errors: texts[1])
    }
}

enum RigError: Error { case failed(String) }

extension Rig.Run {
    func check() throws {
        guard code == 0 else { throw RigError.failed("exit code \(code): \(errors)") }
    }
}

/// One entry of `export submissions`, without what differs from run to run.
struct Exported: Decodable, Hashable {
    struct Test: Decodable, Hashable {
        let name: String
        let verdict: String
        let exit, signal: Int32?
    }

    let team, file, state: String
    let problem, verdict, reason, language: String?
    let charged: Bool
    let attempts: Int
    let tests: [Test]
}

extension Rig {
    func submissions() throws -> [Exported] {
        let run = try judge("export", "submissions", "--format", "json")
        try run.check()
        return try JSONDecoder().decode([Exported].self, from: Data(run.output.utf8))
    }

    /// Containers of this contest that exist, running or not.
    func containers() throws -> [String] {
        let label = "label=org.batch-judge.owner=\(state.path())"
        let run = try Self.run(
            URL(filePath: "/usr/bin/env"),
            ["docker", "ps", "-aq", "--filter", label],
            environment: environment
        )
        try run.check()
        return run.output.split(separator: "\n").map(String.init)
    }
}
