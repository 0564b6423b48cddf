import Foundation
import Testing

extension RealEngine {
    @Suite struct UmaskTests {
        /// A compiler that cannot read the submission would call it the team's mistake.
        @Test func judgesAndPublishesUnderAClosedUmask() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello", "loewen/hello"])
            let contest = rig.folder.appending(path: "contest/contest.yaml").path()
            let command = ["-c", "umask 077; exec \"$0\" run --contest \"$1\"", Rig.program.path(), contest]
            try Rig.run(URL(filePath: "/bin/sh"), command).check()
            #expect(try rig.submissions().map(\.verdict) == ["AC", "AC"])
            let page = rig.site.appending(path: "index.html").resolvingSymlinksInPath().path()
            let mode = try FileManager.default.attributesOfItem(atPath: page)[.posixPermissions] as? Int
            #expect(mode == 0o644)
        }
    }
}
