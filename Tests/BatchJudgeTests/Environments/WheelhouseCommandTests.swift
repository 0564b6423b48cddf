import Foundation
import Testing

extension RealEngine {
    /// A wheelhouse from a list, with all that it needs; here from a folder in place of an index.
    @Suite struct WheelhouseCommandTests {
        private func build(_ rig: Rig, _ list: String) throws -> Rig.Run {
            let file = rig.folder.appending(path: "list.txt")
            let source = rig.folder.appending(path: "source").path()
            try Data("--no-index\n--find-links \(source)\n\(list)\n".utf8).write(to: file)
            // pip of the tests' own place; the machine's need not be there.
            let python = Rig.tree.appending(path: ".build/scikit-learn/bin").path()
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            let words = ["wheelhouse", "build", file.path(), "--to", rig.wheels.path()]
            return try Rig.run(Rig.program, words, environment: ["PATH": "\(python):\(path)"])
        }

        @Test func downloadsWheelsWithAllThatTheyNeed() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let source = rig.folder.appending(path: "source")
            try rig.wheel(
                "greeter",
                "1.0",
                ["greeter.py": Data()],
                requires: ["inner>=1"],
                summary: "Says  hello",
                in: source
            )
            try rig.wheel("inner", "1.2", ["inner.py": Data()], in: source)
            try rig.wheel("other", "1.0", ["other.py": Data()], in: source)
            try rig.wheel("starter", "1.0", ["sitecustomize.py": Data()], in: source)
            // An archive of sources would be built, which runs what is in it.
            try Data("x".utf8).write(to: source.appending(path: "sources-1.0.tar.gz"))
            let made = try build(rig, "greeter")
            try made.check()
            #expect(made.output.contains("2 wheels for Python 3.11"), "\(made)")
            let names = try FileManager.default.contentsOfDirectory(atPath: rig.wheels.path()).sorted()
            #expect(
                names == ["greeter-1.0-py3-none-any.whl", "inner-1.2-py3-none-any.whl", "wheelhouse.json"],
                "\(names)"
            )
            struct List: Decodable {
                struct Wheel: Decodable, Equatable {
                    let file, name, version, summary: String
                }
                let python: String
                let wheels: [Wheel]
            }
            let list = try Data(contentsOf: rig.wheels.appending(path: "wheelhouse.json"))
            let found = try JSONDecoder().decode(List.self, from: list)
            #expect(found.python == "3.11" && found.wheels.map(\.name) == ["greeter", "inner"])
            #expect(found.wheels.first?.summary == "Says hello")

            // What is there stays; the same list gives the same bytes.
            try build(rig, "greeter").check()
            #expect(try Data(contentsOf: rig.wheels.appending(path: "wheelhouse.json")) == list)
            #expect(try build(rig, "sources").code == 1)
            let starting = try build(rig, "starter")
            #expect(starting.code == 1 && starting.errors.contains("sitecustomize.py"), "\(starting)")
        }
    }
}
