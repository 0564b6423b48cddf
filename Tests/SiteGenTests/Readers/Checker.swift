import Foundation

/// The checks of `Readers/checks`, in the Python that `scripts/setup.sh` makes ready.
enum Checker {
    private static let checks = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "checks")
    private static let python = URL(filePath: Workbench.templates).deletingLastPathComponent()
        .appending(path: ".build/python/bin/python3")

    /// A script that was started; what it is told, and where it writes.
    static func start(
        _ script: String,
        _ arguments: [String],
        output: FileHandle
    ) throws -> (process: Process, input: Pipe) {
        let (process, input) = (Process(), Pipe())
        process.executableURL = python
        process.arguments = [checks.appending(path: "\(script).py").path()] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        process.standardInput = input
        (process.standardOutput, process.standardError) = (output, output)
        try process.run()
        return (process, input)
    }

    /// What it says, and whether it found nothing.
    static func run(_ script: String, _ arguments: [String], in folder: String) throws -> (isGood: Bool, words: String)
    {
        let output = URL(filePath: "\(folder)/\(script).log")
        try Data().write(to: output)
        let process = try start(script, arguments, output: FileHandle(forWritingTo: output)).process
        process.waitUntilExit()
        return (process.terminationStatus == 0, try String(contentsOf: output, encoding: .utf8))
    }
}
