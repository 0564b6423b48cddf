import Foundation

/// A program of the system that manages accounts or checks sshd's configuration.
struct SystemTool {
    /// The words of the command, the program first.
    let words: [String]

    init(_ words: String...) { self.words = words }
    init(_ words: [String]) { self.words = words }

    struct Answer {
        let code: Int32
        /// Everything that it printed.
        let text: String
    }

    /// Waits for its end. The program is looked for where Debian has those of the administrator, whatever PATH is.
    func ask() throws -> Answer {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Answer(code: process.terminationStatus, text: String(decoding: text, as: UTF8.self))
    }

    /// - Throws: what the program said, where it did not end with 0
    @discardableResult
    func run() throws -> String {
        let answer = try ask()
        guard answer.code == 0 else {
            let said = answer.text.trimmingCharacters(in: .whitespacesAndNewlines)
            throw Failure.needsAPerson(["\(self) failed with exit code \(answer.code): \(said)"])
        }
        return answer.text
    }
}

extension SystemTool: CustomStringConvertible {
    /// As it is typed in a shell.
    var description: String { words.map(Self.quoted).joined(separator: " ") }

    static func quoted(_ word: String) -> String {
        let isPlain = word.wholeMatch(of: /[A-Za-z0-9_.,:=@%\/+-]+/) != nil
        // By scalars: a quote with an accent after it is one character for us, and two for a shell.
        return isPlain ? word : "'\(word.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined())'"
    }
}
