import ContestModel

/// The tree `data/` of a package.
struct TestData {
    struct Found {
        let tests: [TestCase]
        let samples: [ShownSample]
        /// Nil: the problem does not score.
        let scoring: TestGroup?
    }

    /// Far deeper than any package; a link to a folder above itself goes on for ever.
    private static let maxDepth = 16
    /// Test cases and folders; links that lead to folders of links can make any number of them.
    private static let most = 100_000

    let files: PackageFiles
    let rules: DataRules

    private var groupFile: GroupFile { GroupFile(files: files, rules: rules) }

    /// The samples first, then the secret ones, each in bytewise order of their names.
    func read() throws(ConfigurationError) -> Found {
        var data = DataFolder(name: "", settings: try groupFile.settings(of: "data", above: rules.settings))
        for place in ["data/sample", "data/secret"] where files.kind(place) == .folder {
            data.folders.append(try folder(place, files.inside(place), depth: 0, above: data.settings))
        }
        if rules.format == .of2025, let secret = data.folders.first(where: { $0.name == "secret" }) {
            try Groups2025(files: files, isScoring: rules.type.isScoring).check(secret)
        }
        let tests = data.allTests.sorted(by: Self.precedes)
        guard !tests.isEmpty else {
            throw files.refused("data", "has no test cases", fix: "put pairs X.in and X.ans into data/secret")
        }
        let positions = Dictionary(uniqueKeysWithValues: tests.enumerated().map { ($0.element.name, $0.offset) })
        return Found(
            tests: tests,
            samples: data.allSamples.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
            scoring: rules.type.isScoring ? data.group(positions, rules) : nil
        )
    }

    private static func precedes(_ one: TestCase, _ other: TestCase) -> Bool {
        guard one.isSample == other.isSample else { return one.isSample }
        return one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
    }

    /// `real` is the folder's path without links; nil: it leads out of the package.
    private func folder(
        _ path: String,
        _ real: String?,
        depth: Int,
        above: GroupSettings
    ) throws(ConfigurationError) -> DataFolder {
        guard depth <= Self.maxDepth else {
            throw files.refused(path, "lies too deep", fix: "use at most \(Self.maxDepth) folders within each other")
        }
        guard let real else {
            throw files.refused(path, "is a link that leads out of the package", fix: "copy the folder in")
        }
        let settings = try groupFile.settings(of: path, above: above)
        var size = 0
        var found = DataFolder(name: String(path.dropFirst("data/".count)), settings: settings)
        let names = Folder.names(real).filter { PackageName.isPlain($0) }
        let cases = CaseFiles(path: path, real: real, present: Set(names), files: files, rules: rules)
        for name in names {
            if name.hasSuffix(".in") {
                let test = try cases.test(String(name.dropLast(3)), settings)
                found.tests.append(test)
                if test.isSample, let shown = try cases.shown(test) { found.samples.append(shown) }
            } else if try cases.isPart(name) {
                if let shown = try cases.loneInteraction(name) { found.samples.append(shown) }
            } else if case (.folder, let inner) = files.entry(name, in: real) {
                let inner = try folder("\(path)/\(name)", inner, depth: depth + 1, above: settings)
                found.folders.append(inner)
                size += inner.size
            }
            guard size <= Self.most else {
                throw files.refused(path, "holds more than \(Self.most) test cases", fix: "see where its links lead")
            }
        }
        return found
    }
}
