import ContestModel
import ResultStore

extension Status {
    struct JSON: Encodable {
        struct Entry: Encodable {
            let id: Int64
            let team: TeamID
            let problem: ProblemID?
            let file, state, phase: String
            let received: Timestamp
            let waited_s: Int64
            let position: Int?
            let attempts, interruptions: Int
            let retry_at: Timestamp?
            let stuck, fault: String?
        }
        struct Sweep: Encodable {
            let id: Int64
            let started: Timestamp
            let ended: Timestamp?
            let took_ms: Int64?
            let taken, judged, faults: Int
            let calibration_ms, drift: Double?
        }
        struct Uploads: Encodable {
            let coming, finished: Int
        }
        let contest: ContestID
        let at: Timestamp
        let halted, last_tick: Timestamp?
        let engine_trouble, receipt_trouble: String?
        let receipt_keys: [String]
        let sweeping, read_only: Bool
        let slots: Int
        let uploads: Uploads?
        let queue, dead_letters: [Entry]
        let sweeps: [Sweep]
        let disk: [DiskRoom]
    }

    var json: JSON {
        JSON(
            contest: contest,
            at: now,
            halted: halted,
            last_tick: lastTick,
            engine_trouble: engineTrouble,
            receipt_trouble: keys?.trouble(),
            receipt_keys: keys?.all.map(\.id) ?? [],
            sweeping: isSweeping,
            read_only: isReadOnly,
            slots: slots,
            uploads: uploads.map { JSON.Uploads(coming: $0.coming, finished: $0.finished) },
            queue: entries.filter { $0.item.submission.state != .failed }.map(values),
            dead_letters: entries.filter { $0.item.submission.state == .failed }.map(values),
            sweeps: sweeps.map {
                JSON.Sweep(
                    id: $0.id,
                    started: $0.started,
                    ended: $0.ended,
                    took_ms: $0.took?.milliseconds,
                    taken: $0.taken,
                    judged: $0.judged,
                    faults: $0.faults,
                    calibration_ms: $0.calibration.map { $0 / .milliseconds(1) },
                    drift: $0.drift
                )
            },
            disk: rooms
        )
    }

    private func values(_ entry: Entry) -> JSON.Entry {
        let (item, submission) = (entry.item, entry.item.submission)
        return JSON.Entry(
            id: submission.id,
            team: submission.team,
            problem: submission.problem,
            file: submission.file,
            state: submission.state.rawValue,
            phase: submission.phase.rawValue,
            received: submission.received,
            waited_s: max(0, (now - submission.received).milliseconds / 1000),
            position: entry.position,
            attempts: submission.attempts,
            interruptions: item.interruptions,
            retry_at: item.retryAt.milliseconds == 0 ? nil : item.retryAt,
            stuck: entry.stuck,
            fault: item.fault
        )
    }
}
