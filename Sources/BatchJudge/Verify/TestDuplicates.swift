import ContestModel
import Foundation

/// Test cases that give the same input twice.
enum TestDuplicates {
    struct Pair: Sendable, Hashable {
        let name: String
        /// Of the test case that comes first.
        let original: String
    }

    private struct Input: Hashable {
        let digest: String
        let arguments: [String]
        let files: String?
    }

    /// Cases that are links to the same file are meant to be the same, and are not told.
    static func find(in problem: Problem, _ digests: FileDigests) async throws -> [Pair] {
        let sizes = try problem.tests.map { try FileIdentity($0.inputFile)?.size ?? 0 }
        let often = Dictionary(grouping: sizes) { $0 }.filter { $1.count > 1 }
        let tests = zip(problem.tests, sizes).filter { often[$1] != nil }.map(\.0)
        let known = try await digests.digests(
            of: Set(tests.flatMap { [$0.inputFile, $0.filesFolder].compactMap { $0 } })
        )
        var seen: [Input: TestCase] = [:]
        return tests.compactMap { test in
            let input = Input(
                digest: known[test.inputFile] ?? "",
                arguments: test.arguments,
                files: test.filesFolder.flatMap { known[$0] }
            )
            guard let original = seen[input] else {
                seen[input] = test
                return nil
            }
            guard original.inputFile != test.inputFile else { return nil }
            return Pair(name: test.name, original: original.name)
        }
    }
}
