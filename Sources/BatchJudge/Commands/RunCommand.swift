import ArgumentParser
import ContestFiles
import ContestModel
import Foundation
import Logging
import Sandbox

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "One sweep: take what has arrived, judge it, publish the site. For cron.",
        discussion: """
            Silent unless something needs a person. Ends with 75 at once when another sweep is running. On SIGTERM or SIGINT it \
            ends as with --max-time; a second one ends it at once, and the next sweep goes on from there.
            """
    )

    @OptionGroup var contest: ContestOption
    @Option(
        help: """
            A duration such as 50s or 1h30m, from the start on: after it no more submissions are begun. Those that are being \
            judged by then are finished, the site is published, and the rest waits for the next sweep. The judge's check of itself \
            counts too; it takes some seconds.
            """
    )
    var maxTime: TimeLimit?

    func run() async throws {
        let place = try Workplace(contest)
        let lock = try SweepLock(state: place.contest.folders.state)
        let tick = Tick(place: place)
        tick.note(at: .now)
        guard let lock else {
            await tick.measure(at: .now)
            throw ExitCode(75)
        }
        let closing = Closing(after: maxTime?.duration)
        await closing.heed([SIGTERM, SIGINT])
        let sweep = Sweep(place: place, engine: try Engine.connect(), progress: .toTerminal, closing: closing)
        var summary: Sweep.Summary
        do {
            summary = try await sweep.run()
        } catch {
            await tick.measure(at: .now)
            throw error
        }
        await tick.measure(at: .now)
        // Uploads that come from now on wait for no model's words.
        lock.release()
        do {
            try await MachineFeedbackRound(place: place, closing: closing).run()
        } catch {
            summary.tell("No language model was asked: \(error.words)")
        }
        if summary.taken + summary.judged > 0 {
            sweep.progress.note("\(summary.taken) taken, \(summary.judged) judged, \(summary.faults) faults")
        }
        guard summary.troubles.isEmpty else { throw Failure.needsAPerson(summary.troubles) }
    }
}

/// A duration in the words of contest.yaml.
struct TimeLimit: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        guard let span = TimeSpan(argument) else { return nil }
        duration = span.duration
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
