import ContestModel
import Foundation
import ResultStore
import Testing

/// What the sample contest's uploads must come to.
struct Expected: Decodable {
    let team, file, verdict: String
    let problem, reason, language: String?
}

extension RealEngine {
    @Suite(.serialized) struct SweepTests {
        @Test func givesEverySampleUploadItsExpectedVerdict() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload()
            let sweep = try rig.judge("run")
            #expect(sweep.code == 0)
            #expect(sweep.output == "" && sweep.errors == "")
            let expected = try JSONDecoder().decode(
                [Expected].self,
                from: Data(contentsOf: rig.folder.appending(path: "contest/uploads/expected.json"))
            )
            let found = try rig.submissions()
            #expect(found.count == expected.count)
            for want in expected {
                let got = try #require(
                    found.first { $0.team == want.team && $0.file == want.file },
                    "\(want.team)/\(want.file)"
                )
                #expect(got.verdict == want.verdict, "\(want.team)/\(want.file)")
                #expect(got.reason == want.reason, "\(want.team)/\(want.file)")
                #expect(got.language == want.language, "\(want.team)/\(want.file)")
            }
            #expect(try rig.containers() == [])
            #expect(FileManager.default.fileExists(atPath: rig.site.appending(path: "index.html").path()))
            try expectNothingToDo(rig)
        }

        /// A sweep without new uploads changes nothing and publishes nothing.
        private func expectNothingToDo(_ rig: Rig) throws {
            let before = try FileManager.default.destinationOfSymbolicLink(atPath: rig.site.path())
            let sweep = try rig.judge("run")
            #expect(sweep.code == 0 && sweep.output == "" && sweep.errors == "")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: rig.site.path()) == before)
        }

        @Test func endsInTheSameStateAfterBeingKilledAtRandomMoments() async throws {
            // Quick ones that still go through every step: each language kind, a model, rejections.
            let uploads = try Self.quickUploads()
            let calm = try Rig()
            let disturbed = try Rig()
            defer {
                calm.remove()
                disturbed.remove()
            }
            try calm.upload(only: uploads)
            try disturbed.upload(only: uploads)
            try calm.judge("run").check()
            for _ in 0..<20 {
                let sweep = try disturbed.start("run")
                try await Task.sleep(for: .milliseconds(Int.random(in: 10...1500)))
                kill(sweep.processIdentifier, SIGKILL)
                sweep.waitUntilExit()
            }
            try disturbed.judge("run").check()
            #expect(Set(try disturbed.submissions()) == Set(try calm.submissions()))
            #expect(try disturbed.submissions().count == uploads.count)
            #expect(try disturbed.containers() == [])
            let store = try SubmissionStore(path: disturbed.state.appending(path: "results.sqlite").path())
            for entry in try await store.submissions() {
                #expect(
                    try await store.history(of: entry.submission.id).count == 1,
                    "judged once: \(entry.submission.file)"
                )
            }
        }

        private static func quickUploads() throws -> [String] {
            let file = Rig.tree.appending(path: "contest/uploads/expected.json")
            let all = try JSONDecoder().decode([Expected].self, from: Data(contentsOf: file))
            let quick = all.filter { ["AC", "WA", "CE", "SE", "RTE"].contains($0.verdict) }
            return quick.prefix(16).map { "\($0.team)/\($0.file.replacing(".zip", with: ""))" }
        }

        @Test func tellsATeamAtOnceWhatWasRefusedAndWhereItsPageIs() throws {
            struct Receipt: Decodable { let state, reason, message, fix, page: String }
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["longname/helo"])
            try rig.judge("run").check()
            let file = rig.state.appending(path: "outbox/longname/helo.zip.receipt.json")
            let receipt = try JSONDecoder().decode(Receipt.self, from: Data(contentsOf: file))
            #expect(receipt.state == "rejected" && receipt.reason == "unknown-problem" && !receipt.fix.isEmpty)
            #expect(receipt.message.contains("helo.zip"))
            let page = try String(contentsOf: rig.site.appending(path: receipt.page), encoding: .utf8)
            #expect(page.contains("helo.zip"))
        }

        @Test func letsOnlyOneSweepWork() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: try Self.quickUploads().prefix(4).map { $0 })
            let first = try rig.start("run")
            // The lock is taken before anything else is done, but a process needs a moment to get there.
            let lock = rig.state.appending(path: "work").path()
            while !FileManager.default.fileExists(atPath: lock) && first.isRunning { usleep(1000) }
            let second = try rig.judge("run")
            #expect(second.code == 75)
            #expect(second.output == "" && second.errors == "")
            first.waitUntilExit()
            #expect(first.terminationStatus == 0)
        }

        @Test func judgesNothingAndSaysSoWhenTheEngineIsDown() throws {
            let rig = try Rig(environment: ["DOCKER_HOST": "unix:///nonexistent/docker.sock"])
            defer { rig.remove() }
            try rig.upload(only: try Self.quickUploads().prefix(2).map { $0 })
            let sweep = try rig.judge("run")
            #expect(sweep.code == 1)
            #expect(sweep.errors.contains("/nonexistent/docker.sock"))
            let found = try rig.submissions()
            #expect(found.count == 2)
            #expect(found.allSatisfy { $0.state == "queued" && $0.attempts == 0 })
        }
    }
}
