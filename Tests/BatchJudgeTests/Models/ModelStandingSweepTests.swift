import Foundation
import GRDB
import ResultStore
import Testing

@testable import BatchJudge

extension RealEngine {
    /// From uploads and a chosen final entry to the board: groups that cannot be told apart, sealed scores, their release.
    @Suite struct ModelStandingSweepTests {
        private static let yaml = """
            name: Petals
            batch_judge:
              kind: ml
              environment: {image: python-ml, requirements: image}
              data: {features: data/features.csv, labels: data/secret/labels.csv, id: id, split: usage}
              predictions: {column: kind}
              limits: {run_time: 20s}
              standing: {final: selected, ties: 95%}
              metrics: [{id: accuracy}]
            """

        /// 20 public rows, then 20 private ones.
        private static let labels = (1...40).reduce(into: "id,kind,usage\n") { text, id in
            text += "\(id),yes,\(id <= 20 ? "Public" : "Private")\n"
        }

        /// Right on so many of the public rows, and so many of the private ones.
        private static func model(_ open: Int, _ sealed: Int) -> [String: Data] {
            let program = """
                import sys
                with open(sys.argv[2], "w") as file:
                    print("id,kind", file=file)
                    for id in range(1, 41):
                        good = id <= \(open) or 20 < id <= \(20 + sealed)
                        print(f"{id},{'yes' if good else 'no'}", file=file)
                """
            return ["predict.py": Data(program.utf8)]
        }

        private struct Line: Equatable {
            let team: String
            let rank: Int?
            let score: Double?
            let group: Int?
        }

        private func board(_ rig: Rig) throws -> (lines: [Line], text: String) {
            struct Board: Decodable {
                struct Row: Decodable {
                    struct Team: Decodable { let id: String }
                    struct Cell: Decodable {
                        let problem: String
                        let score: Double?
                        let group: Int?
                    }
                    let rank: Int?
                    let team: Team
                    let problems: [Cell]
                }
                let rows: [Row]
            }
            let data = try Data(contentsOf: rig.site.appending(path: "leaderboard.json"))
            let rows = try JSONDecoder().decode(Board.self, from: data).rows
            let lines = rows.map { row in
                let cell = row.problems.first { $0.problem == "petals" }
                return Line(team: row.team.id, rank: row.rank, score: cell?.score, group: cell?.group)
            }
            return (lines, String(decoding: data, as: UTF8.self))
        }

        /// Of the one submission of this team, as it lies in its outbox.
        private func report(_ rig: Rig) throws -> String {
            let folder = rig.state.appending(path: "outbox/loewen/reports")
            let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path()).first)
            return try String(contentsOf: folder.appending(path: "\(name)/report.json"), encoding: .utf8)
                .replacing(/"private_score"\s*:\s*/, with: "\"private_score\": ")
        }

        private func leavesToTheNextSweepWhatItHasNoTimeFor(_ rig: Rig) async throws {
            var option = ContestOption()
            option.contest = rig.folder.appending(path: "contest/contest.yaml").path()
            let place = try Workplace(option)
            let mark = rig.state.appending(path: "compared").path()
            let before = try await place.store.comparisons()
            #expect(!before.isEmpty && FileManager.default.fileExists(atPath: mark))
            let store = try DatabaseQueue(path: rig.state.appending(path: "results.sqlite").path())
            try await store.write { try $0.execute(sql: "DELETE FROM comparison") }
            try FileManager.default.removeItem(atPath: mark)
            #expect(try await EntryComparing(place: place, time: .zero).completeIfChanged(at: .now) == [])
            #expect(try await place.store.comparisons().isEmpty && !FileManager.default.fileExists(atPath: mark))
            #expect(try await EntryComparing(place: place).completeIfChanged(at: .now) == [])
            #expect(try await place.store.comparisons() == before && FileManager.default.fileExists(atPath: mark))
        }

        @Test func ranksByWhatIsSealedOnceItIsReleased() async throws {
            // Half an hour after the start of the contest.
            let begun = Date()
            let rig = try Rig(replacing: ["scoreboard_type": "score"])
            defer { rig.remove() }
            try rig.edit("contest.yaml", replacing: "scoreboard_freeze_duration: \"1:00:00\"\n", with: "")
            let folder = rig.folder.appending(path: "contest/problems/petals")
            for (path, text) in [("problem.yaml", Self.yaml), ("data/secret/labels.csv", Self.labels)] {
                try Data(text.utf8).write(to: folder.appending(path: path))
            }
            try rig.zip(Self.model(12, 20), to: "beavers/petals-a.zip")
            try rig.zip(Self.model(20, 6), to: "beavers/petals-b.zip")
            try rig.zip(Self.model(15, 14), to: "loewen/petals.zip")
            try rig.zip(Self.model(14, 13), to: "oshea/petals.zip")
            let inbox = rig.folder.appending(path: "submissions-inbox/beavers")
            try Data("petals-a\n".utf8).write(to: inbox.appending(path: "petals.select"))
            try rig.settle()
            try rig.judge("run").check()
            let open = try board(rig)
            #expect(
                open.lines == [
                    Line(team: "beavers", rank: 1, score: 1, group: nil),
                    Line(team: "loewen", rank: 2, score: 0.75, group: 1),
                    Line(team: "oshea", rank: 3, score: 0.7, group: 1),
                ]
            )
            #expect(open.text.contains("\"shake_up\":null"))
            #expect(try report(rig).contains("\"private_score\": null"))
            try await leavesToTheNextSweepWhatItHasNoTimeFor(rig)
            let text = rig.state.appending(path: "outbox/beavers/reports/1/report.txt")
            #expect(try !String(contentsOf: text, encoding: .utf8).contains("In the end"))
            let answer = rig.state.appending(path: "outbox/beavers/petals.select.answer.json")
            #expect(try String(contentsOf: answer, encoding: .utf8).contains("is your final entry"))

            let seconds = 1800 + Int(Date().timeIntervalSince(begun)) + 1
            let now = String(format: "0:%02d:%02d", seconds / 60, seconds % 60)
            try rig.edit("contest.yaml", replacing: "duration: \"5:00:00\"", with: "duration: \"\(now)\"")
            for _ in 0..<30 where try rig.judge("finalize").code != 0 { try rig.settle() }
            try rig.judge("run").check()
            // By the entry that it chose, not by its best public one.
            let final = try board(rig)
            #expect(
                final.lines == [
                    Line(team: "beavers", rank: 1, score: 1, group: nil),
                    Line(team: "loewen", rank: 2, score: 0.7, group: 1),
                    Line(team: "oshea", rank: 3, score: 0.65, group: 1),
                ]
            )
            #expect(final.text.contains("\"public_rank\":1,\"rank\":1,\"team_id\":\"beavers\""))
            #expect(try String(contentsOf: text, encoding: .utf8).contains("In the end"))
            // What the team has in its outbox says it too.
            #expect(try report(rig).contains("\"private_score\": 0.7"))
        }
    }
}
