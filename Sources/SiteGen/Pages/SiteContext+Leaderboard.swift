import ContestModel

extension SiteContext {
    /// A page for a board of up to `limit` rows; a longer one is split into pages of `size`.
    func leaderboardPages(limit: Int = 2000, size: Int = 1000) -> [SiteFile] {
        let parts = BoardPart.all(of: view.board, limit: limit, size: size)
        return parts.map { leaderboardPage($0, of: parts) }
    }

    private func leaderboardPage(_ part: BoardPart, of parts: [BoardPart]) -> SiteFile {
        let path = Self.path(of: part)
        return page(
            .leaderboard,
            at: path,
            title: parts.count > 1 ? "Leaderboard, \(part.words)" : "Leaderboard",
            isDated: true,
            boardValues.with([
                "awards": part.number == 1 ? view.awards.map(award) : [],
                "shakeUp": part.number == 1 ? view.shakeUp.map(shakeUp) : nil as Values?,
                "rows": part.ranked.map(board),
                "unranked": part.unranked.map(board),
                "parts": parts.count > 1
                    ? parts.map { link(to: $0, from: path, isCurrent: $0.number == part.number) } : [],
                "part": parts.count > 1 ? part.words : nil,
            ])
        )
    }

    private static func path(of part: BoardPart) -> String {
        part.number == 1 ? "index.html" : "board/\(part.number)/index.html"
    }

    private func link(to part: BoardPart, from path: String, isCurrent: Bool) -> Values {
        ["href": PageFrame.root(of: path) + Self.path(of: part), "word": part.words, "isCurrent": isCurrent]
    }

    /// What every page with a board says.
    var boardValues: Values {
        let contest = view.contest
        return [
            "style": frame.boardStyle,
            "isPassFail": contest.scoreboardType == .passFail,
            "sumOrder": contest.scoreboardType == .passFail || view.problems.allSatisfy(\.isLowerBetter)
                ? "up" : "down",
            "isWide": view.problems.count > (contest.scoreboardType == .passFail ? 12 : 7),
            "isNarrow": view.problems.count <= 8,
            "rules": RankingWords(contest, view.problems).sentences,
            "movement": MovementWords(view.movement).sentence,
            "hasIntervals": isScored && view.standings.contains { $0.lines.contains { $0.entry.interval != nil } },
            "hasMetrics": view.problems.contains { metric(of: $0) != nil },
            "hasGroups": isScored && view.standings.contains { ($0.groups ?? 0) > 0 },
            "timeline": Timeline(contest, asOf: view.asOf).values,
            "start": clock.values(contest.start),
            "freeze": contest.freeze.map(clock.values),
            "end": clock.values(contest.end),
            "outlook": Outlook(contest).sentence,
            "problems": view.problems.enumerated().map { head($1, index: $0) },
            "hasTeams": !view.teams.isEmpty,
        ]
    }

    private var isScored: Bool { view.contest.scoreboardType == .score }

    private func shakeUp(_ shakeUp: ShakeUp) -> Values {
        [
            "sentence": ShakeUpWords(shakeUp).sentence,
            "lines": shakeUp.lines.map { line in
                [
                    "id": line.team.id.text, "name": line.team.name, "before": line.before, "now": line.now,
                    "move": ShakeUpWords.movement(from: line.before, to: line.now),
                ] as Values
            },
        ]
    }

    private func award(_ award: Award) -> Values {
        [
            "id": award.id, "citation": award.citation, "medal": Medal(award)?.rawValue,
            "teams": award.teams.enumerated().map { place, team in
                ["id": team.id.text, "name": team.name, "isNext": place > 0] as Values
            },
        ]
    }

    func head(_ problem: PublicProblem, index: Int) -> Values {
        [
            "id": problem.id.text, "label": problem.label, "name": problem.name, "index": index,
            "metric": metric(of: problem), "arrow": problem.isLowerBetter ? "↓" : "↑",
            "direction": problem.isLowerBetter ? "lower is better" : "higher is better",
            "weight": Figures.score(problem.weight), "tried": problem.statistics.teamsTried,
            "solved": problem.statistics.teamsSolved,
            // Whether its column is sorted by growing or by falling numbers: minutes, or points.
            "order": view.contest.scoreboardType == .passFail || problem.isLowerBetter ? "up" : "down",
        ]
    }

    /// What the scores in its column are; nil where these are points of which more are better.
    private func metric(of problem: PublicProblem) -> String? {
        guard isScored else { return nil }
        if case .predictions(let rules) = problem.kind {
            return rules.formula == nil ? rules.metrics.first?.id : "formula"
        }
        return problem.isLowerBetter ? "points" : nil
    }

    func board(_ row: Scoreboard.Row) -> Values {
        [
            "rank": row.rank,
            "id": row.team.id.text,
            "name": row.team.name,
            "organization": row.team.organization,
            "isBaseline": row.team.isBaseline,
            "hue": row.team.hue,
            "medal": medals[row.team.id]?.rawValue,
            "move": MovementWords(view.movement).words(of: row.team.id),
            "solved": row.solved,
            "sum": row.penalty.map { String($0) } ?? Figures.score(row.score ?? 0),
            "cells": row.cells.map { CellLook($0, view.contest.scoreboardType).values },
        ]
    }
}

extension PublicTeam {
    /// Which of twelve flags is that of its organization; they say nothing else. Nil: it has none.
    fileprivate var hue: Int? { organization.map { Int(FNV1a($0.utf8).value % 12) } }
}
