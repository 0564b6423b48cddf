import ContestFiles
import ContestModel
import Foundation
import ResultStore
import SiteGen

/// A contest on this machine, as every command finds it: its files, its state folder, its store.
struct Workplace: Sendable {
    let folder: ContestFolder
    let store: SubmissionStore

    var contest: Contest { folder.contest }
    var teams: [Team] { folder.teams }
    var templates: TemplateFolders {
        TemplateFolders(own: contest.folders.templates, builtIn: Installation.templates)
    }

    init(_ options: ContestOption) throws {
        folder = try options.load()
        let state = folder.contest.folders.state
        // 0700: uploads, sources and hidden results lie below.
        try FileManager.default.createDirectory(
            atPath: state,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try Self.expectStore(in: state)
        store = try SubmissionStore(path: "\(state)/results.sqlite")
    }

    /// A new store beside uploads that were taken would judge all of them again, as if they had arrived just now.
    private static func expectStore(in state: String) throws {
        let manager = FileManager.default
        let size = (try? manager.attributesOfItem(atPath: "\(state)/results.sqlite"))?[.size] as? Int ?? 0
        let taken = (try? manager.contentsOfDirectory(atPath: "\(state)/spool")) ?? []
        guard size == 0, taken.contains(where: { !$0.hasPrefix("tmp-") }) else { return }
        throw Failure.needsAPerson([
            "\(state)/results.sqlite is gone or empty, but uploads were taken: put back a backup of it; or remove \(state), "
                + "and everything in the inboxes is taken and judged anew."
        ])
    }

    /// The folder of a purpose below the state folder, made if it is not there.
    func stateFolder(_ name: String) throws -> String {
        let path = "\(contest.folders.state)/\(name)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return path
    }

    /// `usualTime` is the limit where the package gives none; nil: that is an error.
    func problem(_ id: ProblemID, languages: [Language], usualTime: Duration? = nil) throws -> Problem {
        guard let place = contest.problems.first(where: { $0.id == id }) else { throw Failure.noSuchProblem(id.text) }
        return try ProblemPackage.load(
            place,
            in: ProblemPlaces(contest).folder(of: id),
            languages: languages,
            timeLimit: usualTime,
            metrics: .scoring
        )
    }

    func languages() throws -> [Language] { try LanguageFile.loadAll(images: contest.folders.images) }

    /// The contest's problems, each or why it cannot be read.
    func problems() throws -> [(id: ProblemID, read: Result<Problem, any Error>)] {
        let languages = try languages()
        return contest.problems.map { place in (place.id, Result { try problem(place.id, languages: languages) }) }
    }

    /// Everything that is known now: what pages are made from.
    func record() async throws -> ContestRecord {
        try await record(of: problems().map { try $0.read.get() })
    }

    /// The same with these problems only.
    func record(of problems: [Problem]) async throws -> ContestRecord {
        try await record(of: problems, store.submissions())
    }

    /// The same with these submissions.
    func record(of problems: [Problem], _ submissions: [JudgedSubmission]) async throws -> ContestRecord {
        ContestRecord(
            contest: contest,
            teams: teams,
            problems: problems,
            submissions: submissions,
            release: try await store.release(),
            lastSweep: try await store.sweeps(last: 20).lazy.compactMap(\.ended).first,
            halted: try await store.halted(),
            languages: try languages(),
            selections: try await store.selections(),
            comparisons: try await store.comparisons()
        )
    }
}

extension Workplace {
    /// What stands as final is changed by nobody without taking that back first.
    func mustNotBeFinal() async throws {
        guard try await store.release().finalized == nil else {
            throw Failure.needsAPerson(["The results are final: `batch-judge finalize --undo` first."])
        }
    }
}

/// What ends a command, said on stderr, with its exit code.
enum Failure: Error, CustomStringConvertible {
    case noSuchProblem(String)
    case needsAPerson([String])
    case wrongUse(String)
    case anotherSweep

    var description: String {
        switch self {
        case .noSuchProblem(let id): "The contest has no problem '\(id)': contest.yaml lists them under `problems`."
        case .needsAPerson(let messages): messages.joined(separator: "\n")
        case .wrongUse(let text): text
        case .anotherSweep: "Another sweep is running; try again when it has ended."
        }
    }
}

extension Timestamp {
    static var now: Timestamp { Timestamp(Date()) }
}
