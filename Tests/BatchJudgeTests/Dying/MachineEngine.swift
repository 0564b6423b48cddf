import Foundation

/// The machine's own engine, where a test may harm its own containers only.
struct MachineEngine {
    @discardableResult
    func docker(_ words: String...) throws -> Rig.Run {
        try Rig.run(URL(filePath: "/usr/bin/env"), ["docker"] + words)
    }

    /// A contest's running containers of one purpose: `build` or `run`.
    func running(_ purpose: String, of contest: ShortContest) throws -> [String] {
        let labels = ["owner=\(contest.rig.state.path())", "purpose=\(purpose)"]
        let filters = labels.flatMap { ["--filter", "label=org.batch-judge.\($0)"] }
        return try Rig.run(URL(filePath: "/usr/bin/env"), ["docker", "ps", "-q"] + filters).output
            .split(separator: "\n").map(String.init)
    }

    /// The process on this machine that is process 1 of a container.
    func firstProcess(of container: String) throws -> Int32 {
        let words = try docker("inspect", "--format", "{{.State.Pid}}", container).output
        guard let id = Int32(words.trimmingCharacters(in: .newlines)), id > 1 else {
            throw RigError.failed("\(container) has no process")
        }
        return id
    }
}
