import ContestModel

extension APIContents {
    /// None so far.
    var groups: APICollection { APICollection(endpoint: .groups, properties: [], objects: []) }

    var organizations: APICollection {
        let names = Set(teams.compactMap(\.organization)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return APICollection(
            endpoint: .organizations,
            properties: contest.isAnonymous ? [] : ["id", "name"],
            objects: names.map { name in
                APIObject(id: Self.organizationID(name)) { $0.set("name", name) }
            }
        )
    }

    /// Who has no rank is not on the API's scoreboard; it calls them hidden.
    var teamList: APICollection {
        let known = ["id", "name", "label", "hidden"]
        return APICollection(
            endpoint: .teams,
            properties: contest.isAnonymous ? known : known + ["organization_id"],
            objects: teams.map { team in
                APIObject(id: team.id.text) { json in
                    json.set("name", team.name)
                    json.set("label", team.id.text)
                    if let organization = team.organization {
                        json.set("organization_id", Self.organizationID(organization))
                    }
                    if team.isBaseline { json.set("hidden", true) }
                }
            }
        )
    }

    /// A contest names its organizations, but gives them no ids.
    private static func organizationID(_ name: String) -> String { "org-\(FNV1a(name.utf8).hex)" }

    var awardList: APICollection {
        APICollection(
            endpoint: .awards,
            properties: ["id", "citation", "team_ids"],
            objects: awards.map { award in
                APIObject(id: Self.awardID(award.id)) { json in
                    json.set("citation", award.citation)
                    json.set("team_ids", award.teams.map(\.id.text))
                }
            }
        )
    }

    /// `first-to-solve-` and a long problem id are longer than an id may be.
    private static func awardID(_ id: String) -> String {
        id.utf8.count <= 36 ? id : "\(id.prefix(15))\(FNV1a(id.utf8).hex)"
    }
}
