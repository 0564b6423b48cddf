import ContestModel
import Testing

@testable import ContestFiles

struct LanguageFileTests {
    static let c = """
        languages:
          - id: c
            name: C
            extensions: [c]
            compile: [gcc, -x, c, -o, "{program}/program", "{sources}", -lm]
            run: ["{program}/program"]
            entry_point: none
            version: [gcc, --version]
            time_factor: 1.5
            memory_overhead: 16 MiB
            environment: {LANG: C.UTF-8}

        """
    static let java = """
        languages:
          - {id: java, name: Java, extensions: [java], run: [java, "{entry_point}"], version: [java, -version],
             entry_point: {pattern: 'static\\s+void\\s+main'}}

        """

    @Test func readsImages() throws {
        let scratch = try Scratch([
            "images/c-cpp/language.yaml": Self.c, "images/java/language.yaml": Self.java,
            "images/python-ml/language.yaml": "languages: []\n", "images/python-ml/Dockerfile": "",
            "images/notes/x": "",
            "images/README.md": "",
        ])
        let images = try LanguageFile.images(in: scratch.path + "/images")
        #expect(images.map(\.name) == ["c-cpp", "java", "python-ml"])
        #expect(images.map(\.folder) == images.map { scratch.path + "/images/" + $0.name })
        let c = Language(
            id: try LanguageID("c"),
            name: "C",
            extensions: ["c"],
            image: "c-cpp",
            compile: ["gcc", "-x", "c", "-o", "{program}/program", "{sources}", "-lm"],
            run: ["{program}/program"],
            entryPoint: .none,
            version: ["gcc", "--version"],
            timeFactor: 1.5,
            memoryOverhead: 16 << 20,
            environment: ["LANG": "C.UTF-8"]
        )
        let java = Language(
            id: try LanguageID("java"),
            name: "Java",
            extensions: ["java"],
            image: "java",
            compile: nil,
            run: ["java", "{entry_point}"],
            entryPoint: .pattern("static\\s+void\\s+main"),
            version: ["java", "-version"],
            timeFactor: 1,
            memoryOverhead: 0,
            environment: [:]
        )
        #expect(images.map(\.languages) == [[c], [java], []])
        #expect(try LanguageFile.loadAll(images: scratch.path + "/images") == [c, java])
    }

    /// What is put in place of what in the file of C, and the complaint that it earns.
    static let wrong: [(from: String, to: String, complaint: String)] = [
        ("    name: C\n", "", ":2: languages[0].name: is missing; write one line of text"),
        ("id: c\n", "id: c/c\n", ":2: languages[0].id: is 'c/c'; write an id: "),
        ("[c]", "[.c]", ":4: languages[0].extensions[0]: is '.c'; write an extension in lower case without a dot"),
        ("[c]", "[]", ":4: languages[0].extensions: names none; write `extensions: [c]`"),
        (
            "[\"{program}/program\"]", "[]",
            ":6: languages[0].run: has no words; write a command as a list: [gcc, --version]"
        ),
        (
            "{sources}", "{source_files}",
            ":5: languages[0].compile: nothing is put in place of {source_files}; known are"
        ),
        (
            "{sources}", "{suorces}",
            ":5: languages[0].compile: nothing is put in place of {suorces}; did you mean {source"
        ),
        (
            "entry_point: none", "entry_point: class",
            ":7: languages[0].entry_point: is missing or none of these; write none, file, or"
        ),
        (
            "entry_point: none", "entry_point: {pattern: \"(\"}",
            ":7: languages[0].entry_point.pattern: is '('; write a regular expression"
        ),
        ("time_factor: 1.5", "time_factor: 0", ":9: languages[0].time_factor: is '0'; write a number greater than 0"),
        ("16 MiB", "16", ":10: languages[0].memory_overhead: is '16'; write a size such as 50 MiB"),
        (
            "memory_overhead", "memory_overhaed",
            ":10: languages[0].memory_overhaed: is not a key of languages[0]; did you mean 'memory_overhead'?"
        ),
        ("languages:", "langauges:", ":1: languages: is missing; write a list of languages, or `languages: []`"),
    ]

    @Test(arguments: wrong) func saysWhatIsWrongAndWhere(from: String, to: String, complaint: String) throws {
        let scratch = try Scratch(["images/c-cpp/language.yaml": Self.c.replacing(from, with: to)])
        let found = complaints { _ = try LanguageFile.loadAll(images: scratch.path + "/images") }
        #expect(try #require(found.first).hasPrefix("images/c-cpp/language.yaml" + complaint), "\(found)")
    }

    @Test func twoImagesMayNotClaimTheSame() throws {
        let scratch = try Scratch(["images/a/language.yaml": Self.c, "images/b/language.yaml": Self.c])
        #expect(
            complaints { _ = try LanguageFile.loadAll(images: scratch.path + "/images") } == [
                "images/b/language.yaml:2: languages[0].id: 'c' is a language of images/a/language.yaml already; choose another",
                "images/b/language.yaml:4: languages[0].extensions: 'c' belongs to c in images/a/language.yaml already; "
                    + "give it to one language",
            ]
        )
    }

    @Test func saysWhatIsMissing() throws {
        let scratch = try Scratch(["images/c/Dockerfile": "", "images/C++/language.yaml": "languages: []"])
        #expect(
            complaints { _ = try LanguageFile.loadAll(images: scratch.path + "/images") } == [
                "images/C++/language.yaml: 'C++' cannot name an image; use a-z 0-9, and . _ - between them",
                "images/c/language.yaml: cannot be read: there is no such file; see that it exists and that the judge may read it",
            ]
        )
        #expect(
            complaints { _ = try LanguageFile.loadAll(images: scratch.path + "/none") }
                == ["\(scratch.path)/none: there is no such folder; set `images` in contest.yaml to the judge images"]
        )
    }
}
