import ContestModel

/// How the entries to an ML problem stand, in sentences and as a table.
struct StandingWords {
    private let standing: ModelStanding

    init(_ standing: ModelStanding) { self.standing = standing }

    var leader: String {
        let best = standing.lines.filter { $0.rank == 1 }
        guard let first = best.first else { return "Only baselines have a score." }
        let who = best.count == 1 ? "\(SVGText.quoted(first.team.name)) leads" : "\(best.count) teams lead"
        return "\(who) with \(Figures.score(first.entry.score))."
    }

    /// Nil where nobody asked.
    var groups: String? {
        standing.groups.map { count in
            guard count > 0 else { return "Every entry can be told apart from the best of the others at 95 %." }
            let largest = standing.lines.filter { $0.entry.group == 1 }.count
            let which = Figures.count(count, "group", "groups")
            return
                "Entries with the same number after ≈ cannot be told apart at 95 %: \(which), the first one of \(largest) entries."
        }
    }

    var intervals: String? {
        guard standing.lines.contains(where: { $0.entry.interval != nil }) else { return nil }
        return "A line is where 95 of 100 scores lie that other rows would have given."
    }

    /// Nil until private scores are released, and where nobody had a rank before.
    var shakeUp: String? {
        guard standing.isReleased else { return nil }
        return ShakeUpWords(standing.lines.map { ($0.team, $0.before?.rank, $0.rank) }).sentence
    }

    var table: NumberTable {
        let columns = ["Rank", "Team", "Score", "95 % interval", "Group"]
        let more = ["Public rank", "Public score", "Movement"]
        return NumberTable(
            columns: standing.isReleased ? columns + more : columns,
            rows: standing.lines.map { standing.isReleased ? row($0) + change($0) : row($0) }
        )
    }

    private func row(_ line: ModelStanding.Line) -> [String] {
        let rank = line.rank.map(String.init) ?? "–"
        let interval = line.entry.interval.map(Figures.interval) ?? "–"
        let group: String = line.entry.group.map { "≈\($0)" } ?? "–"
        return [rank, line.team.name, Figures.score(line.entry.score), interval, group]
    }

    private func change(_ line: ModelStanding.Line) -> [String] {
        let rank = line.before?.rank.map(String.init) ?? "–"
        let score = line.before.map { Figures.score($0.score) } ?? "–"
        return [rank, score, ShakeUpWords.movement(from: line.before?.rank, to: line.rank)]
    }
}

/// Who stands elsewhere since private scores were released, in words.
struct ShakeUpWords {
    typealias Line = (team: PublicTeam, before: Int?, now: Int?)

    private let moved: [(line: Line, gain: Int)]

    init(_ lines: [Line]) {
        moved = lines.compactMap { line in
            line.before.flatMap { before in line.now.map { (line, before - $0) } }
        }
    }

    init(_ shakeUp: ShakeUp) { self.init(shakeUp.lines.map { ($0.team, $0.before, $0.now) }) }

    /// Nil where nobody had a rank before.
    var sentence: String? {
        guard !moved.isEmpty else { return nil }
        let (up, down) = (moved.count { $0.gain > 0 }, moved.count { $0.gain < 0 })
        guard up + down > 0 else {
            return "By private scores every team stands where it stood by public ones."
        }
        var text =
            "By private scores \(Figures.count(up, "team went", "teams went")) up, \(down) down, and \(moved.count - up - down) stayed."
        if let most = moved.max(by: { $0.gain < $1.gain }), most.gain > 0 { text += " \(words(most.line, "rose"))" }
        if let least = moved.min(by: { $0.gain < $1.gain }), least.gain < 0 { text += " \(words(least.line, "fell"))" }
        return text
    }

    private func words(_ line: Line, _ verb: String) -> String {
        "\(SVGText.quoted(line.team.name)) \(verb) the furthest, from \(line.before ?? 0) to \(line.now ?? 0)."
    }

    static func movement(from before: Int?, to now: Int?) -> String {
        guard let now else { return "–" }
        guard let before else { return "new" }
        return before == now ? "same" : before > now ? "up \(before - now)" : "down \(now - before)"
    }
}
