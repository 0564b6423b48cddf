import ContestModel

/// The test cases that lie in one folder, and the files that go with each.
struct CaseFiles {
    /// As messages call the folder: `data/secret/1`.
    let path: String
    /// The same without links, absolute.
    let real: String
    /// The names in the folder that the format does not treat as absent.
    let present: Set<String>
    let files: PackageFiles
    let rules: DataRules

    private var isSample: Bool { path == "data/sample" || path.hasPrefix("data/sample/") }

    func test(_ name: String, _ group: GroupSettings) throws(ConfigurationError) -> TestCase {
        guard present.contains(name + ".ans") else {
            throw files.refused("\(path)/\(name).in", "has no answer file", fix: "add \(name).ans beside it")
        }
        let is2025 = rules.format == .of2025
        if is2025, case (.folder, _) = files.entry(name, in: real) {
            throw files.refused("\(path)/\(name)", "is a folder with the name of a test case", fix: "rename it")
        }
        var settings = group
        if is2025, present.contains(name + ".yaml") {
            settings = try GroupFile(files: files, rules: rules).settings(
                ofTest: "\(path)/\(name).yaml",
                above: group
            )
        }
        let folder = "\(name).files"
        return TestCase(
            name: fullName(name),
            isSample: isSample,
            inputFile: try file(name + ".in"),
            answerFile: try file(name + ".ans"),
            comparison: settings.output.comparison,
            validatorArguments: settings.output.arguments,
            arguments: settings.arguments,
            filesFolder: is2025 && present.contains(folder) ? try files.copied("\(path)/\(folder)") : nil
        )
    }

    /// What of a sample the problem's page shows; nil: nothing.
    func shown(_ test: TestCase) throws(ConfigurationError) -> ShownSample? {
        let name = String(test.name.split(separator: "/").last ?? "")
        if rules.type.isConversation, present.contains(name + ".interaction") {
            return ShownSample(name: test.name, content: .interaction(try file(name + ".interaction")))
        }
        switch rules.format {
        case .legacy:
            // An interactive problem's input may give away what the program has to ask for.
            guard !rules.type.isInteractive else { return nil }
            return ShownSample(name: test.name, content: .texts(input: test.inputFile, answer: test.answerFile))
        case .of2025:
            let input = try first([".in.statement"], name) ?? test.inputFile
            let answer = try first([".ans.statement", ".out"], name) ?? test.answerFile
            return ShownSample(name: test.name, content: .texts(input: input, answer: answer))
        }
    }

    private func first(_ endings: [String], _ name: String) throws(ConfigurationError) -> String? {
        guard let ending = endings.first(where: { present.contains(name + $0) }) else { return nil }
        return try file(name + ending)
    }

    /// Whether a name belongs to a test case or group; complains where that test case is not there.
    func isPart(_ name: String) throws(ConfigurationError) -> Bool {
        let is2025 = rules.format == .of2025
        let groupFile = is2025 ? "test_group.yaml" : "testdata.yaml"
        if name == groupFile { return true }
        if is2025, name == "testdata.yaml" {
            throw files.refused("\(path)/\(name)", "is a file of the legacy format", fix: "write \(groupFile) instead")
        }
        for ending in [".ans", ".interaction"] + (is2025 ? [".yaml", ".files"] : []) where name.hasSuffix(ending) {
            let input = name.dropLast(ending.count) + ".in"
            guard present.contains(String(input)) || (!is2025 && ending == ".interaction") else {
                throw files.refused("\(path)/\(name)", "has no input file", fix: "add \(input) beside it")
            }
            return true
        }
        return false
    }

    /// A legacy sample that is only shown: `X.interaction` without `X.in`.
    func loneInteraction(_ name: String) throws(ConfigurationError) -> ShownSample? {
        guard isSample, rules.format == .legacy, name.hasSuffix(".interaction") else { return nil }
        let base = String(name.dropLast(".interaction".count))
        guard !present.contains(base + ".in") else { return nil }
        return ShownSample(name: fullName(base), content: .interaction(try file(name)))
    }

    private func fullName(_ name: String) -> String { path.dropFirst("data/".count) + "/" + name }

    private func file(_ name: String) throws(ConfigurationError) -> String {
        let path = "\(path)/\(name)"
        switch files.entry(name, in: real) {
        case (.file, .some(let file)): return file
        case (_, nil): throw files.refused(path, "is a link that leads out of the package", fix: "copy the file in")
        case (.missing, _), (.link, _):
            throw files.refused(path, "is a link that leads nowhere", fix: "put the file in its place")
        case (.folder, _), (.other, _):
            throw files.refused(path, "is not a plain file", fix: "put a file in its place")
        }
    }
}
