import ContestModel

/// A folder of test data as it lies in a package.
struct DataFolder {
    /// The path below `data/`; empty: `data` itself.
    let name: String
    let settings: GroupSettings
    var tests: [TestCase] = []
    var folders: [DataFolder] = []
    /// In the order of their names.
    var samples: [ShownSample] = []

    /// Test cases and folders, with itself.
    var size: Int { folders.reduce(1 + tests.count) { $0 + $1.size } }
    /// Its own and those of the folders within.
    var allTests: [TestCase] { tests + folders.flatMap(\.allTests) }
    var allSamples: [ShownSample] { samples + folders.flatMap(\.allSamples) }

    /// As a group whose members are positions in all of the problem's tests.
    func group(_ positions: [String: Int], _ rules: DataRules) -> TestGroup {
        // What lies deeper in a 2025-09 group belongs to it.
        let isFlat = rules.format == .of2025 && [.group, .sample].contains(Place2025("data/\(name)"))
        let own = (isFlat ? allTests : tests).compactMap { positions[$0.name] }
        let inner = isFlat ? [] : folders.filter { !$0.allTests.isEmpty }
        let members =
            own.map { (first: $0, member: TestGroup.Member.test($0)) }
            + inner.map { folder in
                let first = folder.allTests.compactMap { positions[$0.name] }.min() ?? 0
                return (first, .group(folder.group(positions, rules)))
            }
        return TestGroup(
            name: name,
            members: members.sorted { $0.first < $1.first }.map(\.member),
            rule: settings.rule(rules)
        )
    }
}
