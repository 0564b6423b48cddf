import ArgumentParser
import ContestModel
import Foundation
import Judging

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "The default output validator as a program: ends with 42 (accepted) or 43 (wrong).",
        discussion: "The output is read from standard input; what differs goes to FEEDBACK_DIR/judgemessage.txt."
    )

    @Argument(help: "The input file (not looked at).") var input: String
    @Argument(help: "The answer file.") var answer: String
    @Argument(help: "An existing folder.") var feedbackDir: String
    @Argument(parsing: .allUnrecognized, help: "case_sensitive, space_change_sensitive, float_tolerance E, …")
    var flags: [String] = []

    func run() throws {
        let flags = try ComparisonFlags(words: flags)
        let answer = try Data(contentsOf: URL(filePath: answer), options: .alwaysMapped)
        let output = try Self.output()
        switch OutputValidator(flags: flags).compare(output: output, answer: answer) {
        case .accepts: throw ExitCode(42)
        case .rejects(let why):
            let file = URL(filePath: feedbackDir).appending(path: "judgemessage.txt")
            try Data("\(why)\n".utf8).write(to: file)
            throw ExitCode(43)
        }
    }

    /// What is on standard input. A file is mapped, so that its size costs no memory.
    private static func output() throws -> Data {
        let files = FileManager.default
        if let path = try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/0"),
            let facts = try? files.attributesOfItem(atPath: path), facts[.type] as? FileAttributeType == .typeRegular,
            try FileHandle.standardInput.offset() == 0
        {
            // `mappedIfSafe` would read the whole file on Linux.
            return try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        }
        return try FileHandle.standardInput.readToEnd() ?? Data()
    }
}
