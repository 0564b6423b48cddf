import ArgumentParser
import ContestFiles
import ContestModel
import Foundation
import Sandbox

struct ImagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "images",
        abstract: "Build, list or check the judge images.",
        subcommands: [Build.self, List.self, Check.self],
        defaultSubcommand: List.self
    )

    /// The folder of judge images: the contest's, or the installation's where no contest is at hand.
    static func folder(_ option: ContestOption) throws -> String {
        if option.contest != nil || (try? option.path()) != nil { return try option.load().contest.folders.images }
        guard let folder = Installation.folder else {
            throw Failure.wrongUse("No images/ folder at hand: give --contest PATH.")
        }
        return "\(folder)/images"
    }

    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Build what is missing or out of date.")
        @OptionGroup var contest: ContestOption
        @Argument(help: "Only these (default: all).") var names: [String] = []

        func run() throws {
            let folder = try ImagesCommand.folder(contest)
            guard FileManager.default.fileExists(atPath: folder) else {
                throw Failure.needsAPerson(["\(folder): there is no such folder; `images` in contest.yaml names it."])
            }
            // The script comes with the program; a contest's own images need none.
            guard let installation = Installation.folder else {
                throw Failure.needsAPerson([
                    "No images/build.sh came with \(Installation.executable): install it again."
                ])
            }
            // Before the script, whose word for it would be another.
            try Engine.connect().ping()
            let process = Process()
            process.executableURL = URL(filePath: "\(installation)/images/build.sh")
            process.arguments = ["--in", folder] + names
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show the images, their ids, sizes and languages.")
        @OptionGroup var contest: ContestOption

        func run() throws {
            let engine = try Engine.connect()
            for image in try LanguageFile.images(in: ImagesCommand.folder(contest)) {
                let built = try engine.image("batch-judge/\(image.name)")
                let state = built.map { "\($0.id.prefix(19))  \($0.size >> 20) MiB" } ?? "not built"
                print("\(image.name)  \(state)  \(image.languages.map(\.id.text).joined(separator: ", "))")
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start each language's version command in its image, caged like a submission."
        )
        @OptionGroup var contest: ContestOption

        func run() throws {
            let engine = try Engine.connect()
            var troubles: [String] = []
            for image in try LanguageFile.images(in: ImagesCommand.folder(contest)) {
                for line in try Self.check(image, engine) {
                    print(line.text)
                    if !line.isGood { troubles.append(line.text) }
                }
            }
            guard troubles.isEmpty else {
                throw Failure.needsAPerson(["\(troubles.count) images or languages are not right."])
            }
        }

        static func check(_ image: JudgeImage, _ engine: ContainerEngine) throws -> [(text: String, isGood: Bool)] {
            guard let built = try engine.image("batch-judge/\(image.name)") else {
                return [("\(image.name): not built; run `batch-judge images build`", false)]
            }
            guard !image.languages.isEmpty else { return [("\(image.name): present", true)] }
            let container = try engine.start(
                ContainerPlan(
                    image: built.id,
                    purpose: .check,
                    owner: "images check",
                    submission: "",
                    mounts: [],
                    memory: 1 << 30
                )
            )
            defer { container.remove() }
            return try image.languages.map { language in
                let caps = RunCaps(cpuTime: .seconds(20), wallTime: .seconds(60), output: 64 << 10)
                let outcome = try container.run(
                    RunRequest(arguments: language.version, environment: language.environment, caps: caps)
                )
                let said = String(decoding: outcome.output + outcome.errors, as: UTF8.self)
                let version = said.split(separator: "\n").first.map(String.init) ?? ""
                let isGood = outcome.ending == .exit(0)
                return (
                    "\(image.name)  \(language.id): \(isGood ? version : "\(language.version) gave \(outcome.ending)")",
                    isGood
                )
            }
        }
    }
}
