import Foundation
import Testing

extension RealEngine {
    /// What `doctor` finds on a contest that is wrong in one place.
    @Suite struct DoctorTests {
        @Test func saysByWhatItMeasures() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let output = try rig.judge("doctor").output
            let group = FileManager.default.fileExists(atPath: "/sys/fs/cgroup/cgroup.controllers") ? "v2" : "v1"
            let measured = "CPU time by control group \(group), memory by control group \(group) and wait4"
            #expect(output.contains("ok     measuring: \(measured), kills for memory are seen\n"))
            #expect(output.contains("ok     counters: hidden from programs\n"))
        }

        private func examine(_ rig: Rig) throws -> (code: Int32, wrong: [String]) {
            try rig.upload()
            let run = try rig.judge("doctor")
            let wrong = run.output.split(separator: "\n").filter { $0.hasPrefix("WRONG") }.map(String.init)
            return (run.code, wrong)
        }

        @Test func findsNothingWrongWithTheSampleContest() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let found = try examine(rig)
            #expect(found.code == 0 && found.wrong == [])
        }

        @Test func namesARuntimeThatTheEngineDoesNotKnow() throws {
            let rig = try Rig(replacing: ["runtime": "runnot"])
            defer { rig.remove() }
            let found = try examine(rig)
            #expect(found.code == 1 && found.wrong.count == 1)
            #expect(found.wrong.first?.contains("no 'runnot' but") == true)
            #expect(found.wrong.first?.contains("judging.runtime") == true)
        }

        @Test func namesFoldersInTheInboxThatBelongToNoTeam() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try FileManager.default.createDirectory(
                at: rig.inbox.appending(path: "beaver"),
                withIntermediateDirectories: true
            )
            let found = try examine(rig)
            #expect(found.code == 1 && found.wrong.count == 1)
            #expect(found.wrong.first?.contains("submissions-inbox/beaver belongs to no team") == true)
        }

        @Test func findsStrangersWhereverTheTeamStandsInThePath() throws {
            let rig = try Rig(replacing: ["inbox": "../sftp/{team}/inbox"])
            defer { rig.remove() }
            try FileManager.default.createDirectory(
                at: rig.folder.appending(path: "sftp/beaver/inbox"),
                withIntermediateDirectories: true
            )
            let found = try examine(rig)
            #expect(found.wrong.contains { $0.contains("sftp/beaver belongs to no team") })
            #expect(found.wrong.contains { $0.contains("sftp/beavers/inbox is not there") })
        }

        @Test func namesAProblemWithoutAStatement() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try FileManager.default.removeItem(
                at: rig.folder.appending(path: "contest/problems/rain/problem_statement")
            )
            let found = try examine(rig)
            #expect(found.wrong.count == 1)
            #expect(found.wrong.first?.contains("problem rain: has no statement") == true)
        }
    }
}
