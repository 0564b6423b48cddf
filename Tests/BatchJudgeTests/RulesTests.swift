import ContestModel
import Foundation
import ResultStore
import Testing

extension RealEngine {
    /// What the rules promise a team, end to end.
    @Suite struct RulesTests {
        private let hello = Data("print(f\"Hello, {input()}!\")\n".utf8)

        private struct Report: Decodable {
            struct First: Decodable {
                let id: Int64
                let state: String
                let verdict, report: String?
            }
            let verdict, log: String?
            let charged: Bool
            let charged_because: String
            let used: Int
            let quota: Int?
            let duplicate_of: Int64?
            let first: First?
        }

        private func report(_ rig: Rig, _ team: String, _ id: Int) throws -> Report {
            let file = rig.outbox("\(team)/reports/\(id)/report.json")
            return try JSONDecoder().decode(Report.self, from: Data(contentsOf: file))
        }

        private func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

        @Test func aDuplicateIsAnsweredWithTheReportOnTheFirst() throws {
            let rig = try Rig(replacing: ["settle": "0s"])
            defer { rig.remove() }
            func upload(_ name: String) throws {
                let first = rig.inbox.appending(path: "beavers/hello.zip")
                try FileManager.default.copyItem(at: first, to: rig.inbox.appending(path: "beavers/\(name).zip"))
            }
            try rig.zip(["main.py": hello], to: "beavers/hello.zip")
            try upload("hello-again")
            // Taken and told while the first waits.
            let engineless = Rig(rig, environment: ["DOCKER_HOST": "unix:///nonexistent.sock"])
            try engineless.sweepWithoutEngine()
            let waiting = try report(rig, "beavers", 2)
            #expect(waiting.first?.state == "queued" && waiting.first?.report == nil)

            try rig.judge("run").check()
            let answered = try report(rig, "beavers", 2)
            #expect(answered.verdict == "SE" && answered.duplicate_of == 1 && answered.first?.verdict == "AC")
            #expect(!answered.charged && answered.charged_because == "duplicate" && answered.used == 1)
            #expect(answered.first?.report == "../1/report.json")
            #expect(FileManager.default.fileExists(atPath: rig.outbox("beavers/reports/1/report.json").path()))
            let words = try text(rig.outbox("beavers/reports/2/report.txt"))
            #expect(
                words.contains("Submission 1, which was the same zip, got: accepted.")
                    && words.contains("../1/report.txt")
            )
            #expect(try text(rig.outbox("beavers/reports/2/report.html")).contains("href=\"../1/report.html\""))
            let page = try privatePage(rig, "beavers")
            #expect(try text(page.appending(path: "2/index.html")).contains("href=\"../1/index.html\""))
            #expect(try text(page.appending(path: "index.html")).contains("Counted so far: 1 of 20."))

            try rig.judge("withdraw", "1").check()
            #expect(try report(rig, "beavers", 2).first?.state == "withdrawn")
            try upload("hello-third")
            try rig.judge("run").check()
            let third = try report(rig, "beavers", 3)
            #expect(third.verdict == "AC" && third.charged && third.used == 2 && third.quota == 20)
        }

        private func privatePage(_ rig: Rig, _ team: String) throws -> URL {
            let file = rig.outbox("\(team)/receipts/1.json")
            let receipt = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            let page = try #require(receipt?["page"] as? String)
            return rig.site.appending(path: page).deletingLastPathComponent()
        }

        @Test func aSmokeTestShowsEverythingAndCountsForNothing() throws {
            let rig = try Rig(replacing: ["settle": "0s"])
            defer { rig.remove() }
            let noise = String(repeating: "trace line\\n", count: 400)
            let source = """
                #include <stdio.h>
                #warning "look here"
                int main(void) {
                    char name[64];
                    if (scanf("%63[^\\n]", name) != 1) return 1;
                    printf("Hello, %s!\\n", name);
                    fprintf(stderr, "\(noise)the end of it\\n");
                }
                """
            let files = ["main.c": Data(source.utf8)]
            try rig.zip(files, to: "beavers/hello.zip")
            try rig.judge("run").check()
            let before = try publicTree(rig)
            let zip = try Data(contentsOf: rig.inbox.appending(path: "beavers/hello.zip"))
            // The same bytes as what was judged: a trial is no duplicate of it.
            try zip.write(to: rig.inbox.appending(path: "beavers/smoke-hello.zip"))
            try rig.judge("run").check()

            let all = try rig.submissions()
            #expect(all.map(\.verdict) == ["AC", "AC"] && all.map(\.charged) == [true, false])
            #expect(all[0].tests.count > 2 && all[1].tests.map(\.name) == ["sample/1", "sample/2"])
            let smoke = try report(rig, "beavers", 2)
            #expect(smoke.charged_because == "smoke" && smoke.used == 1)
            // Also where the compiled program was there already.
            #expect(smoke.log?.contains("look here") == true)
            #expect(try report(rig, "beavers", 1).log == nil)
            let words = try text(rig.outbox("beavers/reports/2/report.txt"))
            #expect(words.components(separatedBy: "the end of it").count == 3 && !words.contains(" bytes …"))
            #expect(words.contains("counted    no, smoke test; so far 1 of 20"))
            #expect(try publicTree(rig) == before)
        }

        /// Every public file with its contents, but what says when the judge was last started.
        private func publicTree(_ rig: Rig) throws -> [String: Data] {
            let root = rig.site.resolvingSymlinksInPath()
            var files: [String: Data] = [:]
            for path in try FileManager.default.subpathsOfDirectory(atPath: root.path())
            where !path.hasPrefix("r/") && path != "data/pulse.json" {
                files[path] = FileManager.default.contents(atPath: root.appending(path: path).path())
            }
            return files
        }

        @Test func aSmokeTestOfAProblemWithoutSamplesSaysSo() throws {
            let rig = try Rig(replacing: ["settle": "0s"])
            defer { rig.remove() }
            try FileManager.default.removeItem(at: rig.folder.appending(path: "contest/problems/hello/data/sample"))
            try rig.zip(["main.py": hello], to: "beavers/smoke-hello.zip")
            try rig.judge("run").check()
            let smoke = try rig.submissions()
            #expect(smoke.map(\.verdict) == ["AC"] && smoke.allSatisfy { $0.tests.isEmpty && !$0.charged })
            #expect(try text(rig.outbox("beavers/reports/1/report.txt")).contains("The problem has no samples"))
        }

        @Test func teamsAreJudgedInTurn() async throws {
            let rig = try Rig(replacing: ["settle": "0s"])
            defer { rig.remove() }
            for number in 1...12 {
                try rig.zip(["main.py": hello + Data("# \(number)\n".utf8)], to: "oshea/hello-\(number).zip")
            }
            try rig.zip(["main.py": hello], to: "beavers/hello.zip")
            try rig.judge("run").check()
            let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
            let all = try await store.submissions()
            #expect(all.count == 13 && all.allSatisfy { $0.judgement?.verdict == .accepted })
            #expect(all.last?.submission.team.text == "beavers" && all.last?.submission.position == 2)
            let started = all.compactMap(\.judgement?.started)
            // Two submissions for each of two slots may be begun in the same instant.
            let before = started.filter { $0 < started[12] }.count
            #expect(before < 2 * ProcessInfo.processInfo.activeProcessorCount)
        }

        @Test func theLedgerIsWrittenInFourForms() throws {
            let rig = try Rig(
                replacing: ["settle": "0s", "per_team": "{accepted: 2, per_day: 9}"],
                environment: ["DOCKER_HOST": "unix:///nonexistent.sock"]
            )
            defer { rig.remove() }
            for (number, name) in ["hello-1", "helo", "smoke-hello", "hello-2", "hello-3"].enumerated() {
                try rig.zip(["main.py": Data("print(\(number))\n".utf8)], to: "beavers/\(name).zip")
                try rig.sweepWithoutEngine()
            }
            let csv = try rig.judge("export", "ledger", "--format", "csv").output.components(separatedBy: "\r\n")
            #expect(
                csv[0]
                    == "team,submission,problem,received,charged,charged_because,used,quota,used_in_day,quota_per_day"
            )
            let ends = [
                "true,taken,1,2,1,9", "false,rejected,1,2,1,9", "false,smoke,1,2,1,9", "true,taken,2,2,2,9",
                "false,rejected,2,2,2,9", "",
            ]
            #expect(csv.dropFirst().count == ends.count)
            for (line, end) in zip(csv.dropFirst(), ends) { #expect(line.hasSuffix(end)) }
            let tsv = try rig.judge("export", "ledger", "--format", "tsv").output
            #expect(tsv == csv.map { $0.replacing(",", with: "\t") }.joined(separator: "\n"))
            let plain = try rig.judge("export", "ledger", "--format", "text").output.split(separator: "\n")
            #expect(plain.count == 6 && plain[4].split(separator: " ").joined(separator: ",") == csv[4])
            let json = try rig.judge("export", "ledger").output
            let lines = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
            #expect(
                lines.map { $0["charged_because"] as? String } == [
                    "taken", "rejected", "smoke", "taken", "rejected",
                ]
            )
            #expect(lines.map { $0["used"] as? Int } == [1, 1, 1, 2, 2] && lines[0]["quota_per_day"] as? Int == 9)
            #expect(try rig.judge("export", "submissions", "--format", "text").code == 64)
        }

        @Test func statusShowsTheOrderThatReceiptsSpeakOf() throws {
            let rig = try Rig(
                replacing: ["settle": "0s"],
                environment: ["DOCKER_HOST": "unix:///nonexistent.sock"]
            )
            defer { rig.remove() }
            for name in ["beavers/hello-1", "beavers/hello-2", "beavers/hello-3", "oshea/hello"] {
                try rig.zip(["main.py": Data("# \(name)\n".utf8)], to: "\(name).zip")
            }
            try rig.sweepWithoutEngine()
            let json = try rig.judge("status", "--json").output
            let status = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            let queue = try #require(status["queue"] as? [[String: Any]])
            #expect(queue.map { $0["id"] as? Int } == [1, 4, 2, 3])
            #expect(queue.map { $0["position"] as? Int } == [1, 2, 3, 4])
            let receipt = try text(rig.outbox("oshea/hello.zip.receipt.json"))
            #expect(receipt.contains("\"position\" : 2,"))
        }
    }
}
