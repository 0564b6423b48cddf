import Foundation
import Testing

@testable import ContestFiles

struct YAMLTextTests {
    @Test(
        arguments: [
            ("a: &x 1\nb: *x\n", "t.yaml:1: YAML anchors and aliases are not read; "),
            ("a: 1\nb: &x [1]\n", "t.yaml:2: YAML anchors and aliases are not read; "),
            ("a: *x\n", "t.yaml:1: is not YAML: found undefined alias; "),
            (
                "a: 1\nb: !!binary aGk=\n",
                "t.yaml:2: YAML tags such as 'tag:yaml.org,2002:binary' are not read; leave it out"
            ),
            (
                "a: !!python/object:os.system x\n",
                "t.yaml:1: YAML tags such as 'tag:yaml.org,2002:python/object:os.system'"
            ),
            ("a: 1\nb: 2\na: 3\n", "t.yaml:1: a: stands twice in the same place; keep one of them"),
            ("a: 1\n---\nb: 2\n", "t.yaml:2: is not YAML: but found another document; "),
            ("a: [1, 2\nb: 3\n", "t.yaml:2: is not YAML: did not find expected ',' or ']'; check the indentation"),
            ("a:\n\t- b\n", "t.yaml:2: is indented with a tab; indent with blanks"),
            ("a:\n  b: 1\n  \tc: 2\n", "t.yaml:3: is indented with a tab; indent with blanks"),
            ("- a: 1\n\tb: 2\n- c: 3\n", "t.yaml:2: is indented with a tab; indent with blanks"),
            (
                "a:\n  - {id: b, rgb: #22aacc}\n\nc: d\n",
                "t.yaml:2: ends within brackets, as what follows a blank and # is a comment; put a value with # in quotes"
            ),
            ("- {a: \"x\", b: #5}\n- {a: y}\n", "t.yaml:1: ends within brackets"),
            ("a: [B #1, C]\nd: e\n", "t.yaml:1: ends within brackets"),
            ("a: [\"B #1\", it's] # see [1]\nb: c: d\n", "t.yaml:2: is not YAML: mapping values are not allowed"),
            ("? [a, b]\n: 1\n", "t.yaml:1: a key is a list; write `key: value`"),
            ("a: \u{0}\n", "t.yaml: is not YAML: control characters are not allowed; save it as UTF-8 text"),
        ]
    )
    func refuses(text: String, start: String) throws {
        let found = complaints { _ = try YAMLText.read(text, file: "t.yaml") }
        #expect(found.count == 1, "\(found)")
        #expect(try #require(found.first).hasPrefix(start), "\(found)")
    }

    @Test func aliasBombAsKeyIsRefusedBeforeItIsRead() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            let alias = "*a\(level - 1)"
            text += "a\(level): &a\(level) [\(Array(repeating: alias, count: 10).joined(separator: ", "))]\n"
        }
        text += "? *a12\n: x\n"
        #expect(complaints { _ = try YAMLText.read(text, file: "t.yaml") }.first?.contains("anchors") == true)
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func deepNestingEndsWell(open: String) {
        let text = String(repeating: open, count: 200_000)
        #expect(complaints { _ = try YAMLText.read(text, file: "t.yaml") }.count == 1)
    }

    @Test func keepsScalarsAsTheyAreWritten() throws {
        let root = try YAMLText.read("a: 1.10\nb: 'no'\nc: yes\nd: 5:00:00\ne: ~\nf:\ng: \"~\"\n", file: "t.yaml")
        let section = Section(root, in: Report(file: "t.yaml", toleratesBlanks: true))
        let read = ["a", "b", "c", "d", "e", "f", "g"].map { section.value($0, .line) }
        #expect(read == ["1.10", "no", "yes", "5:00:00", nil, nil, "~"])
        section.finish()
        #expect(section.report.findings.isEmpty)
    }

    @Test func refusesLargeFilesAndOtherEncodings() throws {
        let scratch = try Scratch(["large": String(repeating: "#", count: (1 << 20) + 1)])
        try scratch.write(Data([0x61, 0xFF, 0xFE]), to: "latin")
        #expect(
            complaints { _ = try TextFile.read(scratch.path + "/large", name: "large") }
                == ["large: is larger than 1 MiB; shorten it"]
        )
        #expect(
            complaints { _ = try TextFile.read(scratch.path + "/latin", name: "latin") }
                == ["latin: is not UTF-8 text; save it as UTF-8"]
        )
        #expect(
            complaints { _ = try TextFile.read(scratch.path + "/none", name: "none") }
                == ["none: cannot be read: there is no such file; see that it exists and that the judge may read it"]
        )
    }

    @Test func dropsTheByteOrderMark() throws {
        let scratch = try Scratch(["t": "\u{FEFF}a: 1\n"])
        #expect(try TextFile.read(scratch.path + "/t", name: "t") == "a: 1\n")
    }
}
