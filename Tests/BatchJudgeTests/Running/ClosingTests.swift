import Foundation
import Testing

extension RealEngine {
    /// A sweep that is to end before all is judged.
    @Suite struct ClosingTests {
        private struct Status: Decodable {
            struct Entry: Decodable { let state: String }
            let queue: [Entry]
            let sweeping: Bool
        }

        private func status(_ rig: Rig) throws -> Status {
            let run = try rig.judge("status", "--json")
            try run.check()
            return try JSONDecoder().decode(Status.self, from: Data(run.output.utf8))
        }

        @Test func beginsNothingAfterItsTimeAndPublishes() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello"])
            let run = try rig.judge("run", "--max-time", "0s")
            #expect(run.code == 0 && run.errors == "")
            #expect(try rig.submissions().map(\.state) == ["queued"])
            #expect(FileManager.default.fileExists(atPath: rig.site.appending(path: "index.html").path()))
            try rig.judge("run", "--max-time", "1h30m").check()
            #expect(try rig.submissions().map(\.verdict) == ["AC"])
        }

        @Test(arguments: ["50", "-1s", "", "1d", "s"]) func refusesOtherTimes(time: String) throws {
            #expect(try Rig.run(Rig.program, ["run", "--max-time=\(time)"]).code == 64)
        }

        /// More of them wait than two slots can have begun; each takes a second.
        @Test(arguments: [SIGTERM, SIGINT]) func endsCleanlyWhenItIsAsked(signal: Int32) throws {
            let rig = try Rig(replacing: ["slots": "1"])
            defer { rig.remove() }
            for number in 1...6 {
                let source = "import time\ntime.sleep(0.8)\nprint(\(number))\n"
                try rig.zip(["hello.py": Data(source.utf8)], to: "beavers/hello-\(number).zip")
            }
            try rig.settle()
            let sweep = try rig.start("run")
            while try status(rig).queue.allSatisfy({ $0.state != "judging" }), sweep.isRunning {}
            #expect(kill(sweep.processIdentifier, signal) == 0)
            sweep.waitUntilExit()
            #expect(sweep.terminationReason == .exit && sweep.terminationStatus == 0)
            let states = try rig.submissions().map(\.state)
            #expect(Set(states) == ["judged", "queued"] && states.count == 6, "\(states)")
            #expect(try rig.containers() == [])
            let log = try String(contentsOf: rig.state.appending(path: "log/judge.log"), encoding: .utf8)
            #expect(log.contains(" sweep ended: taken 6, judged "))
        }

        @Test func statusSeesWhatASweepDoes() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.zip(["hello.py": Data("import time\ntime.sleep(0.8)\n".utf8)], to: "beavers/hello.zip")
            try rig.settle()
            let sweep = try rig.start("run")
            var seen = try status(rig)
            while seen.queue.allSatisfy({ $0.state != "judging" }), sweep.isRunning { seen = try status(rig) }
            #expect(seen.sweeping && seen.queue.map(\.state) == ["judging"])
            let second = try rig.judge("run")
            #expect(second.code == 75 && second.errors == "")
            sweep.waitUntilExit()
            #expect(try !status(rig).sweeping)
        }
    }
}
