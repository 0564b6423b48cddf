import ContestModel
import Foundation
import Testing

extension RealEngine {
    /// For each reason of an upload's refusal: something that earns it, and something that nearly does and is judged.
    @Suite struct ReasonPairTests {
        /// Of uploads that no zip can earn by itself.
        private static let others: Set<Reason> = [
            .unknownTeam, .unknownProblem, .outsideWindow, .overQuota, .tooSoon, .duplicate,
        ]

        private func contest(_ replacing: [String: String] = [:]) throws -> Rig {
            let rules = ["per_team": "{accepted: 200, per_day: 200}", "max_zip": "1 MiB", "max_files": "50"]
            return try Rig(replacing: rules.merging(replacing) { _, new in new })
        }

        private func reasons(_ rig: Rig) throws -> [String: String] {
            let found = try rig.submissions().map { ("\($0.team)/\($0.file)", $0.reason ?? $0.verdict ?? $0.state) }
            return Dictionary(found) { first, second in "\(first), \(second)" }
        }

        @Test func eachZipEarnsItsReasonAndItsNearMissIsJudged() throws {
            let rig = try contest()
            defer { rig.remove() }
            let files = rig.folder.appending(path: "contest")
            let fence = try String(contentsOf: files.appending(path: "problems/fence/problem.yaml"), encoding: .utf8)
            try Data("\(fence)  languages: [c]\n".utf8).write(to: files.appending(path: "problems/fence/problem.yaml"))
            let script = Rig.tree.appending(path: "Tests/BatchJudgeTests/Reasons/pairs.py").path()
            try Rig.run(URL(filePath: "/usr/bin/python3"), [script, files.path(), rig.inbox.path()]).check()
            try rig.settle()
            try rig.judge("run").check()
            var met: Set<String> = []
            for (upload, found) in try reasons(rig) {
                let name = upload.dropFirst("beavers/".count).dropLast(".zip".count)
                let words = name.split(separator: "-")
                let (reason, isBad) = (words[1..<(words.count - 1)].joined(separator: "-"), words.last == "bad")
                met.insert(reason)
                #expect(
                    isBad ? found == reason : found == "AC" || reason == "language-not-allowed",
                    "\(upload): \(found)"
                )
                let check = try rig.judge("check", rig.inbox.appending(path: upload).path())
                #expect(
                    isBad ? check.output.hasPrefix("rejected: \(reason): ") : check.code == 0,
                    "\(upload): \(check)"
                )
            }
            let ofZips = Set(Reason.allCases.prefix { $0 != .compiler }).subtracting(Self.others)
            #expect(met == Set(ofZips.map(\.rawValue)))
        }

        @Test func eachRuleRefusesWhatBreaksItAndNoMore() throws {
            let rig = try contest(["per_team": "{accepted: 2, per_day: 100}"])
            defer { rig.remove() }
            let program = Data("print('Hello')\n".utf8)
            func upload(_ path: String, _ comment: String) throws {
                try rig.zip(["main.py": program + Data("# \(comment)\n".utf8)], to: path)
            }
            try upload("beavers/helo-1.zip", "no problem has this name")
            try upload("beavers/hello-o.zip", "one")
            try upload("oshea/hello-1.zip", "one")
            try upload("nobody/hello-1.zip", "one")
            let unknown = try rig.judge("check", rig.inbox.appending(path: "beavers/helo-1.zip").path())
            #expect(unknown.code == 1 && unknown.output.hasPrefix("rejected: unknown-problem: "))
            try rig.settle()
            let first = try rig.judge("run")
            #expect(first.code == 1 && first.errors.contains("unknown-team: ") && first.errors.contains("/nobody"))
            let team = rig.inbox.appending(path: "beavers")
            try FileManager.default.copyItem(
                at: team.appending(path: "hello-o.zip"),
                to: team.appending(path: "hello-same.zip")
            )
            try upload("beavers/hello-other.zip", "two")
            try rig.settle()
            try FileManager.default.removeItem(at: rig.inbox.appending(path: "nobody"))
            try rig.judge("run").check()
            try upload("beavers/hello-third.zip", "three")
            try rig.settle()
            try rig.judge("run").check()
            let judged = ["beavers/hello-o.zip", "beavers/hello-other.zip", "oshea/hello-1.zip"]
            let refused = [
                "beavers/helo-1.zip": "unknown-problem", "beavers/hello-same.zip": "duplicate",
                "beavers/hello-third.zip": "over-quota",
            ]
            let found = try reasons(rig)
            #expect(found.filter { !judged.contains($0.key) } == refused)
            #expect(judged.allSatisfy { ["AC", "differs"].contains(found[$0] ?? "") }, "\(found)")
        }

        @Test func gapsCountWithinATeamOnly() throws {
            let rig = try contest(["per_team": "{min_gap: 1h}"])
            defer { rig.remove() }
            for upload in ["beavers/hello-1.zip", "beavers/hello-2.zip", "oshea/hello-1.zip"] {
                try rig.zip(["main.py": Data("print('\(upload)')\n".utf8)], to: upload)
            }
            try rig.settle()
            try rig.judge("run").check()
            let found = try reasons(rig)
            #expect(found["beavers/hello-2.zip"] == "too-soon")
            #expect(found["beavers/hello-1.zip"] == "differs" && found["oshea/hello-1.zip"] == "differs")
        }

        /// Also one that is seen only after the end counts, if it was there before.
        @Test func theWindowEndsWithTheContest() throws {
            let rig = try contest()
            defer { rig.remove() }
            try rig.zip(["main.py": Data("print(1)\n".utf8)], to: "beavers/hello-1.zip")
            let path = rig.inbox.appending(path: "beavers/hello-1.zip").path()
            let changed = try Rig.run(URL(filePath: "/usr/bin/stat"), ["-c", "%Z", path]).output
            let second = try #require(Double(changed.trimmingCharacters(in: .newlines)))
            let start = Date(timeIntervalSince1970: second - 3600 + 1).formatted(.iso8601)
            for line in ["start_time: \(start)", "duration: \"1:00:00\""] {
                let key = line.prefix { $0 != ":" }
                let text = try String(contentsOf: rig.folder.appending(path: "contest/contest.yaml"), encoding: .utf8)
                let old = try #require(text.split(separator: "\n").first { $0.hasPrefix("\(key):") })
                try rig.edit("contest.yaml", replacing: String(old), with: line)
            }
            try rig.settle()
            try rig.zip(["main.py": Data("print(2)\n".utf8)], to: "beavers/hello-2.zip")
            try rig.settle()
            try rig.judge("run").check()
            #expect(try reasons(rig) == ["beavers/hello-1.zip": "differs", "beavers/hello-2.zip": "outside-window"])
        }
    }
}
