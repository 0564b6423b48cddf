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

    /// Named after its source, so that it is found again and never mistaken for another.
    private static func compile() throws -> String {
        let name = ProbeSource.text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        let folder = FileManager.default.temporaryDirectory
        let program = folder.appending(path: "sandbox-probe-\(String(name, radix: 16))").path(percentEncoded: false)
        if FileManager.default.isExecutableFile(atPath: program) { return program }
        return try TestContainer.folder { folder throws in
            let source = folder.appending(path: "probe.c")
            let made = folder.appending(path: "probe").path(percentEncoded: false)
            try Data(ProbeSource.text.utf8).write(to: source)
            let compiler = Process()
            compiler.executableURL = URL(filePath: "/usr/bin/cc")
            compiler.arguments = ["-O1", "-w", "-static", "-pthread", "-o", made, source.path(percentEncoded: false)]
            try compiler.run()
            compiler.waitUntilExit()
            guard compiler.terminationStatus == 0 else { throw CompileError(status: compiler.terminationStatus) }
            // Somebody else may have been faster; it is the same program.
            try? FileManager.default.moveItem(atPath: made, toPath: program)
            return program
        }
    }
}
