import ArgumentParser
import ContestFiles
import ContestModel
import Foundation

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what intake would say of a zip.",
        discussion: "Ends with 0 when it would be judged, with 1 when it would be rejected."
    )

    @Argument(help: "The zip to look at.")
    var zip: String

    @Option(help: "The problem it is for (default: as the zip's name says, if a contest is at hand).")
    var problem: String?

    @Option(
        help:
            "The contest's file, for its problems and limits (default: contest/contest.yaml, then contest.yaml, if there is one)."
    )
    var contest: String?

    func run() throws {
        let setting = try setting()
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
            let language = prepared.language?.name ?? "model run in \(prepared.image)"
            let entry = prepared.entryPoint.map { ", entry point \($0)" } ?? ""
            let problem = setting.problem.map { " for \($0.id)" } ?? ""
            let files = prepared.files.count == 1 ? "1 file" : "\(prepared.files.count) files"
            print("ok: would be judged\(problem): \(language)\(entry), \(files)")
        case .failure(let rejection):
            print("rejected: \(rejection.reason.rawValue): \(rejection.message)\n\(rejection.reason.fix)")
            throw ExitCode(1)
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
        let id = try problem ?? guess(folder.contest)
        let problem = try id.map { id in
            guard let place = folder.contest.problems.first(where: { $0.id.text == id }) else {
                throw Failure.noSuchProblem(id)
            }
            let path = "\(folder.contest.folders.contest)/problems/\(id)"
            return try ProblemPackage.load(place, in: path, languages: languages)
        }
        return Setting(languages: languages, problem: problem, limits: folder.contest.intake.zip)
    }

    /// The longest problem id that the zip's name is, or begins with before a dash.
    private func guess(_ contest: Contest) throws -> String? {
        var name = URL(filePath: zip).deletingPathExtension().lastPathComponent
        if name.hasPrefix("smoke-") { name.removeFirst("smoke-".count) }
        return contest.problems.map(\.id.text).filter { name == $0 || name.hasPrefix("\($0)-") }.max {
            $0.count < $1.count
        }
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
