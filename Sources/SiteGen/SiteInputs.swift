package import ContestModel

/// What the parts of the site hang on, in words that are the same as long as that is.
package struct SiteInputs: Sendable {
    /// A digest of the program, the templates, the contest's files, its state, its secret: what every page hangs on, and nobody can guess.
    private let base: String
    /// By the id that a team has in the store: another word whenever anything of its submissions changed.
    package let words: [TeamID: String]
    /// The ids of the store by those on the board.
    private let shown: [TeamID: TeamID]
    /// Hangs on all teams' submissions.
    let everything: String

    /// - Parameters:
    ///   - base: another text whenever anything but submissions changed; it holds a secret
    ///   - words: of each team, another whenever anything of its submissions changed
    ///   - comparisons: how far entries differ, which boards show
    ///   - shown: under `anonymous` the teams by their public ids; a team that is not in it has the same id
    package init(
        base: String,
        words: [TeamID: String],
        comparisons: [EntryPair: ScoreInterval] = [:],
        shown: [TeamID: TeamID] = [:]
    ) {
        self.base = Self.digest(base)
        self.words = words
        self.shown = shown
        let all = words.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
        let pairs = comparisons.map { "\($0.key) \($0.value)" }.sorted().joined(separator: "\n")
        everything = Self.digest("\(self.base)\n\(all)\n\(pairs)")
    }

    /// A team's public files show its place on the board too, how it came there, and its medal.
    func ofTeam(_ team: PublicTeam, row: Scoreboard.Row?, line: BoardHistory.Line?, medal: Medal?) -> String {
        let word = words[shown[team.id] ?? team.id] ?? ""
        let ranks = (line?.ranks ?? []).map { "\($0.minutes) \($0.value)" }.joined(separator: ",")
        return Self.digest("\(base)\n\(word)\n\(row.map(Self.text) ?? "")\n\(ranks)\n\(medal?.rawValue ?? "")")
    }

    /// What a team's own pages show of its entries hangs on nothing else.
    func ofPrivate(_ team: TeamID) -> String { Self.digest("\(base)\n\(words[team] ?? "")") }

    func ofList(_ submissions: ArraySlice<PublicSubmission>) -> String {
        var hash = KeyedHash(secret: base)
        for submission in submissions { hash.add(submission) }
        return "\(common) \(hash.value)"
    }

    /// What one team's files show of the board, all of it.
    private static func text(_ row: Scoreboard.Row) -> String {
        let sums = "\(row.rank ?? 0) \(row.solved) \(row.penalty ?? 0) \(row.score ?? 0)"
        return row.cells.reduce(into: sums) { text, cell in
            text += cell.isFirst ? "*" : "-"
            text += cell.model.map { " \($0)" } ?? ""
            text += " \(cell.attempts) \(cell.pending) \(cell.isSolved) \(cell.minutes ?? -1) \(cell.score ?? -1)"
        }
    }

    /// Of what hangs on no submission.
    package var common: String { Self.digest(base) }

    private static func digest(_ text: String) -> String { SHA256.hexDigest(of: Array(text.utf8)) }
}

extension KeyedHash {
    fileprivate mutating func add(_ number: Int64?) { add(number.map { UInt64(bitPattern: $0) } ?? 0x5bd1_e995) }

    fileprivate mutating func add(_ submission: PublicSubmission) {
        add(submission.id)
        add(submission.team.text)
        add(submission.problem.text)
        add(submission.received.milliseconds)
        add(submission.language?.text ?? "")
        switch submission.progress {
        case .waiting: add(1 as UInt64)
        case .withheld: add(2 as UInt64)
        case .judging(let phase): add(phase.rawValue)
        case .judged(let result): add(result)
        }
    }

    private mutating func add(_ result: PublicResult) {
        add(result.verdict.rawValue)
        add(result.score.map { Int64(bitPattern: $0.bitPattern) })
        add(result.maxCPUMilliseconds)
        add(result.maxMemoryKiB)
        add(result.started.milliseconds)
        add(result.ended.milliseconds)
        add(result.model.map { "\($0)" } ?? "")
        for metric in result.metrics {
            add(metric.id)
            add(metric.value.bitPattern)
        }
    }
}
