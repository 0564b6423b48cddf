import ContestModel

/// The metal of a medal, as a word and a class for its colour.
enum Medal: String {
    case gold, silver, bronze

    /// Nil: the award is another.
    init?(_ award: Award) {
        guard award.id.hasSuffix("-medal") else { return nil }
        self.init(rawValue: String(award.id.dropLast("-medal".count)))
    }

    /// Those of each team that has one.
    static func byTeam(_ awards: [Award]) -> [TeamID: Medal] {
        let given = awards.flatMap { award in
            Medal(award).map { medal in award.teams.map { ($0.id, medal) } } ?? []
        }
        return Dictionary(given, uniquingKeysWith: { best, _ in best })
    }
}
