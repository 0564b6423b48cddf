import Foundation
import Testing

extension RealEngine {
    /// A contest goes on at another place.
    @Suite struct MovedContestTests {
        private func site(_ contest: URL, into folder: URL) throws -> URL {
            let run = try Rig.run(
                Rig.program,
                [
                    "site", "--at", Date().formatted(.iso8601.year().month().day()) + "T23:59:59Z", "--to",
                    folder.path(),
                    "--contest", contest.path(),
                ]
            )
            try run.check()
            return folder
        }

        private func export(_ contest: URL) throws -> String {
            let run = try Rig.run(
                Rig.program,
                ["export", "submissions", "--format", "tsv", "--contest", contest.path()]
            )
            try run.check()
            return run.output
        }

        /// Uploads that are judged, refused and disqualified; their copies have other inodes and change times.
        @Test func givesTheSameSiteAndTakesNothingTwice() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: [
                "oshea/hello-1", "oshea/words-1", "longname/helo", "loewen/hello", "lessthan/rain-link",
            ])
            try rig.judge("run").check()
            try rig.judge("disqualify", "1", "--because", "a test").check()
            let here = rig.folder.appending(path: "contest")
            let before = try site(here, into: rig.folder.appending(path: "before"))
            let archive = rig.folder.appending(path: "a.tar").path()
            try rig.judge("export", "archive", "--to", archive).check()

            let there = rig.folder.appending(path: "there")
            try Rig.run(Rig.program, ["restore", archive, there.path()]).check()
            let contest = there.appending(path: "contest")
            let after = try site(contest, into: rig.folder.appending(path: "after"))
            let same = try Rig.run(URL(filePath: "/usr/bin/diff"), ["-r", before.path(), after.path()])
            #expect(same.code == 0, "\(same.output)")
            let links = try FileManager.default.contentsOfDirectory(atPath: after.appending(path: "r").path())
            #expect(!links.isEmpty)

            let submissions = try export(contest)
            #expect(try submissions == export(here) && submissions.contains("disqualified"))
            try Rig.run(
                URL(filePath: "/usr/bin/rsync"),
                ["-a", rig.inbox.path(), there.path()]
            ).check()
            try rig.settle()
            for _ in 0..<2 { try Rig.run(Rig.program, ["run", "--contest", contest.path()]).check() }
            #expect(try export(contest) == submissions)
            let outbox = there.appending(path: "var/outbox/oshea")
            let told = try FileManager.default.subpathsOfDirectory(atPath: outbox.path())
            #expect(
                told.contains { $0.hasSuffix(".receipt.json") } && told.contains { $0.hasSuffix("report.html") },
                "\(told)"
            )
        }
    }
}
