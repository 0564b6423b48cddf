/// A team as everybody may know it.
package struct PublicTeam: Sendable, Hashable, Comparable {
    /// Under `anonymous` made from the pseudonym.
    package let id: TeamID
    package let name: String
    package let organization: String?
    /// Shown without a rank.
    package let isBaseline: Bool

    package init(id: TeamID, name: String, organization: String?, isBaseline: Bool) {
        self.id = id
        self.name = name
        self.organization = organization
        self.isBaseline = isBaseline
    }

    /// By name whatever its case, then by id; the same under every locale.
    package static func < (one: Self, other: Self) -> Bool {
        let (first, second) = (one.name.lowercased(), other.name.lowercased())
        return first == second ? one.id < other.id : first.utf8.lexicographicallyPrecedes(second.utf8)
    }
}

/// Which teams are shown, and under which names.
struct TeamNames {
    /// By the id they have in the record.
    let byID: [TeamID: PublicTeam]

    init(of record: ContestRecord, _ pseudonyms: [TeamID: String]) {
        let contest = record.contest
        let visible = record.teams.filter { !$0.isHidden && $0.kind != .jury }
        byID = Dictionary(
            visible.map { team in
                (team.id, contest.isAnonymous ? Self.masked(team, in: contest, pseudonyms) : Self.named(team))
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The ids of the record by those that are shown.
    var owners: [TeamID: TeamID] {
        Dictionary(byID.map { ($0.value.id, $0.key) }, uniquingKeysWith: { first, _ in first })
    }

    /// Everybody, by name, for the jury; those who are not for the public have no rank.
    init(unmasking record: ContestRecord) {
        byID = Dictionary(
            record.teams.map { team in
                let isOut = team.isHidden || team.kind != .team
                return (
                    team.id,
                    PublicTeam(id: team.id, name: team.name, organization: team.organization, isBaseline: isOut)
                )
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// By name, so that the order says nothing of who registered when.
    var shown: [PublicTeam] { byID.values.sorted() }

    private static func named(_ team: Team) -> PublicTeam {
        PublicTeam(
            id: team.id,
            name: team.name,
            organization: team.organization,
            isBaseline: team.kind == .baseline
        )
    }

    private static func masked(_ team: Team, in contest: Contest, _ pseudonyms: [TeamID: String]) -> PublicTeam {
        let number = FNV1a("\(contest.id)/\(team.id)".utf8).hex
        let name = pseudonyms[team.id] ?? "team-\(number)"
        // A pseudonym that is no id still gives a path that can be written.
        let id = (try? TeamID(name)) ?? (try? TeamID("team-\(FNV1a(name.utf8).hex)")) ?? team.id
        return PublicTeam(id: id, name: name, organization: nil, isBaseline: team.kind == .baseline)
    }
}

extension PublicView {
    /// The ids of the record by those that the public sees; of hidden teams none.
    package static func ids(of record: ContestRecord, pseudonyms: [TeamID: String]) -> [TeamID: TeamID] {
        TeamNames(of: record, pseudonyms).owners
    }
}
