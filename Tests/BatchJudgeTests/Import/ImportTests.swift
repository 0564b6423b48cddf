import Foundation
import Testing

/// Packages of strangers, brought into a contest.
@Suite struct ImportTests {
    /// Makes zips as three systems make them; the entries are those of `package`, changed as each system would.
    private static let maker = """
        import json, stat, sys, zipfile
        target, system, entries = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
            for name, text in sorted(entries.items()):
                link = text.startswith("-> ")
                info = zipfile.ZipInfo("x")
                info.filename = name.replace("/", "\\\\") if system == "windows" else name
                info.create_system = 0 if system == "windows" else 3
                kind = stat.S_IFLNK if link else stat.S_IFREG
                info.external_attr = 0 if system == "windows" else (kind | 0o644) << 16
                made.writestr(info, text[3:] if link else text)
        """

    private let rig: Rig

    init() throws { rig = try Rig() }

    private static let package = [
        "problem.yaml": "name: Half\nlimits: {memory: 512}\ntags: x\n",
        "problem_statement/problem.en.tex": "\\problemname{Half}\nHalve $n$.\n",
        "problem_statement/problem.pdf": "%PDF-1.4\n",
        ".timelimit": "2\n",
        "data/sample/1.in": "2\n", "data/sample/1.ans": "1\n",
        "data/secret/g/a.in": "4\n", "data/secret/g/a.ans": "2\n",
    ]

    private func zip(_ name: String, _ entries: [String: String], system: String = "unix") throws -> String {
        let path = rig.folder.appending(path: name).path()
        let json = String(decoding: try JSONEncoder().encode(entries), as: UTF8.self)
        try Rig.run(URL(filePath: "/usr/bin/env"), ["python3", "-c", Self.maker, path, system, json]).check()
        return path
    }

    private func problem(_ id: String) -> URL { rig.folder.appending(path: "contest/problems/\(id)") }

    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    }

    private static func below(_ folder: String, _ entries: [String: String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: entries.map { (folder + $0.key, $0.value) })
    }

    private static let others = [
        "__MACOSX/half/._problem.yaml": "x", "half/.DS_Store": "x", "half/data/secret/g/._a.in": "x",
    ]
    private static let windows = [
        "problem.yaml": "\u{FEFF}name: Half\r\nlimits: {memory: 512}\r\ntags: x\r\n",
        "Data/Secret/g/B.IN": "6", "Data/Secret/g/B.ANS": "3",
    ]
    private static let links = ["data/secret/h/a.in": "-> ../g/a.in", "data/secret/h/a.ans": "-> ../g/a.ans"]

    /// A zip's name, its system, its entries, and the hidden tests that are in it.
    static let good: [(name: String, system: String, entries: [String: String], hidden: String)] = [
        ("half.zip", "unix", package, "1 hidden test in 1 folder"),
        ("half.kpp", "unix", below("Some Folder/", package), "1 hidden test in 1 folder"),
        ("half.zip", "unix", package.merging(links) { $1 }, "2 hidden tests in 2 folders"),
        ("half.zip", "unix", below("half/", package).merging(others) { $1 }, "1 hidden test in 1 folder"),
        ("half.zip", "windows", below("half/", package.merging(windows) { $1 }), "2 hidden tests in 1 folder"),
    ]

    @Test(arguments: good)
    func importsZipsOfStrangers(name: String, system: String, entries: [String: String], hidden: String) throws {
        defer { rig.remove() }
        let run = try rig.judge("import", try zip(name, entries, system: system))
        #expect(run.code == 0 && run.errors == "", "\(run)")
        let expected = """
            problems/half: Half
              package     legacy, pass-fail
              tests       1 sample, \(hidden)
              judged by   comparing tokens
              limits      2.0 s of CPU time, 512 MiB of memory, 8 MiB of output
              languages   all
            """
        #expect(run.output.hasPrefix(expected), "\(run.output)")
        #expect(run.output.contains("passed over tags") && run.output.contains("add `- {id: half}` to `problems`"))
        #expect(try names(in: problem("half/data/secret/g")).allSatisfy { !$0.hasPrefix(".") })
        #expect(try !names(in: problem("")).contains { $0.hasPrefix(".") })
    }

    /// A zip's entries and what is said of it.
    static let bad: [(entries: [String: String], message: String)] = [
        (["readme": "x"], "the zip holds no problem.yaml"),
        (below("a/", package).merging(below("b/", package)) { $1 }, "the zip holds several problems: a, b"),
        (package.merging(["../evil": "x"]) { $1 }, "'../evil' in the zip leads out of the package"),
        (package.merging(["/tmp/evil": "x"]) { $1 }, "'/tmp/evil' in the zip leads out of the package"),
        (package.merging(["data/l": "-> /etc/passwd"]) { $1 }, "'data/l' in the zip leads out of the package"),
        (package.merging(["data/l": "-> ../../x"]) { $1 }, "'data/l' in the zip leads out of the package"),
        (package.merging(["data/l": "-> secret/../../x"]) { $1 }, "'data/l' in the zip leads out of the package"),
        (package.merging(["data/l": "-> secret", "data/l/x.in": "x"]) { $1 }, "'data/l' is in the zip twice"),
    ]

    @Test(arguments: bad) func refusesOtherZipsAndLeavesNothing(entries: [String: String], message: String) throws {
        defer { rig.remove() }
        let before = try names(in: problem(""))
        let run = try rig.judge("import", try zip("half.zip", entries))
        #expect(run.code == 1 && run.errors.contains(message), "\(run)")
        #expect(try names(in: problem("")) == before)
    }

    @Test func saysWhatIsWrongWithThePackageAndLeavesNothing() throws {
        defer { rig.remove() }
        let before = try names(in: problem(""))
        let run = try rig.judge(
            "import",
            try zip("half.zip", Self.package.merging(["problem.yaml": "type: music"]) { $1 })
        )
        #expect(run.code == 78, "\(run)")
        #expect(run.errors.hasPrefix("problems/half/problem.yaml:1: type: is 'music'"), "\(run)")
        #expect(try names(in: problem("")) == before)
        #expect(try rig.judge("import", try zip("no id.zip", Self.package)).code == 64)
        #expect(try rig.judge("import", "/nowhere/half.zip").code == 64)
    }

    @Test func replacesOnlyWhenToldTo() throws {
        defer { rig.remove() }
        let first = try zip("half.zip", Self.package)
        try rig.judge("import", first).check()
        let second = try zip("new.zip", Self.package.merging([".timelimit": "7"]) { $1 })
        let refused = try rig.judge("import", second, "--id", "half")
        #expect(refused.code == 1 && refused.errors.contains("problems/half is there already"), "\(refused)")
        #expect(try String(contentsOf: problem("half/.timelimit"), encoding: .utf8) == "2\n")
        try rig.judge("import", second, "--id", "half", "--force").check()
        #expect(try String(contentsOf: problem("half/.timelimit"), encoding: .utf8) == "7")
        #expect(try !names(in: problem("")).contains { $0.hasPrefix(".") })
    }

    @Test func importsFoldersWithTheirConstants() throws {
        defer { rig.remove() }
        let source = rig.folder.appending(path: "from/double")
        let files = [
            "problem.yaml": "problem_format_version: 2025-09\nlimits: {time_limit: 1}\nconstants: {n: 5}\n",
            "statement/problem.en.md": "At most {{n}}.\n", "output_validator/check.py": "n = {{n}}; m = {{m}}\n",
            "data/secret/1.in": "", "data/secret/1.ans": "",
        ]
        for (name, text) in files {
            let file = source.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        let run = try rig.judge("import", source.path() + "/")
        #expect(run.code == 0 && run.output.contains("judged by   output_validator/check.py"), "\(run)")
        let copy = problem("double/output_validator/check.py")
        #expect(try String(contentsOf: copy, encoding: .utf8) == "n = 5; m = {{m}}\n")
        try FileManager.default.createSymbolicLink(
            atPath: source.appending(path: "data/out").path(),
            withDestinationPath: "../../../contest"
        )
        let refused = try rig.judge("import", source.path(), "--id", "again")
        #expect(refused.code == 1 && refused.errors.contains("data/out leads out of the package"), "\(refused)")
    }

    @Test func aZipInTheFolderOfProblemsIsAProblem() throws {
        defer { rig.remove() }
        let contest = rig.folder.appending(path: "contest/contest.yaml")
        let yaml = try String(contentsOf: contest, encoding: .utf8)
        try yaml.replacing("problems:\n", with: "problems:\n  - {id: half, label: Z}\n").write(
            to: contest,
            atomically: true,
            encoding: .utf8
        )
        let path = try zip("half.zip", Self.package.merging(["data/secret/g/a.in": "1"]) { $1 })
        try FileManager.default.moveItem(atPath: path, toPath: problem("half.zip").path())
        let upload = try zip("half-1.zip", ["a.py": "print(1)\n"])
        let first = try rig.judge("check", upload, "--problem", "half")
        #expect(first.code == 0 && first.output.contains("would be judged for half"), "\(first)")
        let packages = rig.folder.appending(path: "var/packages")
        #expect(try names(in: packages).count == 1)
        let wrong = try zip("half.zip", Self.package.merging(["problem.yaml": "type: music"]) { $1 })
        try FileManager.default.removeItem(at: problem("half.zip"))
        try FileManager.default.moveItem(atPath: wrong, toPath: problem("half.zip").path())
        let second = try rig.judge("check", upload, "--problem", "half")
        #expect(second.code == 78 && second.errors.contains("problems/half/problem.yaml:1: type"), "\(second)")
        #expect(try names(in: packages).count == 2)
    }
}
