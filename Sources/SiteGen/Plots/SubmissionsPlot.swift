import ContestModel

/// A team's submissions as signs of their verdicts over contest time, a row per problem.
struct SubmissionsPlot {
    let problems: [PublicProblem]
    let submissions: [PublicSubmission]
    let time: TimeAxis

    /// Pixels from one row to the next.
    private static let row = 22.0

    /// The page has the submissions in a table of its own.
    var plot: Plot {
        let title = "Submissions by problem"
        return Plot(
            id: "history",
            title: title,
            lesson: lesson,
            keys: [],
            svg: frame.svg("history", title: title, lesson: lesson, paths: "", marks: marks),
            table: nil
        )
    }

    private var frame: PlotFrame {
        let rows = problems.enumerated().map { index, problem in
            Tick(place: (Double(index) + 0.5) * Self.row, text: SVGText.words(problem.label, columns: 4))
        }
        return PlotFrame(
            bottom: time.ticks,
            left: rows,
            landmarks: time.landmarks,
            height: Double(problems.count) * Self.row
        )
    }

    /// Signs that would lie on one another are drawn once.
    private var marks: String {
        let rows = Dictionary(problems.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<Mark> = []
        var text = ""
        for submission in submissions {
            guard let row = rows[submission.problem] else { continue }
            let sign = VerdictSign(submission.progress)
            let place = time.place(submission.minutes)
            guard seen.insert(Mark(row: row, place: Int(place / 4), symbol: sign.symbol)).inserted else { continue }
            let y = SVGText.number((Double(row) + 0.5) * Self.row + 4.5)
            text += "<text class=\"\(sign.style)\" x=\"\(SVGText.percent(place))\" y=\"\(y)\">\(sign.symbol)</text>"
        }
        return text
    }

    private struct Mark: Hashable {
        let row: Int
        let place: Int
        let symbol: String
    }

    private var lesson: String {
        let tried = Set(submissions.map(\.problem)).count
        let solved = Set(submissions.filter { $0.result?.verdict == .accepted }.map(\.problem)).count
        let pending = submissions.count { $0.result == nil }
        let sent = Figures.count(submissions.count, "submission", "submissions")
        let open = pending > 0 ? "; \(pending) \(pending == 1 ? "is" : "are") pending" : ""
        return
            "It sent \(sent) to \(Figures.count(tried, "problem", "problems")), and had one accepted on \(solved) of them\(open)."
    }
}
