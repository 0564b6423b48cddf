import ContestModel
import Foundation
import ResultStore
import Testing

extension RealEngine {
    /// Sweeps that are killed exactly at a system call; needs `strace`. Each call is tried at one of the times, in long tests at all.
    @Suite
    struct KilledSweepTests {
        @Test(arguments: [
            ("rename", 4), ("renameat", 1), ("fsync", 15), ("symlink", 1), ("unlink", 4), ("unlinkat", 15),
            ("mkdir", 4),
        ])
        func endsAsIfUndisturbed(call: String, time: Int) async throws {
            let uploads = ["beavers/hello", "oshea/hello-2", "longname/hello-1"]
            let calm = try Rig()
            defer { calm.remove() }
            try calm.upload(only: uploads)
            try calm.judge("run").check()
            for count in TestLength.isLong ? [1, 4, 15] : [time] {
                let rig = try Rig()
                defer { rig.remove() }
                try rig.upload(only: uploads)
                let contest = rig.folder.appending(path: "contest/contest.yaml").path()
                let strace = ["strace", "-f", "-o", "/dev/null", "-e", "trace=\(call)"]
                let kill = [
                    "-e", "inject=\(call):signal=KILL:when=\(count)", Rig.program.path(), "run", "--contest", contest,
                ]
                _ = try Rig.run(URL(filePath: "/usr/bin/env"), strace + kill)
                try rig.judge("run").check()
                #expect(Set(try rig.submissions()) == Set(try calm.submissions()), "\(call) \(count)")
                #expect(try rig.containers() == [])
                #expect(try leftovers(rig) == [], "\(call) \(count)")
                #expect(FileManager.default.fileExists(atPath: rig.site.appending(path: "index.html").path()))
                let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
                for entry in try await store.submissions() {
                    #expect(try await store.history(of: entry.submission.id).count == 1)
                }
            }
        }

        /// Half files, wherever they lie.
        private func leftovers(_ rig: Rig) throws -> [String] {
            let work = try FileManager.default.contentsOfDirectory(atPath: rig.state.appending(path: "work").path())
            let all = try FileManager.default.subpathsOfDirectory(atPath: rig.folder.path())
            return work
                + all.filter { path in
                    let name = path.split(separator: "/").last ?? ""
                    return name.contains("nosync") || name.hasPrefix("tmp-") || name.hasSuffix(".tmp")
                }
        }
    }
}

extension RealEngine {
    /// One team fills its folder.
    @Suite
    struct FloodTests {
        @Test func aFloodOfOneTeamDelaysNoOther() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try FileManager.default.createDirectory(
                at: rig.inbox.appending(path: "beavers"),
                withIntermediateDirectories: true
            )
            for number in 0..<4500 {
                try Data().write(to: rig.inbox.appending(path: "beavers/no-problem-\(number).zip"))
            }
            try rig.upload(only: ["oshea/hello-2"])
            try rig.judge("run").check()
            let first = try rig.submissions()
            #expect(first.filter { $0.team == "oshea" }.map(\.state) == ["judged"])
            #expect(first.count < 1000)
            // Nothing is lost: the rest follow.
            try rig.judge("run").check()
            #expect(try rig.submissions().count > first.count)
        }
    }
}
