import Foundation
import Testing

extension RealEngine {
    /// What goes wrong around a sweep: it is said, it stops nothing else, and mending it is enough.
    @Suite struct TroubleTests {
        private let manager = FileManager.default

        private func write(_ text: String, _ path: URL) throws {
            try manager.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: path)
        }

        /// What the outbox holds of the first submission before its report.
        private let receipts: Set = ["hello.zip.receipt.json", "receipts", "receipts/1.json"]

        /// Everything that lies in a team's outbox.
        private func outbox(_ rig: Rig, _ team: String) throws -> Set<String> {
            Set((try? manager.subpathsOfDirectory(atPath: rig.state.appending(path: "outbox/\(team)").path())) ?? [])
        }

        @Test func anOutboxThatCannotBeWrittenStopsNoOther() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try write("in the way", rig.state.appending(path: "outbox/beavers"))
            for team in ["beavers", "oshea"] { try write("no zip", rig.inbox.appending(path: "\(team)/hello.zip")) }
            try rig.settle()
            let sweep = try rig.judge("run")
            #expect(sweep.code == 1 && sweep.errors.contains("Outbox of beavers"))
            #expect(!sweep.errors.contains("Outbox of oshea"))
            #expect(try outbox(rig, "oshea").isSuperset(of: ["hello.zip.receipt.json", "reports/2/report.txt"]))
            try manager.removeItem(at: rig.state.appending(path: "outbox/beavers"))
            try rig.judge("run").check()
            let reports = ["html", "json", "txt"].map { "reports/1/report.\($0)" }
            // Nothing half written either.
            let files = receipts.union(["reports", "reports/1"] + reports)
            #expect(try outbox(rig, "beavers") == files)
        }

        @Test func aTemplateWithAnErrorLeavesTheOldSiteAndHoldsUpNoReceipt() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let templates = rig.folder.appending(path: "templates")
            try manager.removeItem(at: templates)
            try manager.copyItem(at: Rig.tree.appending(path: "templates"), to: templates)
            try rig.judge("run").check()
            let old = try manager.destinationOfSymbolicLink(atPath: rig.site.path())
            let good = try String(contentsOf: templates.appending(path: "team.mustache"), encoding: .utf8)
            try write(good + "{{#open}}", templates.appending(path: "team.mustache"))
            try write("no zip", rig.inbox.appending(path: "beavers/hello.zip"))
            try rig.settle()
            for _ in 0..<2 {
                let sweep = try rig.judge("run")
                #expect(sweep.code == 1 && sweep.errors.contains("team.mustache"))
            }
            #expect(try manager.destinationOfSymbolicLink(atPath: rig.site.path()) == old)
            #expect(try outbox(rig, "beavers") == receipts)
            try write(good, templates.appending(path: "team.mustache"))
            try rig.judge("run").check()
            #expect(try manager.destinationOfSymbolicLink(atPath: rig.site.path()) != old)
            #expect(try outbox(rig, "beavers").contains("reports/1/report.txt"))
        }

        @Test func aProblemThatCannotBeReadHoldsUpOnlyItsOwn() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let file = rig.folder.appending(path: "contest/problems/hello/problem.yaml")
            let good = try String(contentsOf: file, encoding: .utf8)
            try write("{", file)
            try write("no zip", rig.inbox.appending(path: "beavers/hello.zip"))
            try write("no zip", rig.inbox.appending(path: "oshea/rain.zip"))
            try rig.settle()
            let sweep = try rig.judge("run")
            #expect(sweep.code == 1 && sweep.errors.contains("problems/hello/problem.yaml"))
            #expect(try outbox(rig, "beavers") == receipts)
            #expect(try outbox(rig, "oshea").contains("reports/2/report.txt"))
            try write(good, file)
            try rig.judge("run").check()
            #expect(try rig.submissions().map(\.reason) == ["not-a-zip", "not-a-zip"])
            #expect(try rig.submissions().allSatisfy { $0.attempts == 0 && !$0.charged })
        }

        @Test func aSiteThatIsGoneIsMadeAgain() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.judge("run").check()
            try manager.removeItem(at: rig.folder.appending(path: "public"))
            try rig.judge("run").check()
            #expect(manager.fileExists(atPath: rig.site.appending(path: "index.html").path()))
        }

        @Test func removesWhatWasTakenWhereTheContestSaysSo() throws {
            let rig = try Rig(replacing: ["after": "remove"])
            defer { rig.remove() }
            let folder = rig.inbox.appending(path: "beavers")
            for name in ["hello.zip", "nothing.zip", "hello-2.zip.part", "notes.txt"] {
                try write("no zip", folder.appending(path: name))
            }
            try rig.settle()
            for _ in 0..<2 { try rig.judge("run").check() }
            #expect(
                try manager.contentsOfDirectory(atPath: folder.path()).sorted() == ["hello-2.zip.part", "notes.txt"]
            )
            #expect(try rig.submissions().count == 2)
        }
    }
}

extension RealEngine {
    /// Sweeps that start in the same instant, in a contest that has never been swept.
    @Suite struct FirstSweepTests {
        @Test func aRaceForTheFirstLockHasOneWinner() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try FileManager.default.createDirectory(at: rig.state, withIntermediateDirectories: true)
            let sweeps = try (0..<6).map { _ in try rig.start("run") }
            for sweep in sweeps { sweep.waitUntilExit() }
            #expect(Set(sweeps.map(\.terminationStatus)).isSubset(of: [0, 75]))
            let left = try FileManager.default.contentsOfDirectory(atPath: rig.state.path())
            #expect(left.filter { $0.contains("nosync") } == [])
            // No second holder: whoever holds the file that is there now holds the lock.
            let lock = rig.state.appending(path: "lock").path()
            #expect(try Rig.run(URL(filePath: "/usr/bin/flock"), ["-n", lock, "true"]).code == 0)
            let held = try Rig.run(
                URL(filePath: "/usr/bin/flock"),
                [
                    "-n", lock, Rig.program.path(), "run", "--contest",
                    rig.folder.appending(path: "contest/contest.yaml").path(),
                ]
            )
            #expect(held.code == 75 && held.errors == "")
            for command in [["verify"], ["rejudge", "--all"], ["withdraw", "1"], ["site"]] {
                let words = command + ["--contest", rig.folder.appending(path: "contest/contest.yaml").path()]
                let busy = try Rig.run(URL(filePath: "/usr/bin/flock"), ["-n", lock, Rig.program.path()] + words)
                #expect(busy.code == 75, "\(command)")
                #expect(busy.errors == "Another sweep is running; try again when it has ended.\n", "\(command)")
            }
        }
    }
}
