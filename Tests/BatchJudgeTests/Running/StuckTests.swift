import Foundation
import Testing

extension RealEngine {
    /// What cannot go on is told with its reason, and goes on when that is mended.
    @Suite struct StuckTests {
        private struct Status: Decodable {
            struct Entry: Decodable { let stuck, fault, retry_at: String? }
            let queue, dead_letters: [Entry]
        }

        private func status(_ rig: Rig) throws -> Status {
            let run = try rig.judge("status", "--json")
            try run.check()
            return try JSONDecoder().decode(Status.self, from: Data(run.output.utf8))
        }

        private func events(_ rig: Rig) throws -> String {
            try String(contentsOf: rig.state.appending(path: "log/judge.log"), encoding: .utf8)
        }

        @Test func aBrokenProblemIsNamed() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello"])
            let file = "problems/hello/problem.yaml"
            let old = try String(contentsOf: rig.folder.appending(path: "contest/\(file)"), encoding: .utf8)
            try rig.edit(file, replacing: old, with: "name: [\n")
            #expect(try rig.judge("run").code == 1)
            let stuck = try status(rig).queue.first?.stuck
            #expect(stuck?.hasPrefix("held up when it was last tried: ") == true && stuck?.contains(file) == true)
            #expect(try events(rig).contains(" blocked 1 beavers/hello.zip: "))
            // A reason of several lines stays one that can be read.
            let faults = "name: Hello\nlimits: {time: x}\nbatch_judge: {languages: 1, comparison: 2}\n"
            try rig.edit(file, replacing: "name: [\n", with: faults)
            #expect(try rig.judge("run").code == 1)
            let text = try rig.judge("status").output
            let lines = text.split(separator: "\n")
            let first = try #require(lines.firstIndex { $0.contains("held up when it was last tried: ") })
            #expect(lines[first + 1].hasPrefix("      ") && lines[first + 1].contains(file), "\(text)")
            let log = try events(rig)
            #expect(!text.contains("\\u{") && !log.contains("\\u{"), "\(text)")
            try rig.edit(file, replacing: faults, with: old)
            try rig.judge("run").check()
            #expect(try status(rig).queue.isEmpty)
        }

        /// A team of its own, whose folder is closed to all but itself: what the rights of the unit must be good for.
        @Test func theRightsOfTheSystemdUnitAreEnough() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello"])
            let inbox = rig.inbox.appending(path: "beavers").path()
            try Rig.run(URL(filePath: "/bin/chown"), ["-R", "65534:65534", inbox]).check()
            try Rig.run(URL(filePath: "/bin/chmod"), ["-R", "go=", inbox]).check()
            try rig.settle()
            let unit = Rig.tree.appending(path: "packaging/batch-judge@.service")
            let lines = try String(contentsOf: unit, encoding: .utf8).split(separator: "\n")
            let key = "CapabilityBoundingSet="
            let rights = try #require(lines.first { $0.hasPrefix(key) }).dropFirst(key.count)
            let names = rights.split(separator: " ").map { "+" + $0.dropFirst("CAP_".count).lowercased() }
            let contest = rig.folder.appending(path: "contest/contest.yaml").path()
            let run = try Rig.run(
                URL(filePath: "/usr/bin/setpriv"),
                ["--no-new-privs", "--bounding-set=-all,\(names.joined(separator: ","))", "--inh-caps=-all"]
                    + [Rig.program.path(), "run", "--contest", contest]
            )
            #expect(run.code == 0 && run.errors == "", "\(run.errors)")
            #expect(try rig.submissions().map(\.verdict) == ["AC"])
        }
    }
}
