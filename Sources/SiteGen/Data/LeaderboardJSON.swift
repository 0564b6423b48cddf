import ContestModel

/// `leaderboard.json`, key by key.
struct LeaderboardJSON: Encodable {
    private let contest: ContestFacts
    private let as_of: Nullable<Timestamp>
    private let scoreboard_type: String
    private let problems: [ProblemName]
    private let rows: [Row]
    private let unranked: [Row]
    private let awards: [Honour]
    private let shake_up: Nullable<[Move]>

    init(_ view: PublicView) {
        contest = ContestFacts(view.contest)
        as_of = Nullable(view.asOf)
        scoreboard_type = view.contest.scoreboardType.rawValue
        problems = view.problems.map { ProblemName(id: $0.id, label: $0.label, name: $0.name) }
        rows = view.board.rows.map(Row.init)
        unranked = view.board.unranked.map(Row.init)
        shake_up = Nullable(
            view.shakeUp.map { shakeUp in
                shakeUp.lines.map {
                    Move(team_id: $0.team.id, rank: Nullable($0.now), public_rank: Nullable($0.before))
                }
            }
        )
        awards = view.awards.map { Honour(id: $0.id, citation: $0.citation, team_ids: $0.teams.map(\.id)) }
    }

    struct ContestFacts: Encodable {
        let id: ContestID
        let name: String
        let state: String
        let frozen_at: Nullable<Timestamp>

        init(_ contest: PublicContest) {
            id = contest.id
            name = contest.name
            state = contest.state.rawValue
            frozen_at = Nullable(contest.frozenAt)
        }
    }

    private struct ProblemName: Encodable {
        let id: ProblemID
        let label: String
        let name: String
    }

    /// An award of the CLICS Contest API.
    private struct Honour: Encodable {
        let id: String
        let citation: String
        let team_ids: [TeamID]
    }

    private struct TeamName: Encodable {
        let id: TeamID
        let name: String
    }

    private struct Row: Encodable {
        let rank: Nullable<Int>
        let team: TeamName
        let solved: Int
        let penalty: Nullable<Int>
        let score: Nullable<Double>
        let problems: [Cell]

        init(_ row: Scoreboard.Row) {
            rank = Nullable(row.rank)
            team = TeamName(id: row.team.id, name: row.team.name)
            solved = row.solved
            penalty = Nullable(row.penalty)
            score = Nullable(row.score)
            problems = row.cells.map(Cell.init)
        }
    }

    /// At 95 %, before the problem's weight.
    private struct Interval: Encodable {
        let lower: Double
        let upper: Double
        let standard_error: Double

        init(_ interval: ScoreInterval) {
            lower = interval.lower
            upper = interval.upper
            standard_error = interval.standardError
        }
    }

    /// Where a team stood by public scores.
    private struct Move: Encodable {
        let team_id: TeamID
        let rank: Nullable<Int>
        let public_rank: Nullable<Int>
    }

    private struct Cell: Encodable {
        let problem: ProblemID
        let attempts: Int
        let pending: Int
        let solved: Bool
        let time: Nullable<Int>
        let first: Bool
        let score: Nullable<Double>
        let metric: Nullable<Double>
        let interval: Nullable<Interval>
        let group: Nullable<Int>

        init(_ cell: Scoreboard.Cell) {
            problem = cell.problem
            attempts = cell.attempts
            pending = cell.pending
            solved = cell.isSolved
            time = Nullable(cell.minutes)
            first = cell.isFirst
            score = Nullable(cell.score)
            metric = Nullable(cell.metric)
            interval = Nullable(cell.model?.interval.map(Interval.init))
            group = Nullable(cell.model?.group)
        }
    }
}
