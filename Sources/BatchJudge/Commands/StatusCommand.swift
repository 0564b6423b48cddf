import ArgumentParser
import Foundation

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the queue, what is stuck and why, the last sweeps, dead letters, and room on the disks.",
        discussion: "Changes nothing, and works while a sweep runs, without an engine and on a full disk."
    )

    @OptionGroup var contest: ContestOption
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        let status = try await Status(of: contest.load(), at: .now)
        guard json else { return print(status.text) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        print(String(decoding: try encoder.encode(status.json), as: UTF8.self))
    }
}
