package import ContestModel

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
    /// - Returns: the problem with absolute paths to its test data.
    /// - Throws: `ConfigurationError` for everything that is wrong with `problem.yaml`, and for what cannot be judged.
    package static func load(
        _ place: ContestProblem,
        in folder: String,
        languages: [Language],
        timeLimit: Duration? = nil
    ) throws -> Problem {
        try read(place, in: folder, languages: languages, timeLimit: timeLimit).problem
    }

    /// As `load`; also the keys at the top of `problem.yaml` that nothing here reads.
    package static func read(
        _ place: ContestProblem,
        in folder: String,
        languages: [Language],
        timeLimit: Duration? = nil
    ) throws -> (problem: Problem, foreignKeys: [String]) {
        let files = try PackageFiles(folder, name: "problems/\(place.id)")
        guard let path = files.inside("problem.yaml") else {
            throw files.refused("problem.yaml", "is a link that leads out of the package", fix: "copy the file in")
        }
        let text = try TextFile.read(path, name: files.name + "/problem.yaml")
        let report = Report(file: files.name + "/problem.yaml", toleratesBlanks: true)
        let root = try Section(YAMLText.read(text, file: report.file), in: report)
        let reader = ProblemFile(root: root, files: files, languages: languages, timeLimit: timeLimit)
        let problem = reader.problem(place)
        guard let problem, report.findings.isEmpty else { throw report.error }
        return (problem, report.foreignKeys)
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
            let zipped = [".zip", ".kpp"].first { FileKind(folder + $0) == .file }
            let what = zipped.map { "not supported yet: a problem in \(name)\($0)" } ?? "there is no such folder"
            let fix = zipped == nil ? "put the problem package there" : "unpack it into \(name)"
            throw ConfigurationError([Finding(file: name, what: what, fix: fix)])
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
        try expectContained(real, path, depth: 0)
        return real
    }

    /// No link at any depth leads out of the package, or nowhere.
    private func expectContained(_ real: String, _ path: String, depth: Int) throws(ConfigurationError) {
        guard depth <= 16 else { throw refused(path, "lies too deep", fix: "use at most 16 folders within each other") }
        for name in Folder.names(real) {
            let (kind, target) = entry(name, in: real)
            guard let target else {
                throw refused("\(path)/\(name)", "is a link that leads out of the package", fix: "copy it in")
            }
            if kind == .missing {
                throw refused("\(path)/\(name)", "is a link that leads nowhere", fix: "put the file in its place")
            }
            if kind == .folder { try expectContained(target, "\(path)/\(name)", depth: depth + 1) }
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
