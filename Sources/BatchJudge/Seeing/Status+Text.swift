import ContestModel
import Foundation
import Intake
import ResultStore

extension Status {
    /// So many of the queue are listed.
    private static let listed = 50

    var text: String {
        let dead = entries.filter { $0.item.submission.state == .failed }
        let queue = entries.filter { $0.item.submission.state != .failed }
        var lines = [isSweeping ? "A sweep is running." : "No sweep is running.", tickWords, "Slots: \(slots)"]
        if isReadOnly {
            lines.append("READ-ONLY: the file system of the state folder is read-only, so no sweep can run")
        }
        if let halted {
            lines.append("HALTED since \(halted): the judge's check of itself failed; `batch-judge run` says how")
        }
        if let engineTrouble { lines.append("ENGINE: nothing can be judged: \(indented(engineTrouble))") }
        if let trouble = keys?.trouble() { lines.append("RECEIPTS: \(trouble)") }
        if let history = keys?.history { lines.append("Receipts: \(history)") }
        if let uploads, uploads.coming + uploads.finished > 0 {
            lines.append(
                "Uploads: \(uploads.coming) still coming in, \(uploads.finished) to be taken by the next sweep"
            )
        }
        lines.append(queue.isEmpty ? "Queue: empty" : "Queue (number, team and file, place): \(queue.count)")
        lines += queue.prefix(Self.listed).map(line)
        if queue.count > Self.listed { lines.append("  and \(queue.count - Self.listed) more") }
        lines.append(dead.isEmpty ? "Dead letters: none" : "Dead letters (batch-judge requeue ID): \(dead.count)")
        lines += dead.map { entry in
            "  \(name(entry.item.submission))  \(indented(Self.lines(entry.item.fault ?? "")))"
        }
        lines.append(sweeps.isEmpty ? "Sweeps: none yet" : "Last sweeps (start, what it did):")
        lines += sweeps.enumerated().map { line($1, runs: isSweeping && $0 == 0) }
        return (lines + roomWords).joined(separator: "\n")
    }

    private var tickWords: String {
        guard let lastTick else {
            return "No sweep was ever started: `batch-judge cron --install` has cron start them."
        }
        return "Last start: \(span(since: lastTick)) ago (\(lastTick))"
    }

    /// Further lines stand below the first one, apart from other entries.
    private func indented(_ text: String) -> String { text.replacing("\n", with: "\n      ") }

    private func name(_ submission: Submission) -> String {
        "\(submission.id)  \(submission.team)/\(DisplayName.shown(submission.file))"
    }

    private func line(_ entry: Entry) -> String {
        let submission = entry.item.submission
        let place =
            entry.position.map { "#\($0)" } ?? (submission.state == .judging ? submission.phase.rawValue : "not due")
        let stuck = entry.stuck.map { "; \(indented($0))" } ?? ""
        return "  \(name(submission))  \(place), received \(span(since: submission.received)) ago\(stuck)"
    }

    private func line(_ sweep: SweepRecord, runs: Bool) -> String {
        let end = sweep.took.map { "took \(length($0))" } ?? (runs ? "runs" : "died")
        return "  \(sweep.started)  \(end), \(sweep.taken) taken, \(sweep.judged) judged, \(sweep.faults) faults"
            + (sweep.speed.map { ", \($0)" } ?? "")
    }

    private var roomWords: [String] {
        rooms.map { room in
            let inodes = room.free_inodes.map { ", \($0) inodes" } ?? ""
            return "Free for \(room.folder): \(room.free_bytes >> 20) MiB\(inodes) (\(room.path))"
        }
    }

    /// `42 s`, `12 min`, `3 h`: as much as is worth saying.
    private func span(since moment: Timestamp) -> String {
        span(max(0, (now - moment).milliseconds / 1000))
    }

    /// The same with tenths of a second where it is short.
    private func length(_ duration: Duration) -> String {
        duration < .seconds(10) ? String(format: "%.1f s", duration / .seconds(1)) : span(duration.milliseconds / 1000)
    }

    private func span(_ seconds: Int64) -> String {
        seconds < 120 ? "\(seconds) s" : seconds < 7200 ? "\(seconds / 60) min" : "\(seconds / 3600) h"
    }
}

extension SweepRecord {
    /// Nil: it runs, or died.
    var took: Duration? { ended.map { $0 - started } }

    /// How fast the machine was, in words; nil where it was not measured.
    fileprivate var speed: String? {
        guard let calibration else { return nil }
        let time = String(format: "calibration %.1f ms", calibration / .milliseconds(1))
        guard let drift else { return time }
        return time + String(format: " (%+.1f %%)", drift * 100)
    }
}
