package import ContestModel
import Foundation

/// A contest as its folder says: `contest.yaml` and the teams beside it. The problems are read one by one, when asked for.
package struct ContestFolder: Sendable {
    package let contest: Contest
    package let teams: [Team]
    /// Every key of `contest.yaml` in the documented order.
    package let settings: [Setting]

    /// Reads the `contest.yaml` at `path`.
    ///
    /// - Parameters:
    ///   - path: absolute, or relative to the working folder.
    ///   - processors: what `slots: auto` stands for.
    ///   - installation: the folder that holds `images/` and `templates/` for contests that have none of their own.
    /// - Returns: the contest; its problems are not opened.
    /// - Throws: `ConfigurationError` with everything that is wrong with either file.
    package static func load(
        _ path: String,
        processors: Int,
        installation: String? = nil
    ) throws -> ContestFolder {
        let file = Folders.absolute(path, in: FileManager.default.currentDirectoryPath)
        let folder = (file as NSString).deletingLastPathComponent
        let report = Report(file: (file as NSString).lastPathComponent)
        let root = try YAMLText.read(TextFile.read(file, name: report.file), file: report.file)
        let reader = ContestFile(
            root: Section(root, in: report),
            folders: Folders(contest: folder, installation: installation),
            processors: processors
        )
        let contest = Result { () throws(ConfigurationError) in try reader.contest() }
        let teams = Result { () throws(ConfigurationError) in try TeamsFile.load(in: folder) }
        switch (contest, teams) {
        case (.success(let contest), .success(let teams)):
            return ContestFolder(contest: contest, teams: teams, settings: report.settings)
        case (.failure(let one), .failure(let other)): throw ConfigurationError(one.findings + other.findings)
        case (.failure(let error), .success), (.success, .failure(let error)): throw error
        }
    }

    /// The path of the `contest.yaml` that is meant: the given file or folder, else `contest/contest.yaml`, else
    /// `contest.yaml` in `directory`.
    package static func locate(_ given: String?, in directory: String) throws -> String {
        let tried: [String]
        if let given {
            let path = Folders.absolute(given, in: directory)
            tried = [path, path + "/contest.yaml"]
        } else {
            tried = ["contest/contest.yaml", "contest.yaml"].map { Folders.absolute($0, in: directory) }
        }
        if let found = tried.first(where: { FileKind($0) == .file }) { return found }
        throw ConfigurationError([
            Finding(
                file: given ?? "contest.yaml",
                what: "there is no contest here (looked for \(tried.joined(separator: " and ")))",
                fix: "name one with --contest PATH, or make one with `batch-judge init DIR`"
            )
        ])
    }

    /// Where the package of a problem lies.
    package func folder(of problem: ProblemID) -> String {
        "\(contest.folders.contest)/problems/\(problem)"
    }
}

/// A key of `contest.yaml` with its effective value.
package struct Setting: Sendable, Hashable {
    /// With the keys around it: `intake.settle`, `problems[0].id`.
    package let key: String
    package let value: String
    /// `contest.yaml:12` or `default`.
    package let source: String
}

/// Where relative paths of a contest lead.
struct Folders {
    let contest: String
    let installation: String?

    /// Without `.`, `..` and a trailing slash; links are left alone.
    static func absolute(_ path: String, in folder: String) -> String {
        let joined = path.hasPrefix("/") ? path : folder + "/" + path
        var parts: [Substring] = []
        for part in joined.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// What a key says, or else the first of these that exists: beside the contest, in the installation.
    func shared(_ given: String?, _ name: String) -> String {
        if let given { return Self.absolute(given, in: contest) }
        let beside = Self.absolute("../" + name, in: contest)
        guard let installation, FileKind(beside) != .folder else { return beside }
        return Self.absolute(name, in: installation)
    }
}
