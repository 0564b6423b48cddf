import Foundation
import Testing

/// Words that stand only where no team may look.
private let canary = "zqxcanary"

extension Rig {
    /// The petals with canaries in every hidden place.
    fileprivate func hideCanaries() throws {
        let problem = folder.appending(path: "contest/problems/petals")
        try edit("problems/petals/problem.yaml", replacing: "name: Petals", with: "# \(canary)\nname: Petals")
        let labels = problem.appending(path: "data/secret/labels.csv")
        let lines = try String(contentsOf: labels, encoding: .utf8).split(separator: "\n")
        let hidden = lines.map { $0.replacing("avens", with: canary) }
        try Data((hidden.joined(separator: "\n") + "\n").utf8).write(to: labels)
        let features = problem.appending(path: "data/features.csv")
        var rows = try String(contentsOf: features, encoding: .utf8).split(separator: "\n").map(String.init)
        for row in 11..<rows.count { rows[row] = rows[row].replacing(".", with: ".0000777") }
        try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: features)
        for path in ["data/secret/notes.txt", "generators/notes.txt", "submissions/accepted/bayes/notes.txt"] {
            try Data(canary.utf8).write(to: problem.appending(path: path))
        }
        try FileManager.default.createSymbolicLink(
            at: problem.appending(path: "attachments/linked.csv"),
            withDestinationURL: labels
        )
    }

    fileprivate func unzip(_ zip: URL, into name: String) throws -> URL {
        let target = folder.appending(path: name)
        try Rig.run(URL(filePath: "/usr/bin/python3"), ["-m", "zipfile", "-e", zip.path(), target.path()]).check()
        return target
    }

    fileprivate func starter(_ name: String = "kit.zip") throws -> URL {
        let zip = folder.appending(path: name)
        try judge("starter", "petals", "--to", zip.path()).check()
        return zip
    }
}

@Suite struct StarterTests {
    private let rig: Rig

    /// Without an engine, so that what an image has installed does not matter.
    init() throws { rig = try Rig(environment: ["DOCKER_HOST": "unix:///nowhere/docker.sock"]) }

    @Test func holdsNothingThatIsHidden() throws {
        defer { rig.remove() }
        try rig.hideCanaries()
        let kit = try rig.unzip(rig.starter(), into: "kit")
        var texts = ""
        for path in try FileManager.default.subpathsOfDirectory(atPath: kit.path()) {
            texts +=
                path + "\n"
                + String(
                    decoding: FileManager.default.contents(atPath: "\(kit.path())/\(path)") ?? Data(),
                    as: UTF8.self
                )
        }
        for word in [canary, ".0000777", "linked.csv"] { #expect(!texts.contains(word), "\(word)") }
        // What teams may have is there.
        for word in ["f001,57.7", "t001", "FROM debian", "predict.py", "accuracy"] {
            #expect(texts.contains(word), "\(word)")
        }
    }

    @Test func hasTheSameBytesAsLongAsTheProblemIsTheSame() throws {
        defer { rig.remove() }
        let first = try Data(contentsOf: rig.starter("1.zip"))
        #expect(try Data(contentsOf: rig.starter("2.zip")) == first)
        try rig.edit("problems/petals/problem.yaml", replacing: "run_time: 60s", with: "run_time: 61s")
        #expect(try Data(contentsOf: rig.starter("3.zip")) != first)
    }

    @Test func saysWhatThePageSaysOfScoresAndPackages() throws {
        defer { rig.remove() }
        let old = "environment: {image: python-ml, requirements: image}\n"
        let standing =
            "  standing: {final: selected}\n  score: {terms: [{metric: f1, weight: 0.6}, {size: {best: 1 KiB, worst: 1 MiB}, weight: 0.4}]}\n"
        let new =
            "environment: {image: python-ml, requirements: wheelhouse, strict: true, allow: [greeter]}\n\(standing)"
        try rig.edit("problems/petals/problem.yaml", replacing: old, with: new)
        try rig.wheel("greeter", "1.0", ["greeter.py": Data()])
        let kit = try rig.unzip(rig.starter(), into: "kit").appending(path: "petals-starter")
        func text(_ path: String) throws -> String {
            try String(contentsOf: kit.appending(path: path), encoding: .utf8)
        }
        let words = try text("README.md")
        for word in [
            "a formula of f1, size ranks", "a text file `petals.select`", "what `wheelhouse.txt` lists",
        ] {
            #expect(words.contains(word), "\(word): \(words)")
        }
        #expect(try text("wheelhouse.txt").hasPrefix("greeter==1.0 --hash=sha256:"))
        // What is refused there is refused at home.
        let zip = rig.inbox.appending(path: "beavers/petals.zip").path()
        try rig.zip(["predict.py": Data(), "requirements.txt": Data("greeter\n".utf8)], to: "beavers/petals.zip")
        let arguments = ["check", "--no-run", "--contest", kit.appending(path: "contest.yaml").path(), zip]
        let check = try Rig.run(Rig.program, arguments, environment: rig.environment)
        #expect(check.code == 1 && check.output.contains("line 1"), "\(check)")
    }

    @Test func itsProgramRunsAndIsAccepted() throws {
        defer { rig.remove() }
        let kit = try rig.unzip(rig.starter(), into: "kit").appending(path: "petals-starter")
        let features = kit.appending(path: "problems/petals/data/sample/features.csv")
        let written = kit.appending(path: "out.csv")
        let program = kit.appending(path: "submission/predict.py")
        try Rig.run(URL(filePath: "/usr/bin/python3"), [program.path(), features.path(), written.path()]).check()
        #expect(try Data(contentsOf: written) == Data(contentsOf: kit.appending(path: "sample-predictions.csv")))
        #expect(try String(contentsOf: written, encoding: .utf8).split(separator: "\n").count == 11)
        // On all rows, against the labels.
        let all = rig.folder.appending(path: "all.csv")
        let petals = rig.folder.appending(path: "contest/problems/petals/data")
        let hidden = petals.appending(path: "features.csv")
        try Rig.run(URL(filePath: "/usr/bin/python3"), [program.path(), hidden.path(), all.path()]).check()
        let score = try Rig.run(
            Rig.program,
            [
                "score", "--metric", "accuracy", "--labels", petals.appending(path: "secret/labels.csv").path(), "--id",
                "id",
                "--column", "label", all.path(),
            ]
        )
        #expect(score.code == 0, "\(score.errors)")
    }

    @Test func takesTheSampleThatThePackageHas() throws {
        defer { rig.remove() }
        let sample = rig.folder.appending(path: "contest/problems/petals/data/sample")
        try FileManager.default.createDirectory(at: sample, withIntermediateDirectories: true)
        try Data("id,leaf_length,leaf_width,petal_length,petal_width\ns1,1,2,3,4\n".utf8)
            .write(to: sample.appending(path: "features.csv"))
        try Data("id,label\ns1,avens\n".utf8).write(to: sample.appending(path: "labels.csv"))
        let kit = try rig.unzip(rig.starter(), into: "kit").appending(path: "petals-starter")
        let data = kit.appending(path: "problems/petals/data/sample")
        #expect(try String(contentsOf: data.appending(path: "labels.csv"), encoding: .utf8) == "id,label\ns1,avens\n")
        #expect(
            try String(contentsOf: kit.appending(path: "sample-predictions.csv"), encoding: .utf8) == "id,label\ns1,0\n"
        )
    }

    /// A team can have the very same wheels.
    @Test func listsTheWheelhouse() throws {
        defer { rig.remove() }
        try rig.allowPackages("requirements: wheelhouse, max_size: 64 MiB, strict: true")
        try rig.wheel("small", "1.0", ["small.py": Data()])
        let wheel = rig.wheels.appending(path: "small-1.0-py3-none-any.whl").path()
        let linux = rig.wheels.appending(path: "other-2.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl")
            .path()
        try FileManager.default.copyItem(atPath: wheel, toPath: linux)
        let kit = try rig.unzip(rig.starter(), into: "kit").appending(path: "petals-starter")
        let digest = try Rig.run(URL(filePath: "/usr/bin/sha256sum"), [wheel]).output.prefix(64)
        let list = try String(contentsOf: kit.appending(path: "wheelhouse.txt"), encoding: .utf8)
        #expect(list == "other==2.0 --hash=sha256:\(digest)\nsmall==1.0 --hash=sha256:\(digest)\n")
        let readme = try String(contentsOf: kit.appending(path: "README.md"), encoding: .utf8)
        #expect(
            readme.contains(
                "--platform manylinux2014_x86_64 --platform manylinux_2_17_x86_64 --dest problems/petals/wheels"
            )
        )
        let yaml = try String(contentsOf: kit.appending(path: "problems/petals/problem.yaml"), encoding: .utf8)
        #expect(
            yaml.contains("\"wheelhouse\"") && yaml.contains("\"64 MiB\"") && yaml.contains("\"strict\" : true"),
            "\(yaml)"
        )
    }

    @Test func isLinkedFromTheProblemsPageWithTheAttachments() throws {
        defer { rig.remove() }
        try rig.judge("starter", "petals").check()
        try rig.judge("site").check()
        let folder = rig.site.appending(path: "problems/petals")
        let page = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
        #expect(page.contains("<a href=\"files/petals-starter.zip\" download>Starter kit</a>"))
        #expect(page.contains("<a href=\"files/train.csv\" download>train.csv</a>"))
        for name in ["petals-starter.zip", "train.csv"] {
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: "files/\(name)").path()))
        }
        #expect(rig.judges("starter", "hello") == 64 && rig.judges("starter", "nothing") == 64)
    }

    /// What can be said at home without an engine.
    @Test func checkWithoutDockerLooksAtTheFiles() throws {
        defer { rig.remove() }
        let kit = try rig.unzip(rig.starter(), into: "kit").appending(path: "petals-starter")
        func check(_ files: [String: Data]) throws -> Rig.Run {
            try rig.zip(files, to: "beavers/petals.zip")
            let zip = rig.inbox.appending(path: "beavers/petals.zip").path()
            return try Rig.run(
                Rig.program,
                ["check", "--contest", kit.appending(path: "contest.yaml").path(), zip],
                environment: rig.environment
            )
        }
        let program = Data("pass".utf8)
        let good = try check(["predict.py": program, "predictions.csv": Data("id,label\na,avens\n".utf8)])
        #expect(good.code == 0 && good.output.contains("has the form of predictions"), "\(good)")
        #expect(good.output.contains("not run: Docker does not answer"))
        let bad = try check(["predict.py": program, "predictions.csv": Data("id,name\na,avens\n".utf8)])
        #expect(bad.code == 1 && bad.output.contains("the header has no column 'label'"), "\(bad)")
        let twice = try check(["predict.py": program, "predictions.csv": Data("id,label\na,x\na,y\n".utf8)])
        #expect(twice.code == 1 && twice.output.contains("id 'a' occurs twice"), "\(twice)")
        #expect(try check(["other.py": program]).output.contains("missing-file"))
        #expect(try check(["predict.py": program, "x.exe": program]).output.contains("file-type"))
    }
}

extension Rig {
    /// The exit code.
    fileprivate func judges(_ arguments: String...) -> Int32? { (try? judge(arguments))?.code }
}

extension RealEngine {
    @Suite struct TrialTests {
        /// With the wheels of the contest, or those that a team got for its kit.
        @Test func checkInstallsWhatASubmissionAsksFor() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.allowPackages("requirements: wheelhouse")
            try rig.wheel("greeter", "1.0", ["greeter.py": Data("WORD = 'hello'".utf8)])
            try rig.model("import greeter; print(greeter.WORD)", "greeter\n", to: "beavers/petals.zip")
            let zip = rig.inbox.appending(path: "beavers/petals.zip").path()
            let own = try rig.judge("check", zip)
            #expect(own.code == 0 && own.output.contains("on the sample: AC"), "\(own)")
            let kit = try rig.unzip(rig.starter(), into: "kit").appending(path: "petals-starter")
            func check() throws -> Rig.Run {
                try Rig.run(Rig.program, ["check", "--contest", kit.appending(path: "contest.yaml").path(), zip])
            }
            #expect(try check().code == 1)
            try FileManager.default.copyItem(at: rig.wheels, to: kit.appending(path: "problems/petals/wheels"))
            let home = try check()
            #expect(home.code == 0 && home.output.contains("hello"), "\(home)")
            try rig.model("", "greter\n", to: "beavers/petals.zip")
            let bad = try check()
            #expect(
                bad.code == 1 && bad.output.contains("CE (packages)") && bad.output.contains("write greeter."),
                "\(bad)"
            )
        }

        /// What the image has is not downloaded in another version, but where the list asks for it.
        @Test func aWheelhouseGoesWithItsImage() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let source = rig.folder.appending(path: "source")
            try rig.wheel("greeter", "1.0", ["greeter.py": Data()], requires: ["numpy>=1.20"], in: source)
            for version in ["1.24.2", "9.0"] { try rig.wheel("numpy", version, ["numpy.py": Data()], in: source) }
            let python = Rig.tree.appending(path: ".build/scikit-learn/bin").path()
            let list = rig.folder.appending(path: "list.txt")
            func built(_ words: String) throws -> [String] {
                try Data("--no-index\n--find-links \(source.path())\n\(words)\n".utf8).write(to: list)
                let target = rig.folder.appending(path: "wheels-\(words.count)")
                let run = try Rig.run(
                    Rig.program,
                    ["wheelhouse", "build", list.path(), "--to", target.path()],
                    environment: ["PATH": "\(python):/usr/bin:/bin"]
                )
                try run.check()
                return try FileManager.default.contentsOfDirectory(atPath: target.path()).filter {
                    $0.hasSuffix(".whl")
                }.sorted()
            }
            #expect(try built("greeter") == ["greeter-1.0-py3-none-any.whl"])
            #expect(try built("greeter\nNumPy") == ["greeter-1.0-py3-none-any.whl", "numpy-9.0-py3-none-any.whl"])
        }

        @Test func checkRunsAModelOnTheSample() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let kit = try rig.unzip(rig.starter(), into: "kit").appending(path: "petals-starter")
            let packages = try String(contentsOf: kit.appending(path: "images/packages.txt"), encoding: .utf8)
            #expect(packages.hasPrefix("Python 3.") && packages.contains("\nnumpy 1."), "\(packages)")
            let template = try Data(contentsOf: kit.appending(path: "submission/predict.py"))
            func check(_ program: Data) throws -> Rig.Run {
                try rig.zip(["predict.py": program], to: "beavers/petals.zip")
                let zip = rig.inbox.appending(path: "beavers/petals.zip").path()
                return try Rig.run(
                    Rig.program,
                    ["check", "--contest", kit.appending(path: "contest.yaml").path(), zip]
                )
            }
            let good = try check(template)
            #expect(good.code == 0 && good.output.contains("on the sample: AC"), "\(good)")
            let bad = try check(Data("import numpy\nprint('hello')\nnumpy.zeros(3) + numpy.zeros(4)\n".utf8))
            #expect(bad.code == 1 && bad.output.contains("on the sample: RTE (exit-code)"), "\(bad)")
            #expect(bad.output.contains("hello") && bad.output.contains("do not go together: (3,) (4,)"))
            #expect(!FileManager.default.fileExists(atPath: kit.appending(path: "state").path()))
        }

        /// Labels with a column that says which rows are private are read in a trial, too.
        @Test func aTrialKnowsNoPrivateRows() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let data = rig.folder.appending(path: "contest/problems/petals/data")
            let labels = data.appending(path: "secret/labels.csv")
            let rows = try String(contentsOf: labels, encoding: .utf8).split(separator: "\n").dropFirst()
            let split = rows.enumerated().map { "\($1),\($0 % 2 == 0 ? "Public" : "Private")\n" }
            try Data(("id,species,usage\n" + split.joined()).utf8).write(to: labels)
            try rig.edit(
                "problems/petals/problem.yaml",
                replacing: "labels: data/secret/labels.csv",
                with: "labels: data/secret/labels.csv\n    split: usage"
            )
            let program = """
                import csv, sys
                with open(sys.argv[2], "w") as f:
                    print("id,label", file=f)
                    for row in csv.DictReader(open(sys.argv[1])): print(row["id"] + ",avens", file=f)
                """
            for name in ["smoke-petals.zip", "petals.zip"] {
                try rig.zip(["predict.py": Data(program.utf8)], to: "beavers/\(name)")
            }
            try rig.settle()
            let own = try rig.judge("check", rig.inbox.appending(path: "beavers/petals.zip").path())
            #expect(own.code == 0 && own.output.contains("on the sample: AC"), "\(own)")
            // With labels of a sample, which have that column as well.
            let sample = data.appending(path: "sample")
            try FileManager.default.createDirectory(at: sample, withIntermediateDirectories: true)
            for file in [data.appending(path: "features.csv"), labels] {
                try FileManager.default.copyItem(at: file, to: sample.appending(path: file.lastPathComponent))
            }
            let check = try rig.judge("check", rig.inbox.appending(path: "beavers/petals.zip").path())
            #expect(check.code == 0 && check.output.contains("accuracy"), "\(check)")
            try rig.judge("run").check()
            #expect(try rig.submissions().map(\.verdict) == ["AC", "AC"])
        }

        /// A smoke test sees the first rows of the features, and nothing of it counts.
        @Test func aSmokeTestRunsOnTheSampleAndSaysAllThatWasPrinted() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let program = """
                import csv, sys
                rows = list(csv.DictReader(open(sys.argv[1])))
                print("rows:", len(rows), flush=True)
                print("to the side", file=sys.stderr)
                with open(sys.argv[2], "w") as f:
                    print("id,label", file=f)
                    for row in rows: print(row["id"] + ",avens", file=f)
                """
            try rig.zip(["predict.py": Data(program.utf8)], to: "beavers/smoke-petals.zip")
            try rig.zip(["predict.py": Data("open('nothing.txt')".utf8), "a.csv": Data()], to: "beavers/petals.zip")
            try rig.settle()
            try rig.judge("run").check()
            let submissions = try rig.submissions()
            #expect(Set(submissions.map(\.verdict)) == ["AC", "RTE"])
            let folder = rig.folder.appending(path: "var/outbox/beavers/reports")
            let reports = try ["1", "2"].map {
                try String(contentsOf: folder.appending(path: "\($0)/report.txt"), encoding: .utf8)
            }
            let smoke = try #require(reports.first { $0.contains("smoke-petals.zip") })
            #expect(smoke.contains("    rows: 10\n    to the side\n") && !smoke.contains("accuracy"), "\(smoke)")
            let other = try #require(reports.first { !$0.contains("smoke-petals.zip") })
            #expect(other.contains("In the zip: a.csv, predict.py"), "\(other)")
            let board = try String(contentsOf: rig.site.appending(path: "leaderboard.json"), encoding: .utf8)
            #expect(!board.contains("\"solved\": true") && !board.contains("\"num_solved\": 1"))
        }
    }
}
