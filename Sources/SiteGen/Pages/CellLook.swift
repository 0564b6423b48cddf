import ContestModel

/// How a cell of the board looks.
struct CellLook {
    /// Empty where there is nothing to show.
    let style: String
    let symbol: String
    let figure: String
    /// A line each.
    let notes: [String]
    let words: String
    /// The same in one word, where neither figure nor notes say it.
    private let word: String

    init(_ cell: Scoreboard.Cell, _ type: Contest.ScoreboardType) {
        // One that is solved says how many it took where it took more than one.
        let tries = cell.attempts > (cell.isSolved ? 1 : 0) ? Figures.count(cell.attempts, "try", "tries") : ""
        let pending = cell.pending > 0 ? "\(cell.pending) pending" : ""
        let metric = cell.metric.map(Figures.score) ?? ""
        if type == .score, let score = cell.score, score != 0 || cell.model != nil {
            let figure = Figures.score(score)
            self.init(
                cell.isFirst ? "first" : cell.isSolved ? "good" : "part",
                cell.isFirst ? "★" : cell.isSolved ? "✓" : "◐",
                figure,
                [metric == figure ? "" : metric] + Self.chance(cell) + [tries, pending],
                cell.isFirst ? "first to solve" : cell.isSolved ? "solved" : "scored",
                cell.isFirst ? "first" : cell.isSolved ? "solved" : "scored"
            )
        } else if cell.isSolved {
            self.init(
                cell.isFirst ? "first" : "good",
                cell.isFirst ? "★" : "✓",
                String(cell.minutes ?? 0),
                [metric, tries],
                cell.isFirst ? "first to solve, at" : "solved at",
                cell.isFirst ? "first" : "solved"
            )
        } else if cell.pending > 0 {
            self.init("wait", "?", "", [pending, tries], "pending", "")
        } else if cell.attempts > 0 {
            let isCount = type == .passFail
            let note = isCount ? "\(cell.attempts) failed" : tries
            self.init("bad", "✗", "", [note], "not solved", isCount ? "" : "not solved")
        } else {
            self.init("", "", "", [], "", "")
        }
    }

    /// Where a model's score lies by chance, and with which others it is tied.
    private static func chance(_ cell: Scoreboard.Cell) -> [String] {
        [cell.model?.interval.map(Figures.interval) ?? "", cell.model?.group.map { "≈\($0)" } ?? ""]
    }

    private init(
        _ style: String,
        _ symbol: String,
        _ figure: String,
        _ notes: [String],
        _ words: String,
        _ word: String
    ) {
        self.style = style
        self.symbol = symbol
        self.figure = figure
        self.notes = notes.filter { !$0.isEmpty }
        self.words = words
        self.word = word
    }

    var values: Values {
        [
            "style": style, "letter": String(style.prefix(1)), "symbol": symbol, "figure": figure, "notes": notes,
            "words": words, "word": word,
        ]
    }
}
