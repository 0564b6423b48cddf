import ContestModel
import Intake
import ResultStore

extension Sweep {
    /// Uploads taken of a team at one look; a flood of one waits, so that the others' are taken and judged meanwhile.
    private static let turn = 200
    /// Strange folders, and zips in none, that a sweep names: it does so every minute.
    private static let named = 5

    /// Takes what has arrived and settled into the spool and the store.
    func take(_ summary: inout Summary) async throws {
        let contest = place.contest
        let known = try await place.store.knownUploads()
        let inbox = Inbox(place.folder)
        // One moment for all: how long it takes to copy the others' uploads is nobody's affair.
        let seen = Timestamp.now
        let scan = try inbox.scan(now: seen) { known.contains($0, of: $1) }
        let (arrivals, oddities) = Self.turns(scan)
        var looks = FirstLooks(state: contest.folders.state)
        // In the order in which the uploads were finished.
        for arrival in arrivals.sorted(by: Arrival.finishedFirst) {
            guard try await take(arrival, seen: seen, &looks, &summary) else { break }
        }
        try looks.save()
        for oddity in oddities { try await answer(oddity, &summary) }
        if scan.ahead > 0 {
            summary.tell(
                "\(scan.ahead) uploads wait, as their change time lies in the future: is this machine's clock right?"
            )
        }
        heedStrangers(&summary)
        if contest.intake.after == .remove {
            for upload in scan.known { remove(upload, from: inbox, &summary) }
        }
    }

    /// An upload to a folder that is no team's is nobody's; it is said as long as it lies there, and taken when it has a team.
    private func heedStrangers(_ summary: inout Summary) {
        let strange = StrangeFolders(inbox: place.contest.folders.inbox, teams: place.teams.map(\.id))
        let reason = Reason.unknownTeam.rawValue
        let found = ((try? strange?.found()) ?? []).filter { !$0.uploads.isEmpty }
        for (path, uploads) in found.prefix(Self.named) {
            summary.tell(
                "\(reason): uploads to \(path) are not taken (\(uploads.count), such as \(uploads[0])): write the team into teams.yaml, or remove them"
            )
        }
        let strays = (try? strange?.strayZips()) ?? []
        for path in strays.prefix(Self.named) {
            summary.tell("\(reason): \(path) is in no team's folder: move it into one, or remove it")
        }
        let more = max(0, found.count - Self.named) + max(0, strays.count - Self.named)
        if more > 0 { summary.tell("\(reason): and \(more) more, which `batch-judge doctor` lists") }
    }

    /// No more of each team than its turn.
    private static func turns(_ scan: InboxScan) -> ([Arrival], [Oddity]) {
        var left: [TeamID: Int] = [:]
        func isInTurn(_ team: TeamID) -> Bool {
            left[team, default: turn] -= 1
            return left[team, default: 0] >= 0
        }
        return (scan.arrivals.filter { isInTurn($0.team) }, scan.oddities.filter { isInTurn($0.team) })
    }

    /// False: there is no room for any more.
    private func take(
        _ arrival: Arrival,
        seen: Timestamp,
        _ looks: inout FirstLooks,
        _ summary: inout Summary
    ) async throws -> Bool {
        let new: NewSubmission
        do {
            guard let finished = try accept(arrival, seen: seen, &looks, into: spool()) else { return true }
            new = finished
        } catch let error as IntakeError {
            summary.tell("Uploads wait: \(error)")
            return !error.isOfTheDisk
        }
        try await add(new, &summary)
        return true
    }

    private func add(_ new: NewSubmission, _ summary: inout Summary) async throws {
        guard let taken = try await place.store.add(new, quota: place.contest.intake.perTeam) else { return }
        summary.taken += 1
        progress.note("took \(new.team)/\(new.file)")
        if taken.state == .rejected, let refusal = try await place.store.judgement(of: taken.id) {
            await journal.note(Event(.refused, taken, refusal))
        } else {
            await journal.note(Event(.taken, taken))
        }
    }

    /// Of what was taken at an earlier look: by now the store has it for certain.
    private func remove(_ upload: TakenUpload, from inbox: Inbox, _ summary: inout Summary) {
        do {
            try inbox.remove(upload)
        } catch {
            summary.tell("An upload that was taken could not be removed: \(error.words)")
        }
    }

    /// What can never be taken is answered once, like any rejected upload; what is ours to mend is said each time.
    private func answer(_ oddity: Oddity, _ summary: inout Summary) async throws {
        if oddity.reason == .infrastructure {
            summary.tell("Inbox of \(oddity.team): \(oddity.message)")
        }
        guard let key = oddity.key, oddity.reason != .infrastructure else { return }
        let new = NewSubmission(
            key: key,
            team: oddity.team,
            problem: nil,
            file: oddity.name,
            sha256: "",
            size: key.size,
            received: .now,
            isSmoke: false,
            rejection: Rejection(oddity.reason, oddity.message)
        )
        try await add(new, &summary)
    }

    /// Nil: somebody still writes it, or may do so; the next sweep looks again.
    private func accept(
        _ arrival: Arrival,
        seen: Timestamp,
        _ looks: inout FirstLooks,
        into spool: Spool
    ) throws -> NewSubmission? {
        let rules = place.contest.intake
        let isProven = looks.prove(arrival.key, at: seen, settle: rules.settle)
        switch try spool.take(arrival, maxBytes: rules.zip.maxZip, isProven: isProven) {
        case .busy: return nil
        case .unproven:
            looks.note(arrival.key, at: seen)
            return nil
        case .taken(let upload):
            return submission(of: arrival, seen: seen, sha256: upload.sha256, size: upload.size, nil)
        case .refused(let rejection):
            return submission(of: arrival, seen: seen, sha256: "", size: arrival.key.size, rejection)
        }
    }

    private func submission(
        of arrival: Arrival,
        seen: Timestamp,
        sha256: String,
        size: Int64,
        _ rejection: Rejection?
    ) -> NewSubmission {
        let (received, late) = ArrivalTime(contest: place.contest).judge(finished: arrival.finished, seen: seen)
        return NewSubmission(
            key: arrival.key,
            team: arrival.team,
            problem: arrival.problem,
            file: arrival.name,
            sha256: sha256,
            size: size,
            received: received,
            isSmoke: arrival.isSmoke,
            rejection: rejection ?? unknownProblem(arrival) ?? late
        )
    }

    private func unknownProblem(_ arrival: Arrival) -> Rejection? {
        guard arrival.problem == nil else { return nil }
        let ids = place.contest.problems.map(\.id.text).joined(separator: ", ")
        return Rejection(.unknownProblem, "\(arrival.name) names no problem of the contest, which are: \(ids).")
    }
}

/// When an upload counts as received.
struct ArrivalTime {
    let contest: Contest

    /// The moment it was first seen, bounded below by `finished`, the inode's change time, which no client can set.
    ///
    /// An upload that was finished in time and seen only after the end counts from when it was finished: the cron
    /// interval is not the team's fault.
    func judge(finished: Timestamp, seen: Timestamp) -> (Timestamp, Rejection?) {
        let received = max(finished, seen)
        if received < contest.start {
            return (received, Rejection(.outsideWindow, "It came before the start of the contest, \(contest.start)."))
        }
        guard received >= contest.end else { return (received, nil) }
        if finished < contest.end { return (max(finished, contest.start), nil) }
        return (received, Rejection(.outsideWindow, "It came after the end of the contest, \(contest.end)."))
    }
}

extension Arrival {
    var finished: Timestamp { Timestamp(milliseconds: key.changed / 1_000_000) }

    static func finishedFirst(_ one: Arrival, _ other: Arrival) -> Bool {
        (one.key.changed, one.team.text, one.name) < (other.key.changed, other.team.text, other.name)
    }
}
