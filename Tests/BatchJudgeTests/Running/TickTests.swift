import Foundation
import Testing

/// Every start of the judge says on the site that it was started, and nothing else.
@Suite struct TickTests {
    private func pulse(_ rig: Rig) throws -> Data {
        try Data(contentsOf: rig.site.appending(path: "data/pulse.json"))
    }

    private func release(_ rig: Rig) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: rig.site.path().replacing(/\/$/, with: ""))
    }

    @Test func aStartWithNothingToDoRenewsItWithoutANewRelease() throws {
        let rig = try Rig()
        defer { rig.remove() }
        try rig.judge("run").check()
        try rig.judge("run").check()
        let (first, old) = (try pulse(rig), try release(rig))
        // Within the same second it is left as it is.
        try Rig.run(URL(filePath: "/bin/sleep"), ["2.1"]).check()
        let run = try rig.judge("run")
        #expect(run.code == 0 && run.output == "" && run.errors == "")
        #expect(try pulse(rig) != first && pulse(rig).count == first.count)
        #expect(try release(rig) == old)
    }

    @Test func aStartThatFindsASweepRunningRenewsItToo() throws {
        let rig = try Rig()
        defer { rig.remove() }
        try rig.judge("run").check()
        try rig.judge("run").check()
        let first = try pulse(rig)
        try FileManager.default.removeItem(at: rig.state.appending(path: "metrics.prom"))
        try Rig.run(URL(filePath: "/bin/sleep"), ["2.1"]).check()
        let contest = rig.folder.appending(path: "contest/contest.yaml").path()
        let run = try Rig.run(
            URL(filePath: "/usr/bin/flock"),
            [rig.state.appending(path: "lock").path(), Rig.program.path(), "run", "--contest", contest]
        )
        #expect(run.code == 75 && run.output == "" && run.errors == "")
        #expect(try pulse(rig) != first)
        #expect(FileManager.default.fileExists(atPath: rig.state.appending(path: "metrics.prom").path()))
    }
}
