import ContestModel
import Foundation

extension SiteContext {
    func problemPages() throws -> [SiteFile] {
        let solvers = solversByProblem()
        let pages = try view.problems.enumerated().flatMap { index, problem in
            [try problemPage(problem, index: index, solvers: solvers[problem.id] ?? [])]
                + [packagesPage(problem, index: index)].compactMap { $0 }
        }
        return try pages + view.problems.flatMap { try ProblemAttachments($0).files() }
    }

    private func problemPage(_ problem: PublicProblem, index: Int, solvers: [Values]) throws -> SiteFile {
        let statistics = problem.statistics
        return page(
            .problem,
            at: "problems/\(problem.id)/index.html",
            title: "\(problem.label) \(problem.name)",
            head(problem, index: index).with([
                "statement": StatementHTML(problem).html,
                "hasStatement": !problem.statement.isEmpty,
                "hasFile": problem.statementFile != nil,
                "isNowhere": problem.statement.isEmpty && problem.statementFile == nil,
                "facts": ProblemFacts(problem, view.contest.scoreboardType).lines,
                "packages": problem.packages.map { _ in Self.packagesFile },
                "samples": try problem.samples.map(sample),
                "verdicts": statistics.verdicts.map { count in
                    VerdictSign(count.verdict).values.with(["count": count.count])
                },
                "pending": statistics.pending > 0 ? statistics.pending : nil,
                "tried": statistics.teamsTried,
                "solved": statistics.teamsSolved,
                "solvers": solvers,
                "plots": plots(of: problem),
            ])
        )
    }

    /// In the order of the solutions; one walk over the board.
    private func solversByProblem() -> [ProblemID: [Values]] {
        var found: [ProblemID: [(minutes: Int, team: PublicTeam, cell: Scoreboard.Cell)]] = [:]
        for row in view.board.rows + view.board.unranked {
            for cell in row.cells where cell.isSolved {
                found[cell.problem, default: []].append((cell.minutes ?? 0, row.team, cell))
            }
        }
        return found.mapValues { solvers in
            solvers.sorted {
                ($0.minutes, $0.cell.isFirst ? 0 : 1, $0.team) < ($1.minutes, $1.cell.isFirst ? 0 : 1, $1.team)
            }
            .map { minutes, team, cell in
                [
                    "id": team.id.text, "name": team.name, "minutes": minutes, "isFirst": cell.isFirst,
                    "tries": Figures.count(cell.attempts, "try", "tries"), "metric": cell.metric.map(Figures.score),
                ]
            }
        }
    }

    private func sample(_ sample: ShownSample) throws -> Values {
        let place = SamplePlace(sample)
        let name: Values = ["name": place.name, "inputFile": place.input, "answerFile": place.answer]
        return switch sample.content {
        case .texts(let input, let answer):
            name.with(["input": try SampleText.read(input), "answer": try SampleText.read(answer)])
        case .interaction(let file): name.with(["isInteraction": true, "interaction": try SampleText.read(file)])
        }
    }
}

extension PublicProblem {
    fileprivate var packages: PublicPackages? {
        guard case .predictions(let rules) = kind else { return nil }
        return rules.packages
    }
}

/// A sample's file as far as a page shows it.
enum SampleText {
    /// Bytes.
    private static let limit = 16 << 10

    static func read(_ file: String) throws -> String {
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: file))
            defer { try? handle.close() }
            let bytes = try handle.read(upToCount: limit + 1) ?? Data()
            let text = String(decoding: bytes.prefix(limit), as: UTF8.self)
            return bytes.count > limit ? text + "\n…" : text
        } catch {
            throw SiteError.unreadable(file: file, why: error.localizedDescription)
        }
    }
}
