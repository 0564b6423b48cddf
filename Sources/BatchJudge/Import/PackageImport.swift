import ContestFiles
import ContestModel
import Foundation

/// Brings a problem package into a contest's folder of problems: checked first, there as a whole or not at all.
struct PackageImport {
    let contest: Contest
    let languages: [Language]

    /// A package that is there now.
    struct Imported {
        let package: ProblemPackage.Read
        /// Where it lies.
        let folder: String
        /// What stands in `contest.yaml` of it; nil: nothing yet.
        let place: ContestProblem?
        /// Statements that were converted from LaTeX, relative to the folder.
        let converted: [String]
    }

    /// Checks a folder or zip and puts it under an id, nil: as it is called; one of that id that is there gives way where
    /// `replaces` says so.
    func bring(_ source: String, id: String?, replaces: Bool) throws -> Imported {
        let id = try problemID(id, source)
        let problems = ProblemPlaces(contest).problems
        let target = "\(problems)/\(id)"
        try expectRoom(for: id, at: target, replaces: replaces)
        try FileManager.default.createDirectory(atPath: problems, withIntermediateDirectories: true)
        let new = try TemporaryName.fresh(in: problems, prefix: ".import-", suffix: "")
        try? FileManager.default.removeItem(atPath: new)
        defer { try? FileManager.default.removeItem(atPath: new) }
        try copy(source, to: new)
        let converted = try LatexStatements(package: new).convert()
        let place = contest.problems.first { $0.id == id }
        // A limit that the package does not give is for `verify` to find.
        let package = try ProblemPackage.read(
            place ?? ContestProblem(id: id, label: "A"),
            in: new,
            languages: languages,
            timeLimit: .zero,
            metrics: .scoring
        )
        try put(new, at: target)
        return Imported(package: package, folder: target, place: place, converted: converted)
    }

    private func problemID(_ given: String?, _ source: String) throws -> ProblemID {
        let file = URL(filePath: source)
        let isZip = ["zip", "kpp"].contains(file.pathExtension.lowercased())
        let name = given ?? (isZip ? file.deletingPathExtension() : file).lastPathComponent
        do {
            return try ProblemID(name)
        } catch {
            throw Failure.wrongUse("'\(name)' is no id of a problem: give one with --id, such as --id hello.")
        }
    }

    private func expectRoom(for id: ProblemID, at target: String, replaces: Bool) throws {
        guard !replaces, ["", ".zip", ".kpp"].contains(where: { isThere(target + $0) }) else { return }
        throw Failure.needsAPerson(["problems/\(id) is there already: replace it with --force, or give another --id."])
    }

    private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private func copy(_ source: String, to new: String) throws {
        guard isThere(source) else { throw Failure.wrongUse("\(source): there is no such file or folder.") }
        guard try isFolder(source) else { return try ProblemPlaces.unpack(source, into: new) }
        try FileManager.default.copyItem(atPath: try root(of: source), toPath: new)
        try? FileManager.default.removeItem(atPath: "\(new)/.git")
        if let link = ProblemPackage.linkOut(of: new) {
            throw Failure.needsAPerson(["\(source)/\(link) leads out of the package: copy the file in."])
        }
        try ProblemPackage.writeConstants(in: new)
    }

    /// The folder itself, or the one folder in it that holds a package.
    private func root(of folder: String) throws -> String {
        let resolved = URL(filePath: folder).resolvingSymlinksInPath().path(percentEncoded: false)
        // With a slash at its end Foundation copies nothing.
        let real = resolved.hasSuffix("/") ? String(resolved.dropLast()) : resolved
        let inner = try FileManager.default.contentsOfDirectory(atPath: real).map { "\(real)/\($0)" }
        guard let root = ([real] + inner.sorted()).first(where: { isThere("\($0)/problem.yaml") }) else {
            throw Failure.needsAPerson(["\(folder) holds no problem.yaml: name the problem's folder."])
        }
        return root
    }

    private func isFolder(_ path: String) throws -> Bool {
        let real = URL(filePath: path).resolvingSymlinksInPath()
        return try real.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
    }

    /// What was there gives way first, and is there again where the new one cannot take its place.
    private func put(_ new: String, at target: String) throws {
        guard isThere(target) else { return try FileManager.default.moveItem(atPath: new, toPath: target) }
        let old = new + ".old"
        try FileManager.default.moveItem(atPath: target, toPath: old)
        do {
            try FileManager.default.moveItem(atPath: new, toPath: target)
        } catch {
            try FileManager.default.moveItem(atPath: old, toPath: target)
            throw error
        }
        try FileManager.default.removeItem(atPath: old)
    }
}
