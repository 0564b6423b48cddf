import ContestModel
import Foundation

extension RejudgingView {
    /// What changes of each submission, then of each team, and how many.
    var text: String {
        let submissions = changes.map { change in
            "\(change.submission.id) \(change.submission.team) \(change.submission.problem?.text ?? "-"): "
                + "\(Self.words(change.before)) -> \(Self.words(change.after))"
        }
        let table = AlignedTable(
            rows: teams.map { team in
                [team.effect.rawValue, team.team.text, "rank \(Self.step(team, \.rankText))"]
                    + [Self.step(team, \.resultText)]
            }
        )
        let sum = "\(judged) judged again, \(changes.count) would change"
        return (submissions + table.lines + [sum]).joined(separator: "\n")
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(Document(self)), as: UTF8.self)
        }
    }

    private static func words(_ judgement: Judgement?) -> String {
        guard let judgement else { return "-" }
        return judgement.verdict.rawValue + (judgement.score.map { " \($0)" } ?? "")
    }

    private static func step(_ team: TeamChange, _ text: (Standing) -> String) -> String {
        let (before, after) = (text(team.before), text(team.after))
        return before == after ? before : "\(before) -> \(after)"
    }

    private struct Document: Encodable {
        struct Result: Encodable {
            let verdict: String
            let reason: String?
            let score: Double?

            init(_ judgement: Judgement) {
                verdict = judgement.verdict.rawValue
                reason = judgement.reason?.rawValue
                score = judgement.score.flatMap { $0.isFinite ? $0 : nil }
            }
        }
        struct Place: Encodable {
            let rank: Int?
            let solved: Int
            let penalty: Int?
            let score: Double?

            init(_ standing: Standing) {
                rank = standing.rank
                solved = standing.solved
                penalty = standing.penalty
                score = standing.score
            }
        }
        struct Entry: Encodable {
            let id: Int64
            let team: TeamID
            let problem: ProblemID?
            let before: Result?
            let after: Result
        }
        struct Team: Encodable {
            let id: TeamID
            let effect: String
            let before, after: Place
            let submissions: [Int64]
        }

        let judged: Int
        let submissions: [Entry]
        let teams: [Team]

        init(_ view: RejudgingView) {
            judged = view.judged
            submissions = view.changes.map { change in
                Entry(
                    id: change.submission.id,
                    team: change.submission.team,
                    problem: change.submission.problem,
                    before: change.before.map { Result($0) },
                    after: Result(change.after)
                )
            }
            teams = view.teams.map { team in
                Team(
                    id: team.team,
                    effect: team.effect.rawValue,
                    before: Place(team.before),
                    after: Place(team.after),
                    submissions: team.changes.map(\.submission.id)
                )
            }
        }
    }
}

extension RejudgingView.Standing {
    fileprivate var rankText: String { rank.map(String.init) ?? "-" }

    fileprivate var resultText: String {
        if let score { return "score \(score)" }
        return "solved \(solved)" + (penalty.map { ", penalty \($0)" } ?? "")
    }
}
