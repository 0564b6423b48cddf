import Foundation
import Testing

extension RealEngine {
    /// A whole ML competition with the real engine: uploads of which most are faulty, a formula, private rows, final entries that teams name, and
    /// a last hour that nobody sees.
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
            #expect(try tellsPrivateScores(competition) == "")
            try expectAnswers(competition)
            try competition.judge(at: end + 120, "release").check()
            try expectBoard(expected.final, competition)
            try expectShakeUp(competition)
            #expect(try tellsPrivateScores(competition).contains("leaderboard.json"))
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

        /// The files that teams or the public can read and that have a private score in them.
        private func tellsPrivateScores(_ competition: CompetitionRig) throws -> String {
            // Shares of rows may be the same for other rows; errors are not.
            let scores = competition.expected.uploads.filter { $0.problem == "honey" }.compactMap(\.sealed)
            // The last digits may be others.
            let digits = scores.map { String("\($0)".prefix(12)) }.filter { $0.count == 12 }
            try #require(!digits.isEmpty && digits.count > scores.count / 2)
            let list = competition.rig.folder.appending(path: "private-scores")
            try Data(digits.joined(separator: "\n").utf8).write(to: list)
            let places = [competition.rig.site.path() + "/", competition.rig.state.appending(path: "outbox").path()]
            return try Rig.run(URL(filePath: "/bin/grep"), ["-rlF", "-f", list.path()] + places).output
        }

        private func expectAnswers(_ competition: CompetitionRig) throws {
            struct Answer: Decodable { let submission: Int64? }
            #expect(!competition.expected.answers.isEmpty)
            for (path, zip) in competition.expected.answers {
                let file = competition.rig.state.appending(path: "outbox/\(path).answer.json")
                let answer = try JSONDecoder().decode(Answer.self, from: Data(contentsOf: file))
                #expect((answer.submission != nil) == (zip != nil), "\(path)")
            }
        }

        /// Everybody's ranks by public scores and by private ones.
        private func expectShakeUp(_ competition: CompetitionRig) throws {
            let file = competition.rig.site.appending(path: "leaderboard.json")
            let moves = try JSONDecoder().decode(Board.self, from: Data(contentsOf: file)).shake_up ?? []
            let before = Dictionary(uniqueKeysWithValues: competition.expected.public.map { ($0.team, $0.rank) })
            #expect(moves.map(\.team_id) == competition.expected.final.map(\.team))
            for (move, row) in zip(moves, competition.expected.final) {
                #expect(move.rank == row.rank && move.public_rank == before[row.team], "\(row.team)")
            }
        }

        private struct Board: Decodable {
            struct Move: Decodable {
                let team_id: String
                let rank, public_rank: Int?
            }
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
            let shake_up: [Move]?
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
