import Foundation
import Testing

extension RealEngine {
    /// The commands, as people and scripts meet them: output, messages, exit codes.
    @Suite struct CommandTests {
        @Test func refusesWrongUseWith64() throws {
            #expect(try Rig.run(Rig.program, ["nonsense"]).code == 64)
            #expect(try Rig.run(Rig.program, ["run", "--nonsense"]).code == 64)
            let rig = try Rig()
            defer { rig.remove() }
            #expect(try rig.judge("site", "--at", "yesterday").code == 64)
            #expect(try rig.judge("rejudge").code == 64)
            #expect(try rig.judge("rejudge", "--problem", "nonsense").code == 64)
            #expect(try rig.judge("rejudge", "--team", "nonsense").code == 64)
            #expect(try rig.judge("images", "build", "nonsense").code == 64)
            for command in ["release", "finalize"] {
                let run = try rig.judge(command)
                #expect(run.code == 64 && run.errors.contains("The contest runs until"), "\(command)")
            }
        }

        @Test func saysWhichFileItCouldNotMakeInWords() throws {
            let run = try Rig.run(Rig.program, ["init", "/proc/contest"])
            #expect(run.code == 1)
            #expect(run.errors.hasPrefix("/proc/contest") && !run.errors.contains("Domain"), "\(run.errors)")
        }

        @Test func saysThatADecisionTookEffectWhereTheSiteCannotFollow() throws {
            let rig = try Rig(replacing: ["start_time": "2020-01-01T10:00:00Z"])
            defer { rig.remove() }
            try Data().write(to: rig.folder.appending(path: "public"))
            let run = try rig.judge("release")
            #expect(run.code == 1 && run.errors.contains("It took effect, but the"), "\(run)")
        }

        @Test func checkSaysOfAFolderWhatIntakeSays() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let folder = rig.folder.appending(path: "hello.zip")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let run = try rig.judge("check", folder.path())
            #expect(run.code == 1 && run.output.hasPrefix("rejected: not-a-zip: ") && run.errors == "", "\(run)")
        }

        @Test func buildingImagesSaysWhyNoEngineAnswers() throws {
            let rig = try Rig(environment: ["DOCKER_HOST": "unix:///nowhere/docker.sock"])
            defer { rig.remove() }
            let run = try rig.judge("images", "build")
            #expect(run.code == 1 && run.errors.hasPrefix("No Docker engine answers at /nowhere/docker.sock"), "\(run)")
        }

        @Test func refusesAnEngineOnAnotherMachine() throws {
            let rig = try Rig(environment: ["DOCKER_HOST": "tcp://127.0.0.1:2375"])
            defer { rig.remove() }
            for command in [["run"], ["images", "list"]] {
                let run = try rig.judge(command)
                #expect(run.code == 1 && run.errors.contains("DOCKER_HOST"), "\(command)")
            }
            #expect(try rig.judge("doctor").output.contains("WRONG  engine: DOCKER_HOST"))
        }

        @Test func refusesAWrongConfigurationWith78AndSaysWhere() throws {
            let rig = try Rig(replacing: ["duration": "five hours"])
            defer { rig.remove() }
            let run = try rig.judge("run")
            #expect(run.code == 78)
            #expect(run.output == "" && run.errors.contains("contest.yaml:") && run.errors.contains("duration"))
        }

        @Test func makesAContestThatWorksAtOnce() throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-init-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let contest = folder.appending(path: "mine").path()
            try Rig.run(Rig.program, ["init", contest]).check()
            let file = ["--contest", "\(contest)/contest.yaml"]
            try Rig.run(Rig.program, ["run"] + file).check()
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: "public/current/index.html").path()))
            let config = try Rig.run(Rig.program, ["config"] + file)
            #expect(config.output.contains("start_time: ") && config.output.contains("contest.yaml:"))
            let doctor = try Rig.run(Rig.program, ["doctor"] + file)
            #expect(doctor.code == 0, "\(doctor.output)\(doctor.errors)")
            #expect(try Rig.run(Rig.program, ["init", contest]).code == 78)
        }

        @Test func saysOfAZipWhatIntakeWouldSay() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload()
            let file = Rig.tree.appending(path: "contest/uploads/expected.json")
            let expected = try JSONDecoder().decode([Expected].self, from: Data(contentsOf: file))
            let zips = expected.filter { $0.reason != "unknown-problem" && $0.reason != "too-large" }
            #expect(zips.count > 20)
            for upload in zips {
                let zip = rig.inbox.appending(path: "\(upload.team)/\(upload.file)").path()
                let run = try rig.judge("check", "--no-run", zip)
                if upload.verdict == "SE" {
                    #expect(
                        run.code == 1 && run.output.hasPrefix("rejected: \(upload.reason ?? ""):"),
                        "\(upload.file): \(run)"
                    )
                } else {
                    #expect(run.code == 0 && run.output.hasPrefix("ok: "), "\(upload.file): \(run)")
                }
            }
        }

        @Test func validatesAsAProgram() throws {
            let folder = FileManager.default.temporaryDirectory.appending(
                path: "batch-judge-validate-\(UUID().uuidString)"
            )
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let answer = folder.appending(path: "1.ans")
            try Data("1.0 2\n".utf8).write(to: answer)
            func validate(_ output: String, _ flags: String...) throws -> Int32 {
                let text =
                    "\(Rig.program.path()) validate /dev/null \(answer.path()) \(folder.path()) \(flags.joined(separator: " "))"
                return try Rig.run(URL(filePath: "/bin/sh"), ["-c", "printf '\(output)' | \(text)"]).code
            }
            #expect(try validate("1.0  2") == 42)
            #expect(try validate("1.01 2") == 43)
            #expect(try validate("1.01 2", "float_tolerance", "0.1") == 42)
            let message = try String(contentsOf: folder.appending(path: "judgemessage.txt"), encoding: .utf8)
            #expect(message.contains("1.01"))
        }

        @Test func scoresAPredictionsFile() throws {
            let folder = FileManager.default.temporaryDirectory.appending(
                path: "batch-judge-score-\(UUID().uuidString)"
            )
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let labels = folder.appending(path: "labels.csv")
            let predictions = folder.appending(path: "predictions.csv")
            try Data("id,label\na,1\nb,0\nc,1\n".utf8).write(to: labels)
            try Data("id,label\nc,1\nb,0\na,0\n".utf8).write(to: predictions)
            let run = try Rig.run(
                Rig.program,
                [
                    "score", "--metric", "accuracy", "--labels", labels.path(), "--id", "id", "--column", "label",
                    predictions.path(),
                ]
            )
            #expect(run.code == 0)
            #expect(run.output == "{\"metric\": \"accuracy\", \"value\": 0.66666666666666663}\n")
        }

        /// Anybody finds the same interval: here Python does, from what docs/ml.md says.
        @Test func tellsIntervalsThatAnybodyCanRecompute() throws {
            let folder = FileManager.default.temporaryDirectory.appending(
                path: "batch-judge-score-\(UUID().uuidString)"
            )
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            func file(_ name: String, _ value: (Int) -> Int) throws -> String {
                let path = folder.appending(path: name)
                let rows = (0..<60).map { "\($0),\(value($0))\n" }.joined()
                try Data("id,label\n\(rows)".utf8).write(to: path)
                return path.path()
            }
            let labels = try file("labels.csv") { $0 * 7 % 3 }
            let (one, other) = (
                try file("one.csv") { $0 * 7 % 3 + ($0 % 5 == 0 ? 1 : 0) }, try file("other.csv") { $0 * 7 % 4 }
            )
            let words = ["--metric", "accuracy", "--labels", labels, "--id", "id", "--column", "label"]
            let run = try Rig.run(Rig.program, ["score"] + words + ["--interval", "iris", "--against", other, one])
            let script = """
                import csv, json, sys
                mask = 2**64 - 1
                def read(path): return [row["label"] for row in csv.DictReader(open(path))]
                y, one, other = map(read, sys.argv[1:])
                state = 0xcbf29ce484222325
                for byte in b"iris": state = (state ^ byte) * 0x100000001b3 & mask
                def draw(count):
                    global state
                    state = state + 0x9E3779B97F4A7C15 & mask
                    bits = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & mask
                    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB & mask
                    return (bits ^ bits >> 31) * count >> 64
                scores, differences = [], []
                for _ in range(2000):
                    rows = [draw(len(y)) for _ in y]
                    values = [sum(p[row] == y[row] for row in rows) / len(rows) for p in (one, other)]
                    scores.append(values[0])
                    differences.append(values[0] - values[1])
                def at(values, share):
                    place = share * (len(values) - 1)
                    below = int(place)
                    values = sorted(values)
                    return values[below] + (values[below + 1] - values[below]) * (place - below)
                print(json.dumps([at(values, share) for values in (scores, differences) for share in (0.025, 0.975)]))
                """
            let python = try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, labels, one, other])
            struct Told: Decodable {
                struct Interval: Decodable { let lower, upper: Double }
                let interval, difference: Interval
            }
            let told = try JSONDecoder().decode(Told.self, from: Data(run.output.utf8))
            let expected = try JSONDecoder().decode([Double].self, from: Data(python.output.utf8))
            let found = [told.interval.lower, told.interval.upper, told.difference.lower, told.difference.upper]
            #expect(
                zip(found, expected).allSatisfy { abs($0 - $1) < 1e-15 } && expected.count == 4,
                "\(found), \(expected)"
            )
            #expect(try Rig.run(Rig.program, ["score"] + words + ["--against", other, one]).code == 64)
        }

        @Test func showsStatusAsTextAndJSON() throws {
            let rig = try Rig()
            defer { rig.remove() }
            #expect(try rig.judge("status").output.contains("Queue: empty"))
            let json = try rig.judge("status", "--json").output
            let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            #expect((value["queue"] as? [Any])?.isEmpty == true)
        }
    }
}
