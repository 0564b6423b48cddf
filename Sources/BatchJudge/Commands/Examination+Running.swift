import ContestFiles
import ContestModel
import Foundation
import ResultStore

/// Whether sweeps are started: cron's file, cron itself, the last start, the clock.
extension Examination {
    /// While the contest runs, somebody should be told after so long without a sweep.
    private static let patience = Duration.seconds(600)

    /// `cronFolder` is `/etc/cron.d`.
    mutating func running(_ contest: Contest, file: String, cronFolder: String, at now: Timestamp) async {
        let isInCron = cron(file: file, in: cronFolder)
        lastStart(contest, isInCron: isInCron, at: now)
        await clock(contest.folders.state, at: now)
    }

    /// Every file there that names the contest and batch-judge; false: there is none.
    private mutating func cron(file: String, in folder: String) -> Bool {
        let words = [file, (try? CronFile.quoted(file)) ?? file]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
        let found = names.filter { !$0.hasPrefix(".") }.compactMap { CronFileFacts("\(folder)/\($0)") }.filter {
            facts in
            facts.text.contains("batch-judge") && words.contains(where: facts.text.contains)
        }
        guard !found.isEmpty else {
            note("cron", "no file in \(folder) starts sweeps of this contest; `batch-judge cron --install` writes one")
            return false
        }
        for facts in found {
            let findings = facts.findings
            for finding in findings { bad("cron", "\(facts.path): \(finding)") }
            if findings.isEmpty { good("cron", facts.path) }
        }
        if !Self.isDaemonRunning {
            bad("cron", "cron does not run: systemctl enable --now cron, or service cron start")
        }
        return true
    }

    /// By the names of processes: Debian's is `cron`, others' is `crond`.
    private static var isDaemonRunning: Bool {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.contains { process in
            guard Int(process) != nil else { return false }
            let name = try? String(contentsOf: URL(filePath: "/proc/\(process)/comm"), encoding: .utf8)
            return name == "cron\n" || name == "crond\n"
        }
    }

    /// A contest that is over needs none any more.
    private mutating func lastStart(_ contest: Contest, isInCron: Bool, at now: Timestamp) {
        // An account that cannot look is told so by another finding.
        guard Status.isReadable(contest.folders.state) else { return }
        guard let last = Tick.last(state: contest.folders.state) else {
            if isInCron { bad("sweeps", "none was ever started: look at log/cron.log in \(contest.folders.state)") }
            return
        }
        let isExpected = isInCron || (contest.start...contest.end).contains(now)
        guard isExpected, now - last > Self.patience else { return good("sweeps", "the last was started at \(last)") }
        bad(
            "sweeps",
            "none was started since \(last): look at log/cron.log in \(contest.folders.state), and whether cron or the timer runs"
        )
    }

    /// Uploads whose change times lie in the future are not taken, and the window of the contest is another.
    private mutating func clock(_ state: String, at now: Timestamp) async {
        let path = "\(state)/results.sqlite"
        guard FileManager.default.fileExists(atPath: path),
            let store = look("store", { try SubmissionStore(reading: path) })
        else { return }
        let sweeps = (try? await store.sweeps(last: 20)) ?? []
        guard let latest = sweeps.map({ max($0.started, $0.ended ?? $0.started) }).max(), latest > now else { return }
        let seconds = (latest - now).milliseconds / 1000
        bad(
            "clock",
            "it went back by \(seconds) s or more since the last sweep: uploads wait until it has caught up; set it with NTP"
        )
    }
}
