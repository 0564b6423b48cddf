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

        @Test func countsTestsAndNamesProblemsWithoutHiddenOnes() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let rain = rig.folder.appending(path: "contest/problems/rain")
            try FileManager.default.moveItem(
                at: rain.appending(path: "data/secret"),
                to: rain.appending(path: "data/hidden")
            )
            let file = rain.appending(path: "problem.yaml")
            try Data(String(contentsOf: file, encoding: .utf8).appending("tags: [rain]\n").utf8).write(to: file)
            let run = try rig.judge("doctor")
            #expect(run.output.contains("/rain/data/secret has no test cases: only the samples would be judged\n"))
            #expect(run.output.contains("note   problem rain: keys of problem.yaml that nothing here reads: tags\n"))
            #expect(run.output.contains(/ok     problem hello: \d samples?, \d+ hidden tests\n/))
            #expect(run.output.contains(/ok     problem petals: \d files? of features, \d+ rows scored by [a-z]/))
            #expect(run.output.contains(/note   problem petals: labels are 3 words, .* `classes:`/))
            #expect(!run.output.contains("note   problem cells") && !run.output.contains("note   problem honey"))
        }

        @Test func namesLabelsThatAreNoneAndScoresByOtherRules() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/petals"])
            try rig.judge("run").check()
            #expect(try !rig.judge("doctor").output.contains("WRONG  problem petals"))
            let labels = rig.folder.appending(path: "contest/problems/petals/data/secret/labels.csv")
            let text = try String(contentsOf: labels, encoding: .utf8)
            try Data(text.replacing("f002,clary\n", with: "f002,\n").utf8).write(to: labels)
            let empty = try rig.judge("doctor").output
            #expect(empty.contains("WRONG  problem petals: the labels file, row 3: the label is empty"), "\(empty)")
            try Data(text.utf8).write(to: labels)
            try rig.edit("problems/petals/problem.yaml", replacing: "{id: accuracy}", with: "{id: kappa}")
            let other = try rig.judge("doctor").output
            #expect(
                other.contains(/WRONG  problem petals: submission 1 was scored before .* rejudge --problem petals/),
                "\(other)"
            )
            try rig.judge("rejudge", "--problem", "petals").check()
            try rig.judge("run").check()
            #expect(try !rig.judge("doctor").output.contains("WRONG  problem petals"))
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

        @Test func namesAnInboxThatIsALink() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try FileManager.default.createDirectory(at: rig.inbox, withIntermediateDirectories: true)
            let link = rig.inbox.appending(path: "oshea").path()
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: rig.folder.path())
            #expect(try rig.judge("doctor").output.contains("WRONG  inbox of oshea: \(link) is a link"))
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
            try Data("zip".utf8).write(to: rig.folder.appending(path: "sftp/MAXSUB.zip"))
            #expect(try examine(rig).wrong.contains { $0.contains("sftp/MAXSUB.zip is in no team's folder") })
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

        /// A contest whose cron file is as `cron --install` writes it, and what `doctor` finds once it was changed.
        private func cronFindings(_ change: (OddPlace) throws -> Void) throws -> [String] {
            let place = try OddPlace()
            defer { place.remove() }
            try place.cron("--install").check()
            try change(place)
            let arguments = ["--contest", place.path("contest/contest.yaml"), "--cron", place.path("cron.d")]
            let run = try Rig.run(Rig.program, ["doctor"] + arguments)
            return run.output.split(separator: "\n").filter { $0.contains(" cron: ") }.map(String.init)
        }

        @Test func findsWhatCronIgnoresWithoutAWord() throws {
            let manager = FileManager.default
            func path(_ place: OddPlace) -> String { place.cronFile.path(percentEncoded: false) }
            let good = try cronFindings { _ in }
            #expect(good.first?.hasPrefix("ok     cron: ") == true)
            let unended = try cronFindings { place in
                let text = try String(contentsOf: place.cronFile, encoding: .utf8)
                try Data(text.dropLast().utf8).write(to: place.cronFile)
            }
            #expect(unended.contains { $0.hasPrefix("WRONG  cron: ") && $0.contains("line feed: add one") })
            let dotted = try cronFindings { place in
                try manager.moveItem(atPath: path(place), toPath: path(place) + ".cron")
            }
            #expect(dotted.contains { $0.contains("batch-judge-warmup.cron: cron ignores names with") })
            let open = try cronFindings { place in
                try manager.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path(place))
            }
            #expect(open.contains { $0.contains("others may write to: chmod 644") })
            let foreign = try cronFindings { place in
                try manager.setAttributes([.ownerAccountID: 65534], ofItemAtPath: path(place))
            }
            #expect(foreign.contains { $0.contains("not root's: chown root") })
            let none = try cronFindings { place in try manager.removeItem(atPath: path(place)) }
            #expect(
                none.contains {
                    $0.hasPrefix("note   cron: ") && $0.contains("`batch-judge cron --install` writes one")
                }
            )
        }

        @Test func aContestThatIsOverIsNoFaultAndEachFindingHasItsLine() throws {
            let rig = try Rig(replacing: ["start_time": "2020-01-01T10:00:00Z"])
            defer { rig.remove() }
            try rig.upload()
            let over = try rig.judge("doctor")
            #expect(over.code == 0 && over.output.contains("\nnote   window: the contest ended at "), "\(over)")
            let file = rig.folder.appending(path: "contest/contest.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data("\(text)\ndurations: 5\nstarts: 6\n".utf8).write(to: file)
            let lines = try rig.judge("doctor").output.split(separator: "\n")
            #expect(lines.count { $0.hasPrefix("WRONG  contest: ") } == 2, "\(lines)")
            #expect(lines.allSatisfy { ["ok    ", "note  ", "WRONG "].contains($0.prefix(6)) }, "\(lines)")
        }

        @Test func findsThatSweepsStoppedAndThatTheClockWentBack() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload()
            try rig.judge("run", "--max-time", "0s").check()
            let hourAgo = Date(timeIntervalSinceNow: -3600)
            let tick = rig.state.appending(path: "tick").path()
            try FileManager.default.setAttributes([.modificationDate: hourAgo], ofItemAtPath: tick)
            let database = rig.state.appending(path: "results.sqlite").path()
            let ahead = Int(Date(timeIntervalSinceNow: 500).timeIntervalSince1970 * 1000)
            try Rig.run(URL(filePath: "/usr/bin/sqlite3"), [database, "UPDATE sweep SET ended = \(ahead)"]).check()
            let wrong = try examine(rig).wrong
            #expect(wrong.count == 2, "\(wrong)")
            #expect(wrong.contains { $0.hasPrefix("WRONG  sweeps: none was started since ") })
            #expect(wrong.contains { $0.hasPrefix("WRONG  clock: it went back by 49") })
        }

        @Test func findsAFullDiskAndALogThatCannotBeWritten() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload()
            let script = """
                set -e; mount --make-rprivate /; mkdir -p "$1/var" "$1/public"
                mount -t tmpfs -o size=50m tmpfs "$1/public"; mount -t tmpfs -o size=6g,nr_inodes=100 tmpfs "$1/var"
                mkdir "$1/var/log"; mount --bind "$1/var/log" "$1/var/log"; mount -o remount,ro,bind "$1/var/log"
                exec "$2" doctor --contest "$1/contest/contest.yaml"
                """
            let folder = rig.folder.path()
            let run = try Rig.run(
                URL(filePath: "/usr/bin/unshare"),
                ["-m", "sh", "-c", script, "sh", folder, Rig.program.path()]
            )
            let wrong = run.output.split(separator: "\n").filter { $0.hasPrefix("WRONG") }
            #expect(wrong.contains { $0.hasPrefix("WRONG  log: \(folder)/var/log cannot be written") }, "\(run)")
            #expect(wrong.contains { $0.contains("WRONG  disk: only 50 MiB are free at \(folder)/public (site)") })
            #expect(wrong.contains { $0.contains(" inodes are free at \(folder)/var (state)") })
        }

        @Test func findsAKeyThatSSHDoesNotHave() throws {
            let rig = try Rig(replacing: ["inbox": "../sftp/{team}/upload", "outbox": "../sftp/{team}/reports"])
            defer { rig.remove() }
            let ssh = rig.folder.appending(path: "ssh")
            for folder in ["ssh/batch-judge", "sftp/beavers/upload"] {
                let path = rig.folder.appending(path: folder)
                try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
            }
            func wrong() throws -> [Substring] {
                try rig.judge("doctor", "--ssh", ssh.path()).output.split(separator: "\n")
                    .filter { $0.hasPrefix("WRONG  keys of ") }
            }
            #expect(try wrong().map { $0.contains("keys of beavers: no keys of the team are in") } == [true])
            let all = try rig.judge("doctor", "--ssh", ssh.path()).output
            #expect(all.contains("sftp/oshea/upload is not there: run `batch-judge sftp --apply` again\n"), "\(all)")
            let file = ssh.appending(path: "batch-judge/beavers")
            try Data("restrict ssh-ed25519 AAAA beavers\n".utf8).write(to: file)
            #expect(try wrong().map { $0.contains("are not those of teams.yaml") } == [true])
        }
    }
}
