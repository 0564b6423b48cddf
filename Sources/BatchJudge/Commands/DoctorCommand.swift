import ArgumentParser
import ContestFiles
import ContestModel
import Foundation
import Sandbox
import SiteGen

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look for everything that can be wrong with this machine and contest, each with its fix."
    )

    @OptionGroup var contest: ContestOption

    func run() async throws {
        var examination = Examination()
        examination.machine()
        examination.engine()
        let folder = examination.look("contest") { try contest.load() }
        if let folder { examination.contest(folder) }
        for finding in examination.findings { print(finding) }
        guard examination.faults == 0 else {
            throw Failure.needsAPerson(["\(examination.faults) of \(examination.findings.count) checks failed."])
        }
    }
}

/// What was looked at, and what was found.
struct Examination {
    private(set) var findings: [String] = []
    private(set) var faults = 0

    mutating func good(_ what: String, _ found: String) { findings.append("ok     \(what): \(found)") }

    mutating func bad(_ what: String, _ found: String) {
        faults += 1
        findings.append("WRONG  \(what): \(found)")
    }

    /// Notes the error of what fails, and gives nil then.
    mutating func look<Value>(_ what: String, _ body: () throws -> Value) -> Value? {
        do {
            return try body()
        } catch {
            bad(what, "\(error)")
            return nil
        }
    }

    mutating func machine() {
        good("processors", "\(ProcessInfo.processInfo.activeProcessorCount)")
        let free = (try? URL(filePath: "/").resourceValues(forKeys: [.volumeAvailableCapacityKey]))?
            .volumeAvailableCapacity
        if let free {
            free < 5 << 30
                ? bad("disk", "only \(free >> 20) MiB are free on /: make room")
                : good("disk", "\(free >> 30) GiB free on /")
        }
    }

    mutating func engine() {
        guard let engine = look("supervisor", { try Engine.connect() }) else { return }
        guard let version = look("engine", { try engine.version() }) else { return }
        good("engine", "\(version)")
    }

    mutating func contest(_ folder: ContestFolder) {
        let contest = folder.contest
        good("contest", "\(contest.id), \(contest.problems.count) problems, \(folder.teams.count) teams")
        if contest.end <= .now { bad("window", "the contest ended at \(contest.end): uploads are rejected") }
        for team in folder.teams { inbox(contest.folders.inbox(of: team.id), of: team) }
        writable("state", contest.folders.state)
        writable("site", contest.folders.site)
        _ = look("templates") { try SiteBuilder(templates: contest.folders.templates) }
        guard let languages = look("languages", { try LanguageFile.loadAll(images: contest.folders.images) }) else {
            return
        }
        for place in contest.problems {
            let path = "\(contest.folders.contest)/problems/\(place.id)"
            let problem = look("problem \(place.id)") { try ProblemPackage.load(place, in: path, languages: languages) }
            if let problem { good("problem \(place.id)", "\(problem.tests.count) test cases") }
        }
        images(contest)
    }

    private mutating func inbox(_ path: String, of team: Team) {
        if !FileManager.default.fileExists(atPath: path) {
            bad("inbox of \(team.id)", "\(path) is not there: make it, owned by the team's account")
        } else if !FileManager.default.isReadableFile(atPath: path) {
            bad("inbox of \(team.id)", "\(path) cannot be read by this account")
        }
    }

    private mutating func writable(_ what: String, _ path: String) {
        var folder = path
        while !FileManager.default.fileExists(atPath: folder), folder != "/" {
            folder = URL(filePath: folder).deletingLastPathComponent().path(percentEncoded: false)
            if folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        }
        FileManager.default.isWritableFile(atPath: folder)
            ? good(what, path) : bad(what, "\(folder) cannot be written by this account")
    }

    private mutating func images(_ contest: Contest) {
        guard let engine = try? Engine.connect(), (try? engine.version()) != nil else { return }
        guard let images = look("images", { try LanguageFile.images(in: contest.folders.images) }) else { return }
        for image in images {
            let built = look("image \(image.name)") { try engine.image("batch-judge/\(image.name)") }
            guard let built else { continue }
            built == nil
                ? bad("image \(image.name)", "not built: run `batch-judge images build`")
                : good("image \(image.name)", "present")
        }
    }
}
