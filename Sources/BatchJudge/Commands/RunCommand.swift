import ArgumentParser
import ContestModel
import Foundation
import Logging
import Sandbox

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "One sweep: take what has arrived, judge it, publish the site. For cron.",
        discussion: "Silent unless something needs a person. Ends with 75 at once when another sweep is running."
    )

    @OptionGroup var contest: ContestOption

    func run() async throws {
        let place = try Workplace(contest)
        guard let lock = try SweepLock(state: place.contest.folders.state) else { throw ExitCode(75) }
        let sweep = Sweep(place: place, engine: try Engine.connect(), progress: .toTerminal)
        let summary = try await sweep.run()
        withExtendedLifetime(lock) {}
        if summary.taken + summary.judged > 0 {
            sweep.progress.note("\(summary.taken) taken, \(summary.judged) judged, \(summary.faults) faults")
        }
        guard summary.troubles.isEmpty else { throw Failure.needsAPerson(summary.troubles) }
    }
}

/// The Docker engine of this machine.
enum Engine {
    static func connect() throws -> ContainerEngine {
        ContainerEngine(
            socket: try socket(host: ProcessInfo.processInfo.environment["DOCKER_HOST"]),
            supervisor: try ContainerEngine.bundledSupervisor(),
            log: Logger(label: "engine") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// The socket that `DOCKER_HOST` names; the usual one where it is empty or not set.
    private static func socket(host: String?) throws -> String {
        guard let host, !host.isEmpty else { return "/var/run/docker.sock" }
        guard host.hasPrefix("unix:///") else {
            throw Failure.needsAPerson([
                "DOCKER_HOST is '\(host)', and the engine must be on this machine: set it to unix:///PATH, or unset it."
            ])
        }
        return String(host.dropFirst("unix://".count))
    }
}
