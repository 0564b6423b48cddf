/// Who gains and who loses where submissions are judged again, for the jury: every team under its own name, no freeze.
package struct RejudgingView: Sendable, Hashable {
    /// A submission whose result changes.
    package struct Change: Sendable, Hashable {
        package let submission: Submission
        /// Nil: it had none that counts.
        package let before: Judgement?
        package let after: Judgement
    }

    /// Where a team stands on a board.
    package struct Standing: Sendable, Hashable {
        /// Nil: it is not ranked.
        package let rank: Int?
        package let solved: Int
        /// Minutes; nil where points decide.
        package let penalty: Int?
        /// Points; nil where solutions decide.
        package let score: Double?
    }

    package enum Effect: String, Sendable, Hashable, CaseIterable {
        case gains, loses
        /// Only its rank changes, by what others gain or lose.
        case moves
    }

    package struct TeamChange: Sendable, Hashable {
        package let team: TeamID
        package let name: String
        package let before: Standing
        package let after: Standing
        package let effect: Effect
        /// Those of the team's, by number.
        package let changes: [Change]
    }

    package let contest: String
    /// How many submissions were judged again.
    package let judged: Int
    /// By number.
    package let changes: [Change]
    /// By the rank before, then by id; only those with a place on the board that changes in rank or result.
    package let teams: [TeamChange]

    /// `judgements` are what judging again gave, by submission.
    package init(_ record: ContestRecord, judgements: [Int64: Judgement], at now: Timestamp) {
        contest = record.contest.name
        judged = judgements.count
        let changes = record.submissions.compactMap { entry in
            judgements[entry.submission.id].flatMap { Change(entry, $0) }
        }
        self.changes = changes
        let before = Self.rows(record, at: now)
        let after = Self.rows(record.replacing(judgements), at: now)
        let names = Dictionary(record.teams.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        teams = before.compactMap { team, old in
            guard let new = after[team], let effect = Effect(from: old, to: new) else { return nil }
            return TeamChange(
                team: team,
                name: names[team] ?? team.text,
                before: old,
                after: new,
                effect: effect,
                changes: changes.filter { $0.submission.team == team }
            )
        }
        .sorted { ($0.before.rank ?? .max, $0.team) < ($1.before.rank ?? .max, $1.team) }
    }

    private static func rows(_ record: ContestRecord, at now: Timestamp) -> [TeamID: Standing] {
        // Under `anonymous` a team's pseudonym becomes its id on the board.
        let names = Dictionary(record.teams.map { ($0.id, $0.id.text) }, uniquingKeysWith: { first, _ in first })
        let board = PublicView(of: record.thawed(at: now), at: now, pseudonyms: names).board
        let rows = (board.rows + board.unranked).map { row in
            (row.team.id, Standing(rank: row.rank, solved: row.solved, penalty: row.penalty, score: row.score))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}

extension RejudgingView.Change {
    /// Nil: the result is the same.
    fileprivate init?(_ entry: JudgedSubmission, _ judgement: Judgement) {
        let old = entry.judgement
        guard judgement.verdict != old?.verdict || judgement.score != old?.score else { return nil }
        self.init(submission: entry.submission, before: old, after: judgement)
    }
}

extension RejudgingView.Effect {
    /// Nil: nothing changes.
    fileprivate init?(from old: RejudgingView.Standing, to new: RejudgingView.Standing) {
        guard old != new else { return nil }
        let steps = [
            Double(new.solved - old.solved), (new.score ?? 0) - (old.score ?? 0),
            Double((old.penalty ?? 0) - (new.penalty ?? 0)),
        ]
        self = steps.first { $0 != 0 }.map { $0 > 0 ? .gains : .loses } ?? .moves
    }
}

extension ContestRecord {
    /// As it would be, were these the judgements that count.
    fileprivate func replacing(_ judgements: [Int64: Judgement]) -> ContestRecord {
        copy(release) { entry in
            guard let judgement = judgements[entry.submission.id] else { return entry }
            var submission = entry.submission
            submission.state = judgement.verdict == .submissionError ? .rejected : .judged
            let isFree = [.submissionError, .judgingError].contains(judgement.verdict)
            submission.isCharged = !isFree && !submission.isSmoke
            return JudgedSubmission(submission: submission, judgement: judgement)
        }
    }

    fileprivate func thawed(at now: Timestamp) -> ContestRecord {
        copy(ReleaseState(thawed: min(now, release.thawed ?? now), finalized: release.finalized)) { $0 }
    }

    private func copy(
        _ release: ReleaseState,
        _ change: (JudgedSubmission) -> JudgedSubmission
    ) -> ContestRecord {
        ContestRecord(
            contest: contest,
            teams: teams,
            problems: problems,
            submissions: submissions.map(change),
            release: release,
            lastSweep: lastSweep,
            halted: halted
        )
    }
}
