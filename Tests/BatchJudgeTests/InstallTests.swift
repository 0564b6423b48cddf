import Foundation
import Testing

extension RealEngine {
    /// The scripts that make a machine ready and put the program on it.
    @Suite struct InstallTests {
        private func script(_ name: String) -> URL { Rig.tree.appending(path: "scripts/\(name)") }

        /// Installs the program under test; gives the installed one.
        private func install(into prefix: URL) throws -> URL {
            let build = Rig.program.deletingLastPathComponent()
            try Rig.run(script("install.sh"), [prefix.path(), build.path()]).check()
            return prefix.appending(path: "bin/batch-judge")
        }

        @Test func anInstalledProgramJudgesWithoutTheSourceTree() throws {
            let folder = FileManager.default.temporaryDirectory.appending(
                path: "batch-judge-install-\(UUID().uuidString)"
            )
            defer { try? FileManager.default.removeItem(at: folder) }
            let program = try install(into: folder.appending(path: "prefix"))
            let contest = folder.appending(path: "mine").path()
            try Rig.run(program, ["init", contest]).check()
            let file = ["--contest", contest]
            let config = try Rig.run(program, ["config"] + file).output
            #expect(config.contains("images: \(folder.path())/prefix/share/batch-judge/images"))
            let doctor = try Rig.run(program, ["doctor"] + file)
            #expect(doctor.code == 0, "\(doctor.output)\(doctor.errors)")
            let zip = folder.appending(path: "submissions-inbox/team-1/hello.zip").path()
            let solution = "\(contest)/problems/hello/submissions/accepted/hello.py"
            try Rig.run(URL(filePath: "/usr/bin/env"), ["zip", "--quiet", "--junk-paths", zip, solution]).check()
            let settings = URL(filePath: "\(contest)/contest.yaml")
            try (String(contentsOf: settings, encoding: .utf8) + "\nintake: {settle: 10ms}\n")
                .write(to: settings, atomically: true, encoding: .utf8)
            try Rig.run(URL(filePath: "/bin/sleep"), ["0.1"]).check()
            try Rig.run(program, ["run"] + file).check()
            let judged = try Rig.run(program, ["export", "submissions", "--format", "tsv"] + file).output
            #expect(judged.contains("\tAC\t"), "\(judged)")
        }

        @Test func bringsManualPagesAndCompletionsAndTakesAllOfItAway() throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-man-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let program = try install(into: folder)
            let manual = folder.appending(path: "share/man/man1")
            let pages = try FileManager.default.contentsOfDirectory(atPath: manual.path()).sorted()
            #expect(pages.contains("batch-judge.1") && pages.contains("batch-judge-images-build.1"), "\(pages)")
            #expect(!pages.contains("batch-judge-unpack.1") && pages.count > 20)
            let lint = ["mandoc", "-Tlint", "-Wwarning"] + pages.map { manual.appending(path: $0).path() }
            let looked = try Rig.run(URL(filePath: "/usr/bin/env"), lint)
            #expect(looked.code == 0, "\(looked)")
            let export = try String(contentsOf: manual.appending(path: "batch-judge-export.1"), encoding: .utf8)
            #expect(export.contains("\\-\\-contest"))
            let completions = folder.appending(path: "share/bash-completion/completions/batch-judge").path()
            try Rig.run(URL(filePath: "/bin/bash"), ["-n", completions]).check()
            try Data().write(to: folder.appending(path: "bin/other"))
            try Rig.run(script("install.sh"), ["--remove", folder.path()]).check()
            let left = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])?
                .compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }.map(\.lastPathComponent)
            #expect(left == ["other"], "\(program.path()): \(left ?? [])")
        }

        @Test func refusesToPackWhatNeedsTheToolchain() throws {
            let build = Rig.program.deletingLastPathComponent()
            let run = try Rig.run(script("deb.sh"), [build.path(), "/nonexistent"])
            #expect(run.code == 1 && run.errors.contains("needs the toolchain"), "\(run)")
        }

        @Test func aSweepOutlivesTheReplacementOfItsProgram() throws {
            let rig = try Rig()
            let prefix = rig.folder.appending(path: "prefix")
            defer { rig.remove() }
            let program = try install(into: prefix)
            try rig.upload()
            let sweep = Process()
            sweep.executableURL = program
            sweep.arguments = ["run", "--contest", rig.folder.appending(path: "contest/contest.yaml").path()]
            let messages = Pipe()
            sweep.standardError = messages
            try sweep.run()
            let begun = rig.state.appending(path: "work").path()
            while !FileManager.default.fileExists(atPath: begun) && sweep.isRunning { usleep(1000) }
            _ = try install(into: prefix)
            let said = String(decoding: try messages.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            sweep.waitUntilExit()
            #expect(sweep.terminationStatus == 0 && said == "", "\(said)")
        }

        @Test func refusesToInstallWhatWasNotBuilt() throws {
            let run = try Rig.run(script("install.sh"), ["/nonexistent/prefix", "/nonexistent/build"])
            #expect(run.code == 1 && run.errors.contains("make release"))
        }

        @Test func setupSaysWhyTheToolchainDoesNotStart() throws {
            let folder = FileManager.default.temporaryDirectory.appending(
                path: "batch-judge-setup-\(UUID().uuidString)"
            )
            defer { try? FileManager.default.removeItem(at: folder) }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let swift = folder.appending(path: "swift").path()
            let text = "#!/bin/sh\necho 'swift: error while loading shared libraries: libx.so' >&2\nexit 127\n"
            try Data(text.utf8).write(to: URL(filePath: swift))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: swift)
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            let run = try Rig.run(script("setup.sh"), [], environment: ["PATH": "\(folder.path()):\(path)"])
            #expect(run.code == 1)
            #expect(run.errors.contains("libx.so") && run.errors.contains("swift.org/install"), "\(run.errors)")
        }
    }
}
