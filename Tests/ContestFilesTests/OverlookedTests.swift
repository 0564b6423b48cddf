import ContestModel
import Testing

@testable import ContestFiles

/// What a package holds and nothing reads.
@Suite struct OverlookedTests {
    private func read(_ yaml: String, _ files: [String: String]) throws -> [String] {
        let scratch = try package(yaml, files)
        let place = ContestProblem(id: try ProblemID("hello"), label: "A")
        return try ProblemPackage.read(place, in: scratch.path + "/p", languages: [language("c")]).overlooked
    }

    /// A file of a legacy package, and what is said.
    static let legacy: [(file: String, said: String)] = [
        ("data/secret/my test.in", "data/secret/my test.in: passed over; names are of A-Z a-z 0-9 _ . - alone"),
        ("data/secret/a b/1.in", "data/secret/a b: passed over; names are of A-Z a-z 0-9 _ . - alone"),
        ("data/secret/2.IN", "data/secret/2.IN: passed over; write its ending in small letters"),
        ("data/secrets/1.in", "data/secrets: nothing reads it; test cases lie in data/sample and data/secret"),
        ("data/2.in", "data/2.in: nothing reads it; put it into data/sample or data/secret"),
        (
            "data/secret/g/testdata.yml",
            "data/secret/g/testdata.yml: nothing reads it; the legacy format calls it testdata.yaml"
        ),
        ("data/test_group.yaml", "data/test_group.yaml: nothing reads it; the legacy format calls it testdata.yaml"),
    ]

    @Test(arguments: legacy) func namesWhatALegacyPackageHoldsInVain(file: String, said: String) throws {
        #expect(try read(limited, [file: ""]) == [said])
    }

    @Test func saysNothingOfWhatTheFormatHas() throws {
        let files = [
            "data/testdata.yaml", "data/secret/testdata.yaml", "data/secret/1.hint", "data/secret/1.png",
            "data/secret/._2.in",
            "data/.DS_Store", "data/invalid_input/1.in", "data/secret/README with blanks",
        ]
        #expect(try read(limited, Dictionary(uniqueKeysWithValues: files.map { ($0, "") })) == [])
    }

    @Test func namesWhatThe2025FormatAsksForBeyondJudging() throws {
        let id = "6f1c8a5e-2c2e-4d53-9b8a-8d2d8b1b1a11"
        #expect(try read(plain2025 + "name: A\nuuid: \(id)\n", [:]) == [])
        #expect(
            try read(plain2025, [:]) == [
                "problem.yaml: has no `name`; write one",
                "problem.yaml: has no `uuid`; write one, as `uuidgen` prints it",
            ]
        )
        #expect(
            try read(plain2025 + "name: A\nuuid: mine\n", ["graders/a.py": "", "data/testdata.yaml": ""]) == [
                "problem.yaml:4: uuid: 'mine' is none; write one, as `uuidgen` prints it",
                "graders/: the 2025-09 format has no graders; write `score_aggregation` into test_group.yaml",
                "data/testdata.yaml: nothing reads it; the 2025-09 format calls it test_group.yaml",
            ]
        )
    }

    @Test func refusesGroupFilesOfTheLegacyFormatInThe2025Format() throws {
        let error = try #require(throws: ConfigurationError.self) {
            try read(plain2025, ["data/secret/testdata.yaml": "output_validator_flags: case_sensitive"])
        }
        let said =
            "problems/hello/data/secret/testdata.yaml: is a file of the legacy format; write test_group.yaml instead"
        #expect("\(error)" == said)
    }

    @Test func namesAFewOfMany() throws {
        let files = Dictionary(uniqueKeysWithValues: (10...29).map { ("data/secret/a \($0).in", "") })
        let said = try read(limited, files)
        #expect(said.count == 11 && said.last == "10 more of the kind")
    }
}
