import ContestFiles
import ContestModel
import Foundation
import Intake

/// One of the jury's own solutions in a package: `submissions/<folder>/<file or folder>`.
struct JurySubmission: Sendable {
    let problem: Problem
    /// Below `submissions/`.
    let path: String
    let expectations: [JuryExpectation]
    /// What `submissions.yaml` says of its language and entry point.
    let said: SubmissionManifest
    /// Why it cannot be said what it must come to; empty: it can.
    let troubles: [String]

    /// Bytes of a source that are looked through for annotations.
    private static let annotated = 1 << 20

    /// Those of a package, by folder and name.
    static func all(of problem: Problem, _ rules: JuryRules) throws -> [JurySubmission] {
        let root = "\(problem.folder)/submissions"
        guard isFolder(root) else { return [] }
        return try names(in: root).filter { isFolder("\(root)/\($0)") }.flatMap { folder in
            try names(in: "\(root)/\(folder)").map { try JurySubmission(problem, "\(folder)/\($0)", rules) }
        }
    }

    private init(_ problem: Problem, _ path: String, _ rules: JuryRules) throws {
        self.problem = problem
        self.path = path
        let entries = rules.entries(for: path)
        var expectations = entries.flatMap(\.expectations)
        var troubles: [String] = []
        let annotations = try Self.annotations(in: "\(problem.folder)/submissions/\(path)", of: problem.folder)
        for annotation in annotations {
            switch annotation {
            case .expectation(let expectation): expectations.append(expectation)
            case .trouble(let text): troubles.append(text)
            }
        }
        if entries.isEmpty && annotations.isEmpty {
            let folder = path.prefix { $0 != "/" }
            let known = JuryFile.folders.joined(separator: ", ")
            troubles.append("no expected verdict: folder \(folder) is none of \(known)")
        }
        let scopes = expectations.compactMap(\.scope).filter { !$0.namesAnything(in: problem) }
        troubles += Set(scopes.map(\.text)).sorted().map { "submissions.yaml: no test case or group is called \($0)" }
        self.expectations = expectations
        said = SubmissionManifest(
            language: entries.lazy.compactMap(\.language).first,
            entryPoint: entries.lazy.compactMap(\.entryPoint).first
        )
        self.troubles = troubles
    }

    /// Whether the time limit must be below its time.
    var boundsFromAbove: Bool { expectations.contains(where: \.isUpperBound) }

    /// Whether it has to be run on all test cases, whatever the first ones give.
    var needsEveryTest: Bool { isWrong || expectations.contains(where: \.needsEveryTest) }

    /// Whether a test case must catch it, and not by its time alone.
    var isWrong: Bool {
        expectations.contains { expectation in
            switch expectation.claim {
            case .verdict(let wanted), .required(let wanted):
                !wanted.isEmpty && !wanted.contains(.accepted) && wanted != [.timeLimit] && wanted != [.compileError]
            case .permitted, .score, .partialScore, .message: false
            }
        }
    }

    private static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
    }

    private static func isFolder(_ path: String) -> Bool { kind(path)?.isDirectory == true }

    /// Links are followed.
    private static func kind(_ path: String) -> URLResourceValues? {
        try? URL(filePath: path).resolvingSymlinksInPath().resourceValues(forKeys: [.isDirectoryKey, .isRegularFileKey])
    }

    /// The files of a submission, relative to it; of a single file, its name.
    private static func files(of path: String, in package: String) throws -> [(name: String, path: String)] {
        let all =
            isFolder(path)
            ? try FileManager.default.subpathsOfDirectory(atPath: path).sorted().map {
                (name: $0, path: "\(path)/\($0)")
            }
            : [(name: String(path.split(separator: "/").last ?? ""), path: path)]
        return try all.filter { kind($0.path)?.isRegularFile == true }.map { file in
            let real = URL(filePath: file.path).resolvingSymlinksInPath().path(percentEncoded: false)
            guard real.hasPrefix(package + "/") else {
                throw Failure.needsAPerson(["\(file.path): is a link that leads out of the package; copy the file in"])
            }
            return (file.name, real)
        }
    }

    private static func annotations(in path: String, of package: String) throws -> [JuryAnnotations.Annotation] {
        try files(of: path, in: package).flatMap { file in
            let handle = try FileHandle(forReadingFrom: URL(filePath: file.path, directoryHint: .notDirectory))
            defer { try? handle.close() }
            return JuryAnnotations.read(try handle.read(upToCount: annotated) ?? Data())
        }
    }

    /// Copies the sources below `folder`, readable for the program's account whatever the package's modes are.
    func copy(into folder: String) throws -> [UnpackedFile] {
        try Self.files(of: "\(problem.folder)/submissions/\(path)", in: problem.folder).map { file in
            let target = URL(filePath: "\(folder)/\(file.name)")
            let contents = try Data(contentsOf: URL(filePath: file.path, directoryHint: .notDirectory))
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755]
            )
            try contents.write(to: target)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644],
                ofItemAtPath: target.path(percentEncoded: false)
            )
            return UnpackedFile(path: file.name, size: Int64(contents.count))
        }
    }
}

extension PathPattern {
    fileprivate func namesAnything(in problem: Problem) -> Bool {
        problem.tests.contains { covers($0.name) }
    }
}
