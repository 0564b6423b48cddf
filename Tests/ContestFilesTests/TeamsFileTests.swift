import ContestModel
import Testing

@testable import ContestFiles

struct TeamsFileTests {
    @Test func readsYAML() throws {
        let teams = try TeamsFile.read(
            """
            - {id: t1, name: One, organization: Here, members: [Ada, Alan], email: a@b.example, kind: baseline, hidden: true}
            - id: t2
              name: "<script>"
            """,
            name: "teams.yaml"
        )
        let first = Team(
            id: try TeamID("t1"),
            name: "One",
            organization: "Here",
            members: ["Ada", "Alan"],
            email: "a@b.example",
            kind: .baseline,
            isHidden: true
        )
        #expect(teams == [first, Team(id: try TeamID("t2"), name: "<script>")])
    }

    @Test func readsJSON() throws {
        let teams = try TeamsFile.read(
            """
            [{"name": "Grüne Äpfel \\ud83c\\udf4f", "leader_email": "a@b.example", "members": ["Ada", "{Alan"]},
             {"name": "Grune Apfel", "members": []},
             {"id": "x", "name": "X", "hidden": true, "leader_email": null}]
            """,
            name: "teams.json"
        )
        #expect(teams.map(\.id.text) == ["grune-apfel", "grune-apfel-2", "x"])
        #expect(teams[0].name == "Grüne Äpfel 🍏" && teams[0].email == "a@b.example")
        #expect(teams[0].members == ["Ada", "{Alan"] && teams[2].isHidden)
    }

    @Test func readsCSV() throws {
        let teams = try TeamsFile.read(
            "Name,email,members,kind\r\nOne,a@b.example,Ada; Alan,\r\n\"Two, \"\"the\"\" second\",,,jury\r\n\r\n",
            name: "teams.csv"
        )
        #expect(teams.map(\.name) == ["One", "Two, \"the\" second"])
        #expect(teams.map(\.id.text) == ["one", "two-the-second"])
        #expect(teams[0].members == ["Ada", "Alan"] && teams[0].email == "a@b.example")
        #expect(teams[1].kind == .jury && teams[1].members.isEmpty)
    }

    @Test(
        arguments: [
            ("Ada", [], "ada"), ("Team  Ü!", [], "team-u"), ("東京", [], "team"), ("東京", ["team"], "team-2"),
            ("a/../b", [], "a-b"), (String(repeating: "x", count: 99), [], String(repeating: "x", count: 30)),
            ("A", ["a", "a-2"], "a-3"), ("Ⅳ", [], "iv"), ("Œuvre", [], "uvre"), ("---", [], "team"),
        ] as [(String, Set<String>, String)]
    )
    func makesIDsOfNames(name: String, taken: Set<String>, id: String) throws {
        #expect(Slug.unique(name, among: taken) == id)
        _ = try TeamID(Slug.unique(name, among: taken))
    }

    /// The public half of a key that nobody has.
    static let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINqkDrjXdLB0SJPv3w5zTzrmFN8JV/yHe/94yst7W5zI"

    @Test func readsKeysWithoutTheirComments() throws {
        let yaml = try TeamsFile.read(
            "- {id: a, name: A, keys: [\(Self.key) ada@laptop home, \(Self.key)]}",
            name: "teams.yaml"
        )
        #expect(yaml[0].keys.map(\.description) == [Self.key, Self.key])
        let csv = try TeamsFile.read("name,keys\nA,\(Self.key) ada; \(Self.key)\nB,\n", name: "teams.csv")
        #expect(csv.map(\.keys.count) == [2, 0] && csv[0].keys[0].description == Self.key)
    }

    static let wrong: [(file: String, text: String, complaint: String)] = [
        ("teams.yaml", "- {name: One}", "teams.yaml:1: id: is missing; write an id: 1 to 36 of A-Z a-z 0-9 _ . -, "),
        ("teams.yaml", "- {id: a}", "teams.yaml:1: name: is missing; write one line of text"),
        ("teams.yaml", "- {id: a/b, name: X}", "teams.yaml:1: id: is 'a/b'; write an id: "),
        (
            "teams.yaml", "- {id: a, name: X}\n- {id: A, name: Y}",
            "teams.yaml:2: id: 'A' is taken by the team of line 1; choose another"
        ),
        (
            "teams.yaml", "- {id: a, name: X, kind: cat}",
            "teams.yaml:1: kind: is 'cat'; write one of team, baseline, jury"
        ),
        ("teams.yaml", "- {id: a, name: \"x\\u0007\"}", "teams.yaml:1: name: is 'x\u{7}'; write one line of text"),
        (
            "teams.yaml", "- {id: a, name: X, colour: red}",
            "teams.yaml:1: colour: is not a key of this file; known are "
        ),
        (
            "teams.yaml", "teams: []",
            "teams.yaml:1: is a mapping, not a list of teams; write `- {id: t1, name: One}` lines"
        ),
        ("teams.yaml", "", "teams.yaml:1: is nothing, not a list of teams; write "),
        (
            "teams.json", "[\n{\"name\": \"a\"},\n{\"name\": \"b\",\n\"members\": [{}]}]",
            "teams.json:3: members[0]: is a mapping; write one line of text"
        ),
        ("teams.json", "[{\"nmae\": \"a\"}]", "teams.json:1: name: is missing; write one line of text"),
        ("teams.json", "[{\"name\": }]", "teams.json: is not JSON: "),
        ("teams.json", "[3]", "teams.json:1: is '3', not a mapping; write `key: value` lines"),
        (
            "teams.csv", "name,email\nOne\n",
            "teams.csv:2: has 1 fields, the header has 2; put fields with commas in double quotes"
        ),
        ("teams.csv", "name,name\n", "teams.csv:1: the column 'name' stands twice; keep one of them"),
        ("teams.csv", "name\n\"a\nb\nc", "teams.csv:2: a quote is not closed; add the closing quote"),
        (
            "teams.csv", "name\n\"a\"b\n",
            "teams.csv:2: there is 'b' after a closing quote; write quotes inside of quotes twice"
        ),
        ("teams.csv", "id,name\na,A\nb,\n", "teams.csv:3: name: is missing; write one line of text"),
        (
            "teams.yaml", "- {id: a, name: X, keys: [\(key), \(key.dropFirst())]}",
            "teams.yaml:1: keys[1]: is 'sh-ed25519 "
        ),
        (
            "teams.yaml", "- {id: a, name: X, keys: [\"command=id \(key)\"]}",
            "teams.yaml:1: keys[0]: is 'command=id ssh-ed25519 "
        ),
        (
            "teams.yaml", "- {id: a, name: X, keys: [\(key.replacing("ed25519", with: "rsa"))]}",
            "teams.yaml:1: keys[0]: is 'ssh-rsa "
        ),
        (
            "teams.yaml", "- {id: a, name: X, keys: [\(key.dropLast(3))]}",
            "teams.yaml:1: keys[0]: is 'ssh-ed25519 "
        ),
        ("teams.csv", "", "teams.csv:1: is nothing, not a list of teams; write "),
    ]

    @Test(arguments: wrong) func saysWhatIsWrongAndWhere(file: String, text: String, complaint: String) throws {
        let found = complaints { _ = try TeamsFile.read(text, name: file) }
        #expect(try #require(found.first).hasPrefix(complaint))
    }

    @Test func wantsExactlyOneFile() throws {
        let scratch = try Scratch()
        #expect(
            complaints { _ = try TeamsFile.load(in: scratch.path) }
                == ["teams.yaml: there is no such file; write a list of {id, name} beside contest.yaml"]
        )
        try scratch.write("name\nOne\n", to: "teams.csv")
        #expect(try TeamsFile.load(in: scratch.path).map(\.id.text) == ["one"])
        try scratch.write("[]", to: "teams.json")
        #expect(
            complaints { _ = try TeamsFile.load(in: scratch.path) }
                == ["teams.json: teams.csv lies beside it; keep one of them"]
        )
    }
}
