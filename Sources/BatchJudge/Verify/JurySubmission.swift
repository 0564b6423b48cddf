import ContestModel
import Foundation
import Intake

/// One of the jury's own solutions in a package: `submissions/<expectation>/<file or folder>`.
struct JurySubmission: Sendable {
    let problem: Problem
    /// The folder's name, which says what it must come to: `accepted`, `wrong_answer`…
    let expectation: String
    let name: String

    private var path: String { "\(problem.folder)/submissions/\(expectation)/\(name)" }

    /// The verdicts that the expectation allows, as the package format has them; nil: it says nothing.
    var allowed: Set<Verdict>? { Self.expectations.first { $0.folder == expectation }?.allowed }

    /// Why nothing is expected of it; nil: something is, or the format has such a folder for what may come to anything.
    var oddity: String? {
        guard allowed == nil, !Self.open.contains(expectation) else { return nil }
        let known = Self.expectations.map(\.folder) + Self.open
        return "no expected verdict: folder \(expectation) is none of \(known.joined(separator: ", "))"
    }

    private static let expectations: [(folder: String, allowed: Set<Verdict>)] = [
        ("accepted", [.accepted]),
        ("wrong_answer", [.wrongAnswer, .outputLimit]),
        ("time_limit_exceeded", [.timeLimit]),
        ("run_time_error", [.runTimeError, .memoryLimit]),
        ("runtime_error", [.runTimeError, .memoryLimit]),
        ("rejected", Set(Verdict.allCases).subtracting([.accepted, .judgingError])),
    ]

    private static let open = ["brute_force", "partially_accepted"]

    /// Those of a package, by expectation and name.
    static func all(of problem: Problem) throws -> [JurySubmission] {
        let root = "\(problem.folder)/submissions"
        guard FileManager.default.fileExists(atPath: root) else { return [] }
        return try names(in: root).flatMap { expectation in
            try names(in: "\(root)/\(expectation)").map { name in
                JurySubmission(problem: problem, expectation: expectation, name: name)
            }
        }
    }

    private static func names(in folder: String) throws -> [String] {
        guard URL(filePath: folder).hasDirectoryPath || isFolder(folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
    }

    private static func isFolder(_ path: String) -> Bool {
        (try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    }

    /// Copies the sources below `folder`, readable for the program's account whatever the package's modes are.
    func copy(into folder: String) throws -> [UnpackedFile] {
        guard Self.isFolder(path) else { return [try Self.copy(path, to: folder, as: name)] }
        return try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
            .filter { !Self.isFolder("\(path)/\($0)") }
            .map { try Self.copy("\(path)/\($0)", to: folder, as: $0) }
    }

    private static func copy(_ path: String, to folder: String, as name: String) throws -> UnpackedFile {
        let target = URL(filePath: "\(folder)/\(name)")
        let contents = try Data(contentsOf: URL(filePath: path))
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755]
        )
        try contents.write(to: target)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: target.path())
        return UnpackedFile(path: name, size: Int64(contents.count))
    }
}
