import Foundation
import Glibc
import Testing

extension RealEngine {
    /// Some minutes of a contest as it really runs: sshd, five teams with five clients at the same time, cron, nginx.
    @Suite(.enabled(if: geteuid() == 0, "makes accounts, starts cron")) struct RehearsalTests {
        private static let settle = 2.0
        private static let clients: [String: UploadClient] = [
            "ants": .sftp, "bees": .rsyncPartial, "cats": .paramiko, "dogs": .lftp, "elks": .scp,
        ]

        @Test func everyFinishedUploadIsOnTheBoardAfterOneTick() throws {
            let uploads = try UploadRig(teams: Self.clients.keys.sorted())
            defer { uploads.remove() }
            try uploads.rig.edit("contest.yaml", replacing: "settle: 1s", with: "settle: 2s")
            try uploads.open()
            let service = try LiveService(uploads)
            defer { service.end() }
            try uploads.makeZip("hello.zip", bytes: 2_000_000)
            var finished = try uploadAll(uploads)
            try waitForBoard(service) { $0["ants"] == "solved" && $0["cats"] == "solved" && $0["dogs"] == "solved" }
            #expect(try board(service).filter { $0.value == "solved" }.count == 3)
            #expect(try uploads.start(Self.clients["bees"]?.again(as: "bees") ?? "").end() == 0)
            finished["bees"] = Date()
            try waitForBoard(service) { $0["bees"] == "solved" }
            try expectSubmissions(uploads, finished)
            let key = "\(uploads.folder)/desk/receipt-key.pub"
            try service.page("receipt-key.pub").write(to: URL(filePath: key))
            for team in finished.keys { try expectReports(uploads, of: team, key: key) }
            #expect(try ["nothing", nil].contains(board(service)["elks"]), "what was refused is no attempt")
            #expect(try uploads.rig.containers() == [])
            let log = try? String(contentsOfFile: "\(uploads.rig.state.path())/log/cron.log", encoding: .utf8)
            #expect(log == "", "a sweep that needs nobody is silent")
        }

        /// When each team's upload was complete. The one of `bees` is cut off, `elks` send what is no zip.
        private func uploadAll(_ uploads: UploadRig) throws -> [String: Date] {
            try uploads.shell("cd $DESK; head -c 300000 /dev/urandom > noise; scp -q -F $C noise elks:hello.zip")
                .check()
            var finished = ["elks": Date()]
            let others = Self.clients.keys.filter { $0 != "elks" && $0 != "bees" }
            let transfers = try others.map { ($0, try uploads.start(Self.clients[$0]?.slowly(as: $0) ?? "")) }
            let cut = try uploads.start(Self.clients["bees"]?.slowly(as: "bees") ?? "")
            try uploads.wait("some of it has arrived") { try uploads.arrived("bees") > 100_000 }
            cut.send(SIGTERM)
            #expect(cut.end() != 0)
            for (team, transfer) in transfers {
                #expect(transfer.end() == 0, "\(team)")
                finished[team] = Date()
            }
            return finished
        }

        private struct Board: Decodable {
            struct Row: Decodable {
                struct Team: Decodable { let id: String }
                struct Cell: Decodable {
                    let attempts: Int
                    let solved: Bool
                }
                let team: Team
                let problems: [Cell]
            }
            let rows: [Row]
        }

        /// What the board says of each team, as a browser gets it; empty before there is one.
        private func board(_ service: LiveService) throws -> [String: String] {
            guard let board = try? JSONDecoder().decode(Board.self, from: service.page("leaderboard.json")) else {
                return [:]
            }
            let words = board.rows.map { row in
                let isSolved = row.problems.contains(where: \.solved)
                return (
                    row.team.id,
                    isSolved ? "solved" : row.problems.allSatisfy { $0.attempts == 0 } ? "nothing" : "tried"
                )
            }
            return Dictionary(uniqueKeysWithValues: words)
        }

        /// A tick comes within a minute, and takes some seconds.
        private func waitForBoard(_ service: LiveService, until isSo: ([String: String]) -> Bool) throws {
            let end = Date(timeIntervalSinceNow: 60 + Self.settle + 30)
            while try !isSo(board(service)) {
                guard Date() < end else {
                    throw RigError.failed("the board does not show it: \(try board(service))")
                }
                sleep(1)
            }
        }

        private struct Entry: Decodable {
            let team: String
            let received: String
            let verdict, reason: String?
            let charged: Bool
        }

        /// Each once, taken by the first tick after it had settled; what was cut off cost nothing.
        private func expectSubmissions(_ uploads: UploadRig, _ finished: [String: Date]) throws {
            let run = try uploads.rig.judge("export", "submissions", "--format", "json")
            let found = try JSONDecoder().decode([Entry].self, from: Data(run.output.utf8))
            #expect(found.filter { $0.verdict == "AC" }.map(\.team).sorted() == ["ants", "bees", "cats", "dogs"])
            let refused = found.filter { $0.verdict != "AC" }
            #expect(refused.filter { $0.team == "elks" }.map(\.reason) == ["not-a-zip"])
            #expect(refused.allSatisfy { !$0.charged && ["elks", "bees"].contains($0.team) }, "\(refused)")
            for entry in found where entry.verdict == "AC" {
                let received = try Date(
                    entry.received,
                    strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)
                )
                let waited = received.timeIntervalSince(try #require(finished[entry.team]))
                // Cron may be late by a second, and an upload counts as finished some moments before its client ends.
                #expect((-2...62 + Self.settle).contains(waited), "\(entry.team) waited \(waited) s")
            }
        }

        /// By SFTP, with the team's own key; the receipt is verified with what is public.
        private func expectReports(_ uploads: UploadRig, of team: String, key: String) throws {
            let script =
                "cd $DESK; rm -rf \(team); mkdir \(team); echo 'get -r /reports \(team)' | sftp -q -F $C -b - \(team)"
            try uploads.shell(script).check()
            let files = try FileManager.default.subpathsOfDirectory(atPath: "\(uploads.folder)/desk/\(team)")
            let report = try #require(files.filter { $0.hasSuffix("report.txt") }.max())
            let text = try String(contentsOfFile: "\(uploads.folder)/desk/\(team)/\(report)", encoding: .utf8)
            #expect(text.contains(team == "elks" ? "not-a-zip" : "accepted"), "\(text)")
            let desk = "\(uploads.folder)/desk"
            let receipt = "\(desk)/\(team)/reports/hello.zip.receipt.json"
            let zip = team == "elks" ? "\(desk)/noise" : "\(desk)/hello.zip"
            let words = ["verify-receipt", receipt, "--key", key, "--zip", zip]
            let run = try Rig.run(Rig.program, words)
            #expect(run.code == 0 && run.output.hasPrefix("genuine: "), "\(run)")
        }
    }
}
