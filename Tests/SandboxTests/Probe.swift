import Foundation

/// A static C program whose first word says what it shall do.
enum Probe {
    /// Compiled once for all tests.
    private static let compiled = Result { try compile() }

    static func program() throws -> String {
        try compiled.get()
    }

    struct CompileError: Error {
        let status: Int32
    }

    private static func compile() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sandbox-probe-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let source = folder.appending(path: "probe.c")
        let program = folder.appending(path: "probe").path(percentEncoded: false)
        try Data(ProbeSource.text.utf8).write(to: source)
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/cc")
        compiler.arguments = ["-O1", "-w", "-static", "-pthread", "-o", program, source.path(percentEncoded: false)]
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else { throw CompileError(status: compiler.terminationStatus) }
        return program
    }
}
