import ContestModel
import Foundation

/// The outputs in a submission that is made of them.
struct AnswerFiles {
    private let files: Set<String>
    private let folder: String
    /// The names without folders, or with some of them, that stand for one test case alone. A name that a sample shares with a hidden
    /// one stands for the hidden one.
    private let short: [String: String]

    init(_ files: [String], of tests: [TestCase], in folder: String) {
        self.files = Set(files)
        self.folder = folder
        let hidden = Self.unique(tests.filter { !$0.isSample }.map(\.name))
        short = Self.unique(tests.filter(\.isSample).map(\.name)).merging(hidden) { $1 }.compactMapValues { $0 }
    }

    /// The output for a test case: `secret/01.out`, or `.ans` or `.txt`, and without the folders where no other test case is called
    /// the same; nil: there is none.
    func output(of test: TestCase, upTo most: Int64) throws -> Data? {
        let names = [test.name] + Self.endings(of: test.name).filter { short[$0] == test.name }
        let candidates = names.flatMap { name in ["out", "ans", "txt"].map { "\(name).\($0)" } }
        guard let name = candidates.first(where: files.contains) else { return nil }
        let file = try FileHandle(forReadingFrom: URL(filePath: "\(folder)/\(name)", directoryHint: .notDirectory))
        // One byte more, so that what is too long is seen to be.
        return try file.read(upToCount: Int(most) + 1) ?? Data()
    }

    /// `01` and `small/01` of `secret/small/01`, the longest first.
    private static func endings(of name: String) -> [String] {
        let parts = name.split(separator: "/")
        return parts.indices.dropFirst().map { parts[$0...].joined(separator: "/") }
    }

    /// By ending: the one name that it is of, nil where there are several.
    private static func unique(_ names: [String]) -> [String: String?] {
        Dictionary(names.flatMap { name in endings(of: name).map { ($0, name) } }) { _, _ in nil }
    }
}
