import ArgumentParser
import ContestFiles
import Foundation

/// `--contest PATH`, as every command takes it.
struct ContestOption: ParsableArguments {
    @Option(help: "The contest's file (default: contest/contest.yaml, then contest.yaml).")
    var contest: String?

    func path() throws -> String {
        try ContestFolder.locate(contest, in: FileManager.default.currentDirectoryPath)
    }

    /// The contest's file as an absolute path without detours.
    func file() throws -> String { URL(filePath: try path()).standardizedFileURL.path(percentEncoded: false) }

    func load() throws -> ContestFolder {
        try ContestFolder.load(
            path(),
            processors: Cores.own().distinct,
            installation: Installation.folder
        )
    }
}
