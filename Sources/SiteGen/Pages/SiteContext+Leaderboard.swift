import ContestModel

extension SiteContext {
    func leaderboardPage() -> SiteFile {
        let isPassFail = view.contest.scoreboardType == .passFail
        return page(
            .leaderboard,
            at: "index.html",
            title: "Leaderboard",
            [
                "isPassFail": isPassFail,
                "rules": RankingWords(view.contest, view.problems).sentences,
                "awards": view.awards.map(award),
                "start": clock.values(view.contest.start),
                "end": clock.values(view.contest.end),
                "problems": view.problems.enumerated().map { head($1, index: $0) },
                "sumOrder": isPassFail || view.problems.allSatisfy(\.isLowerBetter) ? "up" : "down",
                "rows": view.board.rows.map { board($0, root: "") },
                "unranked": view.board.unranked.map { board($0, root: "") },
                "hasTeams": !view.teams.isEmpty,
            ]
        )
    }

    private func award(_ award: Award) -> Values {
        [
            "id": award.id, "citation": award.citation,
            "teams": award.teams.map { ["id": $0.id.text, "name": $0.name] as Values },
        ]
    }

    func head(_ problem: PublicProblem, index: Int) -> Values {
        [
            "id": problem.id.text, "label": problem.label, "name": problem.name, "index": index,
            "weight": Figures.score(problem.weight),
            // Whether its column is sorted by growing or by falling numbers: minutes, or points.
            "order": view.contest.scoreboardType == .passFail || problem.isLowerBetter ? "up" : "down",
        ]
    }

    func board(_ row: Scoreboard.Row, root: String) -> Values {
        [
            "rank": row.rank,
            "id": row.team.id.text,
            "name": row.team.name,
            "organization": row.team.organization,
            "isBaseline": row.team.isBaseline,
            "hue": Int(FNV1a(row.team.id.text.utf8).value % 12),
            "solved": row.solved,
            "sum": row.penalty.map { String($0) } ?? Figures.score(row.score ?? 0),
            "cells": row.cells.enumerated().map { cell($1, index: $0) },
        ]
    }

    /// What a cell says: a symbol with a figure, a line below it, and words for those who hear it.
    func cell(_ cell: Scoreboard.Cell, index: Int) -> Values {
        let look = CellLook(cell, view.contest.scoreboardType)
        return [
            "index": index, "label": view.problems.indices.contains(index) ? view.problems[index].label : "",
            "style": look.style, "symbol": look.symbol, "figure": look.figure, "notes": look.notes, "words": look.words,
        ]
    }
}

/// How a cell of the board looks.
struct CellLook {
    let style: String
    let symbol: String
    let figure: String
    /// A line each.
    let notes: [String]
    let words: String

    init(_ cell: Scoreboard.Cell, _ type: Contest.ScoreboardType) {
        let tries = cell.attempts > 0 ? Figures.count(cell.attempts, "try", "tries") : ""
        let pending = cell.pending > 0 ? "\(cell.pending) pending" : ""
        let metric = cell.metric.map(Figures.score) ?? ""
        if type == .score, let score = cell.score, score != 0 {
            let figure = Figures.score(score)
            self.init(
                cell.isFirst ? "first" : cell.isSolved ? "good" : "part",
                cell.isFirst ? "★" : cell.isSolved ? "✓" : "◐",
                figure,
                [metric == figure ? "" : metric, tries, pending],
                cell.isSolved ? "solved" : "scored"
            )
        } else if cell.isSolved {
            self.init(
                cell.isFirst ? "first" : "good",
                cell.isFirst ? "★" : "✓",
                String(cell.minutes ?? 0),
                [metric, tries],
                cell.isFirst ? "solved first, minute" : "solved, minute"
            )
        } else if cell.pending > 0 {
            self.init("wait", "?", "", [pending, tries], "pending")
        } else if cell.attempts > 0 {
            self.init("bad", "✗", "", [tries], "not solved")
        } else {
            self.init("none", "", "", [], "")
        }
    }

    private init(_ style: String, _ symbol: String, _ figure: String, _ notes: [String], _ words: String) {
        self.style = style
        self.symbol = symbol
        self.figure = figure
        self.notes = notes.filter { !$0.isEmpty }
        self.words = words
    }
}
