package import ContestModel
import Foundation

/// A problem in the ICPC/Kattis problem package format, legacy or 2025-09.
package enum ProblemPackage {
    /// Reads and checks the package in `folder`, of which only `problem.yaml`, the statement and the names of the test
    /// data are opened.
    ///
    /// - Parameters:
    ///   - place: what the contest says of the problem.
    ///   - folder: `<contest>/problems/<id>`, a folder or a link to one.
    ///   - languages: all that the judge knows.
    ///   - timeLimit: what holds where the package gives none; nil: that is an error.
    ///   - metrics: what is wrong with a metric that the package asks for.
    /// - Returns: the problem with absolute paths to its test data.
    /// - Throws: `ConfigurationError` for everything that is wrong with `problem.yaml`, and for what cannot be judged.
    package static func load(
        _ place: ContestProblem,
        in folder: String,
        languages: [Language],
        timeLimit: Duration? = nil,
        metrics: MetricCheck = .none
    ) throws -> Problem {
        try read(place, in: folder, languages: languages, timeLimit: timeLimit, metrics: metrics).problem
    }

    /// A package as it was read.
    package struct Read {
        package let problem: Problem
        /// `legacy` or `2025-09`.
        package let format: String
        /// The keys of `problem.yaml` that nothing here reads.
        package let foreignKeys: [String]
        /// What was passed over and may have been meant, and what the format asks for and judging does without; a sentence each.
        package let overlooked: [String]
    }

    /// As `load`, with what else is of interest.
    package static func read(
        _ place: ContestProblem,
        in folder: String,
        languages: [Language],
        timeLimit: Duration? = nil,
        metrics: MetricCheck = .none
    ) throws -> Read {
        let files = try PackageFiles(folder, name: "problems/\(place.id)")
        guard let path = files.inside("problem.yaml") else {
            throw files.refused("problem.yaml", "is a link that leads out of the package", fix: "copy the file in")
        }
        let text = try TextFile.read(path, name: files.name + "/problem.yaml")
        let report = Report(file: files.name + "/problem.yaml", toleratesBlanks: true)
        let root = try Section(YAMLText.read(text, file: report.file), in: report)
        let reader = ProblemFile(
            root: root,
            files: files,
            languages: languages,
            timeLimit: timeLimit,
            metrics: metrics
        )
        let problem = reader.problem(place)
        guard let problem, report.findings.isEmpty else { throw report.error }
        return Read(
            problem: problem,
            format: reader.format.rawValue,
            foreignKeys: report.foreignKeys,
            overlooked: Overlooked(files: files, format: reader.format, root: root).sentences
        )
    }

    /// Puts the constants of a 2025-09 package into its programs; the folder is a copy that is nobody else's yet.
    package static func writeConstants(in folder: String) throws {
        let text = try TextFile.read("\(folder)/problem.yaml", name: "problem.yaml")
        // Whatever is wrong with the file is said when the package is read.
        guard let datum = try? YAMLText.read(text, file: "problem.yaml") else { return }
        let root = Section(datum, in: Report(file: "problem.yaml", toleratesBlanks: true))
        guard PackageFormat(root) == .of2025 else { return }
        try Constants(root).write(into: folder)
    }

    /// A link in a folder that leads out of it, relative to the folder; nil: there is none.
    package static func linkOut(of folder: String) -> String? {
        let root = Links.resolved(folder)
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
        return paths.sorted().first { path in
            let link = "\(root)/\(path)"
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: link) else { return false }
            // Both: what leads nowhere today is not resolved, and may lead somewhere tomorrow.
            let places = [
                Folders.absolute(target, in: (link as NSString).deletingLastPathComponent), Links.resolved(link),
            ]
            return !places.allSatisfy { $0.hasPrefix(root + "/") }
        }
    }
}

/// The files of a package: links are followed, but never out of it.
struct PackageFiles {
    /// Absolute, links resolved.
    let root: String
    /// As messages call it: `problems/hello`.
    let name: String

    init(_ folder: String, name: String) throws(ConfigurationError) {
        self.name = name
        guard FileKind(folder) == .folder else {
            let fix = "put the problem package there, as a folder or as \(name).zip"
            throw ConfigurationError([Finding(file: name, what: "there is no such folder", fix: fix)])
        }
        root = Links.resolved(folder)
    }

    /// What a path below the root leads to.
    func kind(_ path: String) -> FileKind { FileKind("\(root)/\(path)") }

    /// The absolute path, links resolved, of a file or folder in the package; nil: it leads out of it.
    func inside(_ path: String) -> String? {
        let real = Links.resolved("\(root)/\(path)")
        return real.hasPrefix(root + "/") ? real : nil
    }

    /// What a name in a folder, whose path has no links, leads to, and the path of that; nil: it leads out of the package.
    func entry(_ name: String, in folder: String) -> (kind: FileKind, real: String?) {
        let path = "\(folder)/\(name)"
        let kind = FileKind(itself: path)
        guard kind == .link else { return (kind, path) }
        let real = Links.resolved(path)
        return (FileKind(real), real.hasPrefix(root + "/") ? real : nil)
    }

    /// The resolved path of a file that a key of `problem.yaml` names; nil after a complaint.
    func file(_ path: String, _ section: Section, _ key: String) -> String? {
        guard kind(path) == .file else {
            section.complain(key, "there is no file \(path) in the package", fix: "add it, or correct the path")
            return nil
        }
        guard let real = inside(path) else {
            section.complain(key, "\(path) is a link that leads out of the package", fix: "copy the file in")
            return nil
        }
        return real
    }

    /// The resolved path of a folder whose files are copied when something is built or run.
    func copied(_ path: String) throws(ConfigurationError) -> String {
        guard let real = inside(path) else {
            throw refused(path, "is a link that leads out of the package", fix: "copy the folder in")
        }
        var count = 0
        try expectContained(real, path, depth: 0, &count)
        return real
    }

    /// No link at any depth leads out of the package, or nowhere, and nothing waits for ever for who reads it.
    private func expectContained(
        _ real: String,
        _ path: String,
        depth: Int,
        _ count: inout Int
    ) throws(ConfigurationError) {
        guard depth <= 16 else { throw refused(path, "lies too deep", fix: "use at most 16 folders within each other") }
        for name in Folder.names(real) {
            count += 1
            // Links that lead to folders of links can make any number of them.
            guard count <= 100_000 else {
                throw refused(path, "holds more than 100000 files", fix: "see where its links lead")
            }
            let (kind, target) = entry(name, in: real)
            guard let target else {
                throw refused("\(path)/\(name)", "is a link that leads out of the package", fix: "copy it in")
            }
            if kind == .missing {
                throw refused("\(path)/\(name)", "is a link that leads nowhere", fix: "put the file in its place")
            }
            if kind == .other {
                throw refused("\(path)/\(name)", "is not a plain file", fix: "put a file in its place")
            }
            if kind == .folder { try expectContained(target, "\(path)/\(name)", depth: depth + 1, &count) }
        }
    }

    /// A YAML file of the test data.
    func yaml(_ path: String, _ constants: Constants = .none) throws(ConfigurationError) -> Section {
        guard let real = inside(path) else {
            throw refused(path, "is a link that leads out of the package", fix: "copy the file in")
        }
        let report = Report(file: "\(name)/\(path)", toleratesBlanks: true)
        let text = constants.replaced(in: try TextFile.read(real, name: report.file))
        return Section(try YAMLText.read(text, file: report.file), in: report)
    }

    func refused(_ path: String, _ what: String, fix: String) -> ConfigurationError {
        ConfigurationError([Finding(file: "\(name)/\(path)", what: what, fix: fix)])
    }
}
