import Foundation
import Testing

extension RealEngine {
    /// Problems' own validators and graders in a sweep.
    @Suite struct OwnProgramTests {
        private struct Pointed: Decodable {
            struct Group: Decodable { let name: String, score: Double }
            let file: String
            let verdict: String?
            let score: Double?
            let groups: [Group]
        }

        private struct Board: Decodable {
            struct Row: Decodable {
                struct Team: Decodable { let id: String }
                let team: Team
                let score: Double?
            }
            let rows: [Row]
        }

        private func submission(_ package: String, _ path: String) throws -> Data {
            try Data(contentsOf: Rig.tree.appending(path: "Tests/Packages/\(package)/submissions/\(path)"))
        }

        @Test func pointsReachTheExportTheReportAndTheBoard() throws {
            let (rig, _) = try Rig.ofPackages(
                ["calculator"],
                replacing: ["settle": "0s", "scoreboard_type": "score"]
            )
            defer { rig.remove() }
            try rig.zip(
                ["a.c": submission("calculator", "partially_accepted/crashes.c")],
                to: "beavers/calculator.zip"
            )
            try rig.zip(["a.py": submission("calculator", "accepted/all.py")], to: "oshea/calculator.zip")
            try rig.judge("run").check()
            let exported = try JSONDecoder().decode(
                [Pointed].self,
                from: Data(rig.judge("export", "submissions", "--format", "json").output.utf8)
            )
            #expect(Set(exported.map(\.score)) == [50, 100] && exported.allSatisfy { $0.verdict == "AC" })
            let part = try #require(exported.first { $0.score == 50 })
            #expect(part.groups.filter { $0.name.hasPrefix("secret/") }.map(\.score).reduce(0, +) == 50)
            let board = try JSONDecoder().decode(
                Board.self,
                from: Data(contentsOf: rig.site.appending(path: "leaderboard.json"))
            )
            #expect(board.rows.map(\.team.id) == ["oshea", "beavers"] && board.rows.map(\.score) == [100, 50])
        }

        /// Each is a judging error that names it; nobody is charged, and other problems go on.
        @Test(arguments: [
            ("return 1;", "ended with exit code 1, neither 42 nor 43,"), ("return 0;", "ended with exit code 0"),
            ("for (;;) {}", "passed its limit of CPU time"), ("pause();", "passed its limit of wall time"),
            ("for (;;) puts(\"a flood\");", "passed its limit of output"), ("abort();", "was ended by signal 6"),
            ("std::ofstream(std::string(a[3]) + \"score.txt\") << \"much\"; return 42;", "is not one number"),
            ("this is no program", "cannot be built"),
        ])
        func aValidatorThatFailsIsNamed(body: String, words: String) throws {
            let (rig, _) = try Rig.ofPackages(["summands", "circle"], replacing: ["settle": "0s", "retries": "0"])
            defer { rig.remove() }
            let source = """
                #include <cstdio>
                #include <cstdlib>
                #include <fstream>
                #include <string>
                #include <unistd.h>
                int main(int, char **a) { (void)a; \(body) }
                """
            let folder = rig.folder.appending(path: "contest/problems/summands")
            let validators = folder.appending(path: "output_validators")
            for name in try FileManager.default.contentsOfDirectory(atPath: validators.path()) {
                try FileManager.default.removeItem(at: validators.appending(path: name))
            }
            try Data(source.utf8).write(to: validators.appending(path: "checks.cpp"))
            try rig.edit(
                "problems/summands/problem.yaml",
                replacing: "validation: custom",
                with: "validation: custom\nlimits: {validation_time: 1, validation_output: 1}"
            )
            try rig.zip(["a.py": submission("summands", "accepted/largest.py")], to: "beavers/summands.zip")
            try rig.zip(["a.py": submission("circle", "accepted/scientific.py")], to: "oshea/circle.zip")
            let run = try rig.judge("run")
            #expect(run.code == 1 && run.errors.contains("problems/summands/output_validators/checks.cpp"), "\(run)")
            #expect(run.errors.contains(words), "\(run.errors)")
            let submissions = try rig.submissions()
            let failed = try #require(submissions.first { $0.problem == "summands" })
            #expect(failed.state == "failed" && !failed.charged)
            #expect(submissions.first { $0.problem == "circle" }?.verdict == "AC")
            #expect(try rig.containers() == [])
        }

        /// Neither the package nor what the validator leaves is anywhere in a submission's container.
        @Test func aSubmissionSeesNothingOfTheValidator() throws {
            let (rig, _) = try Rig.ofPackages(["summands"], replacing: ["settle": "0s"])
            defer { rig.remove() }
            let look = """
                import os
                assert not any(os.path.exists(p) for p in ("/package", "/before", "/work/feedback", "/files"))
                """
            let honest = try submission("summands", "accepted/largest.py")
            try rig.zip(["a.py": Data("\(look)\n".utf8) + honest], to: "beavers/summands.zip")
            try rig.judge("run").check()
            let found = try rig.submissions()
            #expect(found.map(\.verdict) == ["AC"], "\(found)")
        }
    }
}
