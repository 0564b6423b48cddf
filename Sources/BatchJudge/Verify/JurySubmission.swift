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

    /// The verdicts that the expectation allows, as the package format has them; nil: it says nothing (`brute_force`).
    var allowed: Set<Verdict>? {
        switch expectation {
        case "accepted": [.accepted]
        case "wrong_answer": [.wrongAnswer, .outputLimit]
        case "time_limit_exceeded": [.timeLimit]
        case "run_time_error", "runtime_error": [.runTimeError, .memoryLimit]
        case "rejected": Set(Verdict.allCases).subtracting([.accepted, .judgingError])
        default: nil
        }
    }

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
