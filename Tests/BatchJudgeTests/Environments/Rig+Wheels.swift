import Foundation

extension Rig {
    var wheels: URL { folder.appending(path: "contest/problems/petals/wheels") }
    /// What was installed for submissions, an entry of the cache each.
    func environments() throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: state.appending(path: "environments").path())
        return names.filter { !$0.hasPrefix("lock-") }
    }

    /// What each environment holds, and who may write to it; Python's own note of when it was used is the folder's alone.
    func environmentFiles() throws -> [String: String] {
        let root = state.appending(path: "environments").path()
        let paths = try environments().flatMap { name in
            try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(name)").map { "\(root)/\(name)/\($0)" }
        }
        return try Dictionary(
            uniqueKeysWithValues: paths.map { path in
                let facts = try FileManager.default.attributesOfItem(atPath: path)
                let bytes = FileManager.default.contents(atPath: path).map { "\($0.hashValue)" } ?? "folder"
                return (path, "\(bytes) \(facts[.posixPermissions] ?? "") \(facts[.modificationDate] ?? "")")
            }
        )
    }

    /// What each submission's report says, by file.
    func messages() throws -> [String: String] {
        struct Told: Decodable {
            let file: String
            let message: String?
        }
        let run = try judge("export", "submissions", "--format", "json")
        try run.check()
        let told = try JSONDecoder().decode([Told].self, from: Data(run.output.utf8))
        return Dictionary(told.map { ($0.file, $0.message ?? "") }) { first, _ in first }
    }

    /// Milliseconds of each phase, by submission, as the reports in the outboxes say.
    func phases() throws -> [Int64: [String: Double]] {
        struct Told: Decodable {
            struct Phase: Decodable {
                let name: String
                let wall_ms: Double
            }

            let id: Int64
            let phases: [Phase]
        }
        let outbox = state.appending(path: "outbox").path()
        let files = try FileManager.default.subpathsOfDirectory(atPath: outbox).filter { $0.hasSuffix("report.json") }
        let told = try files.map { file in
            try JSONDecoder().decode(Told.self, from: Data(contentsOf: URL(filePath: "\(outbox)/\(file)")))
        }
        return Dictionary(
            uniqueKeysWithValues: told.map {
                ($0.id, Dictionary(uniqueKeysWithValues: $0.phases.map { ($0.name, $0.wall_ms) }))
            }
        )
    }

    /// Lets the problem petals install packages; `keys` are those of its `environment`.
    func allowPackages(_ keys: String) throws {
        try edit(
            "problems/petals/problem.yaml",
            replacing: "environment: {image: python-ml, requirements: image}",
            with: "environment: {image: python-ml, \(keys)}"
        )
        try edit(
            "problems/petals/problem.yaml",
            replacing: "allowed: [py,",
            with: "allowed: [toml, py,"
        )
    }

    /// Makes a wheel of these files, in the problem's wheelhouse or another folder.
    func wheel(
        _ name: String,
        _ version: String,
        _ files: [String: Data],
        requires: [String] = [],
        summary: String = "For a test",
        in target: URL? = nil
    ) throws {
        let info = "\(name)-\(version).dist-info"
        let needs = requires.map { "Requires-Dist: \($0)\n" }.joined()
        var all = files
        all["\(info)/METADATA"] = Data(
            "Metadata-Version: 2.1\nName: \(name)\nVersion: \(version)\nSummary: \(summary)\n\(needs)".utf8
        )
        all["\(info)/WHEEL"] = Data(
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n".utf8
        )
        all["\(info)/RECORD"] = Data(all.keys.sorted().map { "\($0),,\n" }.joined().utf8)
        let folder = target ?? wheels
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "\(name)-\(version)-py3-none-any.whl")
        let temporary = inbox.appending(path: "making/\(name).zip")
        try zip(all, to: "making/\(name).zip")
        try? FileManager.default.removeItem(at: file)
        try FileManager.default.moveItem(at: temporary, to: file)
        try FileManager.default.removeItem(at: temporary.deletingLastPathComponent())
    }

    /// A model of the sample contest's that also asks for packages, and runs `first` before it does anything.
    func model(_ first: String, _ requirements: String, to path: String) throws {
        let folder = Rig.tree.appending(path: "contest/uploads/beavers/petals")
        let program = try String(contentsOf: folder.appending(path: "predict.py"), encoding: .utf8)
        try zip(
            [
                "predict.py": Data("\(first)\n\(program)".utf8),
                "train.csv": try Data(contentsOf: folder.appending(path: "train.csv")),
                "requirements.txt": Data(requirements.utf8),
            ],
            to: path
        )
    }
}
