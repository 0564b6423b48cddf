import ArgumentParser

/// The command line; one file per subcommand in `Commands/`.
@main struct BatchJudge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch-judge",
        abstract: "Judge what teams upload, and publish the leaderboard as a static site."
    )
}
