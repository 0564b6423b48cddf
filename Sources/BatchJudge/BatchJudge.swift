import ArgumentParser
import ContestFiles
import Foundation
import Glibc
import Intake

/// The command line; one file per subcommand in `Commands/`.
@main struct BatchJudge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch-judge",
        abstract: "Judge what teams upload, and publish the leaderboard as a static site.",
        version: "0.1.0",
        subcommands: [
            RunCommand.self, StatusCommand.self, CheckCommand.self, VerifyCommand.self, RejudgeCommand.self,
            RequeueCommand.self, VerifyReceiptCommand.self,
            WithdrawCommand.self, DisqualifyCommand.self, ReleaseCommand.self, FinalizeCommand.self, SiteCommand.self,
            ExportCommand.self, RestoreCommand.self, ImagesCommand.self, DoctorCommand.self, ValidateCommand.self,
            ScoreCommand.self, ConfigCommand.self, InitCommand.self, ImportCommand.self, SFTPCommand.self,
            CronCommand.self, LinksCommand.self, WheelhouseCommand.self,
            StarterCommand.self, LeaksCommand.self, DeterminismCommand.self, SimilarityCommand.self,
            UnpackCommand.self, ProxyCommand.self, ProbingCommand.self, RequirementsCommand.self,
        ]
    )

    /// Exit codes: 0 done; 1 something needs a person; 64 wrong use; 75 another sweep runs; 78 wrong configuration.
    static func main() async {
        // A reader that goes away is not our end.
        signal(SIGPIPE, SIG_IGN)
        // Containers, the web server and the teams read what is made here, each under another user. What is nobody's business
        // lies in the state folder, which is closed.
        umask(0o022)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as ConfigurationError {
            Message.write("\(error)")
            Glibc.exit(78)
        } catch let failure as Failure {
            Message.write("\(failure)")
            switch failure {
            case .wrongUse, .noSuchProblem: Glibc.exit(64)
            case .needsAPerson: Glibc.exit(1)
            case .anotherSweep: Glibc.exit(75)
            }
        } catch {
            let code = exitCode(for: error)
            guard code == .failure, !(error is ExitCode) else { Self.exit(withError: error) }
            if error.isOfAClosedPipe { Glibc.exit(1) }
            Message.write(error.words)
            Glibc.exit(1)
        }
    }
}
