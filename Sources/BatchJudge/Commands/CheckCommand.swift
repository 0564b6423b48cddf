import ArgumentParser
import ContestFiles
import ContestModel
import Foundation
import Intake

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what intake would say of a zip.",
        discussion: "Ends with 0 when it would be judged, with 1 when it would be rejected."
    )

    @Argument(help: "The zip to look at.")
    var zip: String

    @Option(
        help:
            "The problem it is for (default: as the name says that the zip has, or its folder, if a contest is at hand)."
    )
    var problem: String?

    @Option(
        help:
            "The contest's file, for its problems and limits (default: contest/contest.yaml, then contest.yaml, if there is one)."
    )
    var contest: String?

    func run() throws {
        do {
            try check(setting())
        } catch let rejection as Rejection {
            print("rejected: \(rejection.reason.rawValue): \(rejection.message)\n\(rejection.reason.fix)")
            throw ExitCode(1)
        }
    }

    private func check(_ setting: Setting) throws {
        let file = URL(filePath: zip).resolvingSymlinksInPath().path(percentEncoded: false)
        if try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType == .typeDirectory {
            throw Rejection(.notAZip, "it is a folder")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-check-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try Preparation(languages: setting.languages).prepare(
            zip: URL(filePath: zip).path(percentEncoded: false),
            for: setting.problem,
            limits: setting.limits,
            into: folder.path(percentEncoded: false)
        )
        switch result {
        case .success(let prepared):
            let language = prepared.language?.name ?? prepared.image.map { "model run in \($0)" } ?? "answers"
            let entry = prepared.entryPoint.map { ", entry point \($0)" } ?? ""
            let problem = setting.problem.map { " for \($0.id)" } ?? ""
            let files = prepared.files.count == 1 ? "1 file" : "\(prepared.files.count) files"
            print("ok: would be judged\(problem): \(language)\(entry), \(files)")
        case .failure(let rejection): throw rejection
        }
    }

    private struct Setting {
        let languages: [Language]
        let problem: Problem?
        let limits: ZipLimits
    }

    private func setting() throws -> Setting {
        guard FileManager.default.fileExists(atPath: zip) else {
            throw Failure.wrongUse("\(zip): there is no such file.")
        }
        var option = ContestOption()
        option.contest = contest
        guard contest != nil || (try? option.path()) != nil else { return try contestless() }
        let folder = try option.load()
        let languages = try LanguageFile.loadAll(images: folder.contest.folders.images)
        let id = try problem ?? named(in: folder.contest)
        guard let place = folder.contest.problems.first(where: { $0.id.text == id }) else {
            throw Failure.noSuchProblem(id)
        }
        let path = try ProblemPlaces(folder.contest).folder(of: place.id)
        let problem = try ProblemPackage.load(place, in: path, languages: languages, metrics: .scoring)
        return Setting(languages: languages, problem: problem, limits: folder.contest.intake.zip)
    }

    /// As intake would understand the file's name, or that of its folder too.
    private func named(in contest: Contest) throws -> String {
        let (names, file) = (UploadNames(problems: contest.problems.map(\.id)), URL(filePath: zip))
        let folder = file.deletingLastPathComponent().lastPathComponent
        let found = [nil, folder].lazy.compactMap { subfolder in
            names.meaning(subfolder: subfolder, file: file.lastPathComponent).problem
        }
        if let id = found.first { return id.text }
        let ids = contest.problems.map(\.id.text).joined(separator: ", ")
        throw Rejection(
            .unknownProblem,
            "\(file.lastPathComponent) names no problem of the contest, which are: \(ids)."
        )
    }

    private func contestless() throws -> Setting {
        guard problem == nil else { throw Failure.wrongUse("--problem needs a contest: give --contest PATH.") }
        guard let images = Installation.folder.map({ "\($0)/images" }) else {
            throw Failure.wrongUse("No contest and no images/ folder at hand: give --contest PATH.")
        }
        let limits = ZipLimits(maxZip: 50 << 20, maxUnpacked: 256 << 20, maxFiles: 1000)
        return Setting(languages: try LanguageFile.loadAll(images: images), problem: nil, limits: limits)
    }
}
