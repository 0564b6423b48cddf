import ContestModel
import Foundation

/// The outputs in a submission that is made of them.
struct AnswerFiles {
    private let files: Set<String>
    private let folder: String

    init(_ files: [String], in folder: String) {
        self.files = Set(files)
        self.folder = folder
    }

    /// The output for a test case: `secret/01.out`, or `.ans` or `.txt`, with or without the folders; nil: there is none.
    func output(of test: TestCase, upTo most: Int64) throws -> Data? {
        let parts = test.name.split(separator: "/")
        let names = parts.indices.map { parts[$0...].joined(separator: "/") }
        let candidates = names.flatMap { name in ["out", "ans", "txt"].map { "\(name).\($0)" } }
        guard let name = candidates.first(where: files.contains) else { return nil }
        let file = try FileHandle(forReadingFrom: URL(filePath: "\(folder)/\(name)", directoryHint: .notDirectory))
        // One byte more, so that what is too long is seen to be.
        return try file.read(upToCount: Int(most) + 1) ?? Data()
    }
}
