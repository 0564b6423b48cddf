import Foundation

/// A sweep that runs beside the test.
struct RunningSweep {
    let process: Process
    fileprivate let errors: URL

    func waitUntil(_ condition: () throws -> Bool) throws {
        while try !condition() {
            guard process.isRunning else { throw RigError.failed("the sweep ended too early: \(try said())") }
        }
    }

    /// Waits for its end; its standard output is not kept.
    func finish() throws -> Rig.Run {
        process.waitUntilExit()
        defer { try? FileManager.default.removeItem(at: errors) }
        return Rig.Run(code: process.terminationStatus, output: "", errors: try said())
    }

    private func said() throws -> String { try String(contentsOf: errors, encoding: .utf8) }
}

extension ShortContest {
    func sweep() throws -> RunningSweep {
        let errors = FileManager.default.temporaryDirectory.appending(path: "batch-judge-\(UUID().uuidString).err")
        try Data().write(to: errors)
        let process = try rig.start("run", errors: FileHandle(forWritingTo: errors))
        return RunningSweep(process: process, errors: errors)
    }
}
