import ContestModel
import Testing

@testable import ContestFiles

struct TestDataTests {
    /// A package with empty files of these names below `data`.
    private func data(_ files: [String], _ others: [String: String] = [:]) throws -> Scratch {
        let empty = Dictionary(uniqueKeysWithValues: files.map { ("p/data/\($0)", "") })
        return try Scratch(empty.merging(others) { $1 }.merging(["p/problem.yaml": limited]) { $1 })
    }

    @Test func samplesComeFirstThenBytesDecide() throws {
        let names = [
            "secret/a/2", "secret/a/10", "secret/a-b/1", "secret/B", "secret/_z", "secret/a.b/c/1", "sample/2",
            "sample/x/1",
            "sample/1.5",
        ]
        let problem = try loadPackage(data(names.flatMap { [$0 + ".in", $0 + ".ans"] }))
        #expect(
            problem.tests.map(\.name) == [
                "sample/1.5", "sample/2", "sample/x/1", "secret/B", "secret/_z", "secret/a-b/1", "secret/a.b/c/1",
                "secret/a/10", "secret/a/2",
            ]
        )
        #expect(problem.tests.map(\.isSample) == Array(repeating: true, count: 3) + Array(repeating: false, count: 6))
        #expect(problem.tests.last?.group == "secret/a")
    }

    @Test func ignoresWhatTheFormatTreatsAsAbsent() throws {
        let files = [
            "secret/1.in", "secret/1.ans", "secret/.2.in", "secret/-3.in", "secret/4 b.in", "secret/1.desc",
            "secret/1.hint",
            "secret/1.png", "secret/README", "secret/.git/5.in",
        ]
        #expect(try loadPackage(data(files)).tests.map(\.name) == ["secret/1"])
    }

    @Test(
        arguments: [
            (["secret/1.in"], "data/secret/1.in: has no answer file; add 1.ans beside it"),
            (["secret/g/1.ans"], "data/secret/g/1.ans: has no input file; add 1.in beside it"),
            (["x"], "data: has no test cases; put pairs X.in and X.ans into data/secret"),
            (["secret/1.in/x", "secret/1.ans"], "data/secret/1.in: is not a plain file; put a file in its place"),
        ]
    )
    func saysWhatIsMissing(files: [String], complaint: String) throws {
        let scratch = try data(files)
        #expect(complaints { _ = try loadPackage(scratch) } == ["problems/hello/" + complaint])
    }

    @Test func followsLinksInsideThePackage() throws {
        let scratch = try data(["secret/1/a.in", "secret/1/a.ans"], ["p/elsewhere/b.in": "", "p/elsewhere/b.ans": ""])
        try scratch.link("p/data/secret/2/a.in", to: "../1/a.in")
        try scratch.link("p/data/secret/2/a.ans", to: "../../../data/secret/1/a.ans")
        try scratch.link("p/data/secret/3", to: "../../elsewhere")
        let problem = try loadPackage(scratch)
        let root = scratch.path + "/p/"
        #expect(problem.tests.map(\.name) == ["secret/1/a", "secret/2/a", "secret/3/b"])
        #expect(
            problem.tests.map(\.inputFile) == [
                root + "data/secret/1/a.in", root + "data/secret/1/a.in", root + "elsewhere/b.in",
            ]
        )
        #expect(problem.tests[1].answerFile == root + "data/secret/1/a.ans")
    }

    @Test func thePackageItselfMayBeALink() throws {
        let scratch = try data(["secret/a.in", "secret/a.ans"])
        try scratch.link("hello", to: "p")
        let place = ContestProblem(id: try ProblemID("hello"), label: "A")
        let problem = try ProblemPackage.load(place, in: scratch.path + "/hello", languages: [])
        #expect(problem.folder == scratch.path + "/p")
    }

    /// A link below `data/secret`, where it leads, and the complaint that it earns.
    static let strayLinks: [(link: String, destination: String, complaint: String)] = [
        ("2.in", "../../../secret.txt", "is a link that leads out of the package; copy the file in"),
        ("2.in", "/etc/passwd", "is a link that leads out of the package; copy the file in"),
        ("2.in", "1.gone", "is a link that leads nowhere; put the file in its place"),
        ("2.in", "2.in", "is a link that leads nowhere; put the file in its place"),
        ("g", "../../..", "is a link that leads out of the package; copy the folder in"),
        ("g", "/etc", "is a link that leads out of the package; copy the folder in"),
    ]

    @Test(arguments: strayLinks)
    func refusesLinksOutOfThePackage(link: String, destination: String, complaint: String) throws {
        let answer = link == "2.in" ? ["secret/2.ans"] : []
        let scratch = try data(["secret/1.in", "secret/1.ans"] + answer, ["secret.txt": ""])
        try scratch.link("p/data/secret/\(link)", to: destination)
        #expect(complaints { _ = try loadPackage(scratch) } == ["problems/hello/data/secret/\(link): \(complaint)"])
    }

    @Test func linksInCirclesEnd() throws {
        let scratch = try data(["secret/1.in", "secret/1.ans"])
        try scratch.link("p/data/secret/g", to: "../secret")
        let found = complaints { _ = try loadPackage(scratch) }
        #expect(try #require(found.first).hasSuffix("lies too deep; use at most 16 folders within each other"))
    }

    @Test func flagsOfTheTestDataAreInherited() throws {
        let files = ["sample/1.in", "sample/1.ans", "secret/g/1.in", "secret/g/1.ans"]
        let flags = ["p/data/testdata.yaml": "output_validator_flags: float_tolerance 1e-4\n"]
        let comparison = ComparisonFlags(absoluteTolerance: 1e-4, relativeTolerance: 1e-4)
        let problem = try loadPackage(data(files, flags))
        #expect(problem.tests.map(\.comparison) == problem.tests.map { _ in .tokens(comparison) })
        let other = flags.merging(["p/data/secret/g/testdata.yaml": "output_validator_flags: case_sensitive\n"]) { $1 }
        let mixed = try loadPackage(data(files, other))
        #expect(
            mixed.tests.map(\.comparison) == [
                .tokens(comparison), .tokens(ComparisonFlags(isCaseSensitive: true)),
            ]
        )
    }

    @Test func aToleranceMayNotComeFromBothPlaces() throws {
        let scratch = try data(
            ["secret/1.in", "secret/1.ans"],
            ["p/data/testdata.yaml": "output_validator_flags: float_tolerance 1e-4\n"]
        )
        try scratch.write(limited + "validator_flags: float_relative_tolerance 1e-6\n", to: "p/problem.yaml")
        #expect(complaints { _ = try loadPackage(scratch) }.first?.contains("is set already") == true)
    }
}
