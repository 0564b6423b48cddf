package import ContestModel
package import Foundation

/// Who gains and who loses by judging again: one file that needs no other, for the jury's eyes.
package struct RejudgingPage {
    private let templates: Templates

    /// Errors name file and line.
    package init(templates folders: TemplateFolders) throws { templates = try Templates(folders) }

    package func page(_ view: RejudgingView) -> Data {
        let title = "Judged again · \(view.contest)"
        let values: Values = [
            "title": PlainText.line(title, atMost: 400),
            "stylesheet": templates.style,
            "styleHash": templates.styleHash,
            "contestName": view.contest,
            "judged": view.judged,
            "changed": view.changes.count,
            "sumName": view.teams.contains { $0.before.score != nil } ? "Score" : "Penalty",
            "teams": view.teams.map(team),
            "changes": view.changes.map(change),
        ]
        return Data(templates.bytes(.rejudging, values))
    }

    private func team(_ team: RejudgingView.TeamChange) -> Values {
        [
            "id": team.team.text,
            "name": team.name,
            "effect": team.effect.rawValue,
            "style": team.effect == .gains ? "good" : team.effect == .loses ? "bad" : "neutral",
            "before": standing(team.before),
            "after": standing(team.after),
        ]
    }

    private func standing(_ standing: RejudgingView.Standing) -> Values {
        [
            "rank": standing.rank.map(String.init) ?? "–",
            "solved": standing.solved,
            "sum": standing.score.map(Figures.score) ?? standing.penalty.map(String.init) ?? "–",
        ]
    }

    private func change(_ change: RejudgingView.Change) -> Values {
        [
            "id": change.submission.id,
            "team": change.submission.team.text,
            "problem": change.submission.problem?.text,
            "before": change.before.map(result),
            "after": result(change.after),
        ]
    }

    private func result(_ judgement: Judgement) -> Values {
        ["sign": VerdictSign(judgement.verdict).values, "score": judgement.score.map(Figures.score)]
    }
}
