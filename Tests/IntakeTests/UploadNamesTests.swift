import ContestModel
import Testing

@testable import Intake

@Suite struct UploadNamesTests {
    private static let names = UploadNames(
        problems: ["hello", "hello-world", "a", "smoke-signals"].compactMap { try? ProblemID($0) }
    )

    @Test(
        arguments: [
            (nil, "hello.zip", "hello", false), (nil, "hello-2.zip", "hello", false),
            (nil, "hello.ZIP", "hello", false),
            (nil, "hello-world.zip", "hello-world", false), (nil, "hello-world-x.zip", "hello-world", false),
            (nil, "hello-worlds.zip", "hello", false), (nil, "helloo.zip", nil, false), (nil, "Hello.zip", nil, false),
            (nil, "b.zip", nil, false), (nil, ".zip", nil, false), (nil, "a-.zip", "a", false),
            (nil, "a.b.zip", nil, false),
            (nil, "smoke-hello.zip", "hello", true), (nil, "smoke-hello-3.zip", "hello", true),
            (nil, "smoke-b.zip", nil, true),
            (nil, "smoke-signals.zip", "smoke-signals", false), (nil, "smoke-smoke-signals.zip", "smoke-signals", true),
            ("hello", "x.zip", "hello", false), ("hello", "a.zip", "hello", false),
            ("hello", "smoke-x.zip", "hello", true),
            ("smoke-hello", "x.zip", "hello", true), ("b", "hello.zip", nil, false), ("smoke-b", "a.zip", nil, true),
        ] as [(String?, String, String?, Bool)]
    )
    func readsProblemAndTrialFromTheName(subfolder: String?, file: String, problem: String?, isSmoke: Bool) {
        let meaning = Self.names.meaning(subfolder: subfolder, file: file)
        #expect(meaning.problem?.text == problem)
        #expect(meaning.isSmoke == isSmoke)
    }

    @Test(arguments: [
        ".hello.zip.Ab12Cd", ".hello.zip", "hello.zip.part", "hello.zip.filepart", "hello.tmp", "hello.zip.PARTIAL",
        "hello.zip~",
    ])
    func knowsTemporaryNames(name: String) {
        #expect(UploadNames.isTemporary(Array(name.utf8)))
    }

    @Test(arguments: ["hello.zip", "part.zip", "tmp", "a~b.zip"]) func takesOtherNames(name: String) {
        #expect(!UploadNames.isTemporary(Array(name.utf8)))
    }
}
