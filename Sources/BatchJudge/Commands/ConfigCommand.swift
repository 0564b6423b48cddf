import ArgumentParser
import ContestFiles
import Foundation

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print every key of contest.yaml with its effective value and where it came from."
    )

    @OptionGroup var contest: ContestOption

    func run() throws {
        for setting in try contest.load().settings { print("\(setting.key): \(setting.value)  # \(setting.source)") }
    }
}

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a contest folder that works at once."
    )

    @Argument(help: "The folder; it must not exist yet, or be empty.") var folder: String

    func run() throws {
        let inboxes = try ContestTemplate.write(into: folder, now: .now, offset: TimeZone.current.secondsFromGMT())
        print("Made \(folder)/contest.yaml. Teams upload into \(inboxes.joined(separator: ", ")).")
        print("Next: `batch-judge doctor --contest \(folder)/contest.yaml`.")
    }
}
