import ContestModel

/// The tree `data/` of a package.
struct TestData {
    struct Found {
        var tests: [TestCase] = []
        /// Words for the output validator that hold for every test.
        var flags: [String] = []
    }

    /// Far deeper than any package; a link to a folder above itself goes on for ever.
    private static let maxDepth = 16

    let files: PackageFiles
    let format: PackageFormat

    /// The samples first, then the secret ones, each in bytewise order of their names.
    func read() throws(ConfigurationError) -> Found {
        var found: [(test: TestCase, flags: [String])] = []
        let group = try TestGroup.flags(in: "data", inherited: [], files, format)
        for place in ["data/sample", "data/secret"] where files.kind(place) == .folder {
            try walk(place, files.inside(place), depth: 0, inherited: group, into: &found)
        }
        guard !found.isEmpty else {
            throw files.refused("data", "has no test cases", fix: "put pairs X.in and X.ans into data/secret")
        }
        let flags = found[0].flags
        if let other = found.first(where: { $0.flags != flags }) {
            throw files.refused(
                "data/\(other.test.group)",
                "not supported yet: other validator flags than in data/\(found[0].test.group)",
                fix: "write the same flags for all test cases, as `validator_flags` in problem.yaml"
            )
        }
        return Found(tests: found.map(\.test).sorted(by: Self.precedes), flags: flags)
    }

    private static func precedes(_ one: TestCase, _ other: TestCase) -> Bool {
        guard one.isSample == other.isSample else { return one.isSample }
        return one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
    }

    /// `real` is the folder's path without links; nil: it leads out of the package.
    private func walk(
        _ folder: String,
        _ real: String?,
        depth: Int,
        inherited: [String],
        into found: inout [(test: TestCase, flags: [String])]
    ) throws(ConfigurationError) {
        guard depth <= Self.maxDepth else {
            throw files.refused(folder, "lies too deep", fix: "use at most \(Self.maxDepth) folders within each other")
        }
        guard let real else {
            throw files.refused(folder, "is a link that leads out of the package", fix: "copy the folder in")
        }
        let flags = try TestGroup.flags(in: folder, inherited: inherited, files, format)
        let names = Folder.names(real).filter { PackageName.isPlain($0) }
        let present = Set(names)
        for name in names {
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".in") {
                found.append((try test(folder, real, String(name.dropLast(3)), present), flags))
            } else if name.hasSuffix(".ans") {
                try refuseOrphan(path, present)
            } else if case (.folder, let inner) = files.entry(name, in: real) {
                try refuseExtraFiles(name, path)
                try walk(path, inner, depth: depth + 1, inherited: flags, into: &found)
            } else {
                try TestGroup.check(name, path, present, files, format)
            }
        }
    }

    private func test(
        _ folder: String,
        _ real: String,
        _ name: String,
        _ present: Set<String>
    ) throws(ConfigurationError) -> TestCase {
        guard present.contains(name + ".ans") else {
            throw files.refused("\(folder)/\(name).in", "has no answer file", fix: "add \(name).ans beside it")
        }
        return TestCase(
            name: String(folder.dropFirst("data/".count)) + "/" + name,
            isSample: folder == "data/sample" || folder.hasPrefix("data/sample/"),
            inputFile: try file(name + ".in", folder, real),
            answerFile: try file(name + ".ans", folder, real)
        )
    }

    private func file(_ name: String, _ folder: String, _ real: String) throws(ConfigurationError) -> String {
        let path = "\(folder)/\(name)"
        switch files.entry(name, in: real) {
        case (.file, .some(let file)): return file
        case (_, nil): throw files.refused(path, "is a link that leads out of the package", fix: "copy the file in")
        case (.missing, _), (.link, _):
            throw files.refused(path, "is a link that leads nowhere", fix: "put the file in its place")
        case (.folder, _), (.other, _):
            throw files.refused(path, "is not a plain file", fix: "put a file in its place")
        }
    }

    private func refuseOrphan(_ path: String, _ present: Set<String>) throws(ConfigurationError) {
        let input = (path.split(separator: "/").last ?? "").dropLast(4) + ".in"
        guard !present.contains(String(input)) else { return }
        throw files.refused(path, "has no input file", fix: "add \(input) beside it")
    }

    private func refuseExtraFiles(_ name: String, _ path: String) throws(ConfigurationError) {
        guard format == .of2025, name.hasSuffix(".files") else { return }
        throw files.refused(path, "not supported yet: files for one test case", fix: "remove the folder")
    }
}
