import Foundation
import Testing

extension RealEngine {
    /// A whole ML competition with the real engine: uploads of which most are faulty, and a last hour that nobody sees.
    @Suite(.serialized) struct CompetitionTests {
        @Test(arguments: TestLength.isLong ? [6, 41] : [6])
        func endsWithTheBoardThatTheScoresGive(teams: Int) throws {
            let size =
                teams == 6
                ? CompetitionRig.Size(teams: 6, submissions: 48, hours: 2, interval: 1800)
                : CompetitionRig.Size(teams: teams, submissions: 1452, hours: 7, interval: 900)
            let competition = try CompetitionRig(size)
            defer { competition.rig.remove() }
            let expected = competition.expected
            #expect(expected.uploads.count == size.submissions)
            for wave in 0..<expected.openWaves { try take(wave, competition) }
            try expectBoard(expected.open, competition)
            let end = 3600 * size.hours
            try sweep(competition, at: end - 3600 + 5)
            let blind = try competition.published()
            #expect(blind.count > 100)
            for wave in expected.openWaves..<expected.waves.count {
                try take(wave, competition)
                try expectSame(blind, competition)
            }
            try sweep(competition, at: end + 60)
            try expectBoard(expected.open, competition)
            try expectNobodyKnows(competition)
            try competition.judge(at: end + 120, "release").check()
            try expectBoard(expected.final, competition)
            try expectVerdicts(competition)
            #expect(try competition.rig.containers() == [])
        }

        private func take(_ wave: Int, _ competition: CompetitionRig) throws {
            try competition.upload(wave: wave)
            try sweep(competition, at: competition.expected.waves[wave])
        }

        private func sweep(_ competition: CompetitionRig, at second: Int) throws {
            let run = try competition.judge(at: second, "run")
            try #require(run.code == 0 && run.output == "" && run.errors == "", "\(run)")
        }

        private func expectSame(_ blind: [String: Data], _ competition: CompetitionRig) throws {
            let now = try competition.published()
            let differing = Set(blind.keys).union(now.keys).filter { blind[$0] != now[$0] }.sorted()
            #expect(differing == [], "public bytes of the blind hour")
        }

        /// Not even the names of what came in the last hour are in anything that is public.
        private func expectNobodyKnows(_ competition: CompetitionRig) throws {
            let hidden = competition.expected.uploads.filter { $0.wave >= competition.expected.openWaves }.map(\.file)
            #expect(!hidden.isEmpty)
            for (path, contents) in try competition.published() {
                let told = hidden.first { contents.range(of: Data($0.utf8)) != nil }
                #expect(told == nil, "\(path)")
            }
        }

        private struct Board: Decodable {
            struct Row: Decodable {
                struct Team: Decodable { let id: String }
                struct Cell: Decodable {
                    let problem: String
                    let score: Double?
                }
                let rank: Int?
                let team: Team
                let score: Double?
                let problems: [Cell]
            }
            let rows: [Row]
        }

        private func expectBoard(_ expected: [CompetitionRig.Expected.Row], _ competition: CompetitionRig) throws {
            let file = competition.rig.site.appending(path: "leaderboard.json")
            let rows = try JSONDecoder().decode(Board.self, from: Data(contentsOf: file)).rows
            #expect(rows.map(\.team.id) == expected.map(\.team))
            for (row, wanted) in zip(rows, expected) {
                #expect(row.rank == wanted.rank && isNear(row.score, wanted.score), "\(row)")
                for cell in row.problems {
                    let score = wanted.cells[cell.problem] ?? nil
                    let isNothing = score == nil && (cell.score ?? 0) == 0
                    #expect(isNothing || isNear(cell.score, score), "\(row.team.id) \(cell)")
                }
            }
        }

        private struct Judged: Decodable {
            let team, file: String
            let verdict, reason, message: String?
            let score: Double?
        }

        private func expectVerdicts(_ competition: CompetitionRig) throws {
            let run = try competition.rig.judge("export", "submissions", "--format", "json")
            let judged = try JSONDecoder().decode([Judged].self, from: Data(run.output.utf8))
            let found = Dictionary(grouping: judged) { "\($0.team)/\($0.file)" }
            #expect(judged.count == competition.expected.uploads.count)
            for wanted in competition.expected.uploads {
                let got = try #require(found["\(wanted.team)/\(wanted.file)"]?.first, "\(wanted)")
                #expect(got.verdict == wanted.verdict && got.reason == wanted.reason, "\(wanted): \(got)")
                #expect(isNear(got.score, wanted.score), "\(wanted): \(got)")
                if wanted.fault != nil { #expect(got.message?.isEmpty == false, "\(wanted)") }
            }
        }

        /// The generator adds up in another order than a model does.
        private func isNear(_ one: Double?, _ other: Double?) -> Bool {
            switch (one, other) {
            case (let one?, let other?): abs(one - other) < 1e-9
            case (nil, nil): true
            case (nil, _), (_, nil): false
            }
        }
    }
}
