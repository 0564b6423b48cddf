package import ContestModel
import GRDB

extension SubmissionStore {
    /// How often each team's private link was renewed; a team whose link never was is left out.
    package func linkGenerations() throws -> [TeamID: Int] {
        try database.read { db in
            let rows = try SQLRequest<Row>("SELECT team, generation FROM link").fetchAll(db)
            return try Dictionary(uniqueKeysWithValues: rows.map { (try TeamID($0["team"]), $0["generation"]) })
        }
    }

    /// Gives teams new private links, under which their pages are from the next release on.
    package func renewLinks(of teams: [TeamID]) throws {
        try change { db in
            for team in Set(teams) {
                try db.execute(
                    literal: """
                        INSERT INTO link (team, generation) VALUES (\(team.text), 1) \
                        ON CONFLICT (team) DO UPDATE SET generation = generation + 1
                        """
                )
            }
        }
    }
}
