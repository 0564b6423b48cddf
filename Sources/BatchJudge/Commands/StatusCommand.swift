import ArgumentParser
import ContestModel
import Foundation
import ResultStore

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the queue, the last sweeps, dead letters, and what is stuck and why."
    )

    @OptionGroup var contest: ContestOption
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        let place = try Workplace(contest)
        let status = Status(
            waiting: try await place.store.waiting(at: .now),
            sweeps: try await place.store.sweeps(last: 5),
            isSweeping: try SweepLock(state: place.contest.folders.state) == nil,
            halted: try await place.store.halted(),
            slots: place.contest.judging.slots,
            now: .now
        )
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            print(String(decoding: try encoder.encode(status.json), as: UTF8.self))
        } else {
            print(status.text)
        }
    }
}

/// What `status` shows, in both forms.
struct Status {
    let waiting: [Waiting]
    let sweeps: [SweepRecord]
    let isSweeping: Bool
    let halted: Timestamp?
    let slots: Int
    let now: Timestamp

    struct JSON: Encodable {
        struct Entry: Encodable {
            let id: Int64
            let team: TeamID
            let problem: ProblemID?
            let file, state, phase: String
            let received: Timestamp
            let attempts, interruptions: Int
            /// 1: it is judged next.
            let position: Int?
            let retry_at: Timestamp?
            let fault: String?
        }
        struct Sweep: Encodable {
            let id: Int64
            let started: Timestamp
            let ended: Timestamp?
            let taken, judged, faults: Int
            let calibration_ms, drift: Double?
        }
        let halted: Timestamp?
        let sweeping: Bool
        let slots: Int
        let queue, dead_letters: [Entry]
        let sweeps: [Sweep]
    }

    var json: JSON {
        let entries = waiting.map { item in
            JSON.Entry(
                id: item.submission.id,
                team: item.submission.team,
                problem: item.submission.problem,
                file: item.submission.file,
                state: item.submission.state.rawValue,
                phase: item.submission.phase.rawValue,
                received: item.submission.received,
                attempts: item.submission.attempts,
                interruptions: item.interruptions,
                position: item.position,
                retry_at: item.retryAt.milliseconds == 0 ? nil : item.retryAt,
                fault: item.fault
            )
        }
        return JSON(
            halted: halted,
            sweeping: isSweeping,
            slots: slots,
            queue: entries.filter { $0.state != SubmissionState.failed.rawValue },
            dead_letters: entries.filter { $0.state == SubmissionState.failed.rawValue },
            sweeps: sweeps.map {
                JSON.Sweep(
                    id: $0.id,
                    started: $0.started,
                    ended: $0.ended,
                    taken: $0.taken,
                    judged: $0.judged,
                    faults: $0.faults,
                    calibration_ms: $0.calibration.map { $0 / .milliseconds(1) },
                    drift: $0.drift
                )
            }
        )
    }

    var text: String {
        let dead = waiting.filter { $0.submission.state == .failed }
        let queue = waiting.filter { $0.submission.state != .failed }
        var lines = [isSweeping ? "A sweep is running." : "No sweep is running.", "Slots: \(slots)"]
        if let halted {
            lines.append("HALTED since \(halted): the judge's check of itself failed; `batch-judge run` says how")
        }
        lines.append(queue.isEmpty ? "Queue: empty" : "Queue: \(queue.count)")
        lines += queue.prefix(50).map { item in
            let wait = (now - item.submission.received).milliseconds / 1000
            let place = item.position.map { "place \($0), " } ?? ""
            let fault = item.fault.map { "; last fault: \($0)" } ?? ""
            return "  \(item.submission.id)  \(item.submission.team)/\(item.submission.file)  "
                + "\(item.submission.state.rawValue), \(item.submission.phase.rawValue), \(place)waits \(wait) s\(fault)"
        }
        lines.append(dead.isEmpty ? "Dead letters: none" : "Dead letters (batch-judge requeue ID): \(dead.count)")
        lines += dead.map { item in
            "  \(item.submission.id)  \(item.submission.team)/\(item.submission.file)  \(item.fault ?? "")"
        }
        lines.append(sweeps.isEmpty ? "Sweeps: none yet" : "Last sweeps:")
        lines += sweeps.map { sweep in
            let end = sweep.ended.map { "took \(($0 - sweep.started).milliseconds) ms" } ?? "runs, or died"
            return "  \(sweep.started)  \(end), \(sweep.taken) taken, \(sweep.judged) judged, \(sweep.faults) faults"
                + (sweep.speed.map { ", \($0)" } ?? "")
        }
        return lines.joined(separator: "\n")
    }
}

extension SweepRecord {
    /// How fast the machine was, in words; nil where it was not measured.
    fileprivate var speed: String? {
        guard let calibration else { return nil }
        let time = String(format: "calibration %.1f ms", calibration / .milliseconds(1))
        guard let drift else { return time }
        return time + String(format: " (%+.1f %%)", drift * 100)
    }
}
