import ContestModel
import Foundation
import ResultStore

/// `metrics.prom`: the state of a contest in Prometheus' text format, for node_exporter's textfile collector.
struct Metrics {
    private(set) var text = ""
    private let contest: ContestID

    init(of place: Workplace, at now: Timestamp) async throws {
        contest = place.contest.id
        let waiting = try await place.store.waiting(at: now)
        let tallies = try await place.store.tallies()
        queue(waiting, now)
        results(tallies, dead: waiting.count { $0.submission.state == .failed })
        sweeps(try await place.store.sweeps(last: 2), tallies.measured)
        gauge(
            "last_tick_timestamp_seconds",
            "When a sweep was last started, or found another running.",
            [("", Tick.last(state: place.contest.folders.state).map(Self.seconds))]
        )
        let isHalted = try await place.store.halted() != nil
        gauge("halted", "1: nothing is judged, as the judge's check of itself failed.", [("", isHalted ? 1 : 0)])
        disks(place.contest.folders.rooms)
    }

    private mutating func disks(_ rooms: [DiskRoom]) {
        gauge(
            "disk_free_bytes",
            "Bytes free on the disk of a folder.",
            rooms.map { ("folder=\"\($0.folder)\"", Double($0.free_bytes)) }
        )
        gauge(
            "disk_free_inodes",
            "Files that can still be made on the disk of a folder.",
            rooms.map { ("folder=\"\($0.folder)\"", $0.free_inodes.map(Double.init)) }
        )
    }

    private mutating func queue(_ waiting: [Waiting], _ now: Timestamp) {
        let states = [SubmissionState.queued, .judging]
        gauge(
            "queue_length",
            "Submissions that wait or are being judged.",
            states.map { state in
                ("state=\"\(state.rawValue)\"", Double(waiting.count { $0.submission.state == state }))
            }
        )
        let oldest = waiting.filter { states.contains($0.submission.state) }.map(\.submission.received).min()
        let age = oldest.map { max(0, (now - $0) / .seconds(1)) }
        gauge("oldest_waiting_seconds", "Age of the oldest submission without a result.", [("", age ?? 0)])
    }

    private mutating func results(_ tallies: Tallies, dead: Int) {
        gauge(
            "judgements",
            "Judgements that count, by verdict.",
            tallies.judged.map {
                ("verdict=\"\($0.key.rawValue)\"", Double($0.value))
            }
        )
        gauge(
            "rejected_uploads",
            "Refused uploads, by reason.",
            tallies.rejected.map {
                ("reason=\"\($0.key.rawValue)\"", Double($0.value))
            }
        )
        gauge("dead_letters", "Submissions that the judge failed on too often.", [("", Double(dead))])
        add("faults_total", "counter", "Times that the judge failed on a submission.", [("", Double(tallies.faults))])
    }

    private mutating func sweeps(_ sweeps: [SweepRecord], _ measured: SweepRecord?) {
        let ended = sweeps.first { $0.ended != nil }
        gauge(
            "last_sweep_start_timestamp_seconds",
            "When the last sweep began.",
            [
                ("", sweeps.first.map { Self.seconds($0.started) })
            ]
        )
        gauge(
            "last_sweep_end_timestamp_seconds",
            "When the last sweep that ended did.",
            [
                ("", ended?.ended.map(Self.seconds))
            ]
        )
        gauge("last_sweep_duration_seconds", "How long that one took.", [("", ended?.took.map { $0 / .seconds(1) })])
        gauge(
            "calibration_seconds",
            "CPU time of a piece of work that is always the same.",
            [
                ("", measured?.calibration.map { $0 / .seconds(1) })
            ]
        )
        gauge("drift_ratio", "By what part that was longer than usual.", [("", measured?.drift)])
    }

    private mutating func gauge(_ name: String, _ help: String, _ samples: [(labels: String, value: Double?)]) {
        add(name, "gauge", help, samples)
    }

    /// A sample without a value is left out, and a metric without samples too.
    private mutating func add(
        _ name: String,
        _ type: String,
        _ help: String,
        _ samples: [(labels: String, value: Double?)]
    ) {
        let lines = samples.sorted { $0.labels < $1.labels }.compactMap { labels, value in
            value.map { "batch_judge_\(name){contest=\"\(contest)\"\(labels.isEmpty ? "" : ",\(labels)")} \($0)\n" }
        }
        guard !lines.isEmpty else { return }
        text += "# HELP batch_judge_\(name) \(help)\n# TYPE batch_judge_\(name) \(type)\n" + lines.joined()
    }

    private static func seconds(_ moment: Timestamp) -> Double { Double(moment.milliseconds) / 1000 }
}
