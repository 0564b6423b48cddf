import Foundation

/// A static C program of the tests, compiled once for all of them.
enum Probe {
    private static let probe = Result { try compile(ProbeSource.text, name: "probe") }
    private static let talker = Result { try compile(TalkerSource.text, name: "talker") }

    /// Its first word says what it shall do.
    static func program() throws -> String {
        try probe.get()
    }

    /// Its words are steps of a conversation.
    static func talkingProgram() throws -> String {
        try talker.get()
    }

    struct CompileError: Error {
        let status: Int32
    }

    /// Named after its source, so that it is found again and never mistaken for another.
    private static func compile(_ text: String, name: String) throws -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let folder = FileManager.default.temporaryDirectory
        let program = folder.appending(path: "sandbox-\(name)-\(String(hash, radix: 16))").path(percentEncoded: false)
        if FileManager.default.isExecutableFile(atPath: program) { return program }
        return try TestContainer.folder { folder throws in
            let source = folder.appending(path: "\(name).c")
            let made = folder.appending(path: name).path(percentEncoded: false)
            try Data(text.utf8).write(to: source)
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
