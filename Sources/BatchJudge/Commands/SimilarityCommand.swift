import ArgumentParser
import ContestModel
import Foundation
import ResultStore
import Scoring

struct SimilarityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similarity",
        abstract: "Compare what teams sent for an ML problem: files in common, and predictions that are too alike.",
        discussion: """
            For the jury alone. Of each team its last accepted submission is looked at. It says what is alike, not why: a common \
            tutorial and a copy look the same. Ends with 0 whatever it finds.
            """
    )

    @OptionGroup var contest: ContestOption
    @Argument(help: "The problem.") var problem: String
    @Option(
        help: "A folder with predictions as CSV files, each named by its team, in the place of those that were judged."
    )
    var predictions: String?
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        let place = try Workplace(contest)
        let model = try ModelProblem(problem, in: place)
        let submissions = try await Self.last(of: model.problem.id, place)
        let given = try model.attachments.compactMap { try SharedSources.digest(of: $0) }
        let sources = try SharedSources(submissions, of: model.problem, place, known: Set(given))
        let report = SimilarityReport(
            teams: submissions.count,
            predictions: try Similarity.all(entries(model, submissions, place)),
            sources: sources.pairs
        )
        print(try json ? report.json : report.text)
    }

    /// Of each team.
    private static func last(of problem: ProblemID, _ place: Workplace) async throws -> [Submission] {
        let accepted = try await place.store.submissions().filter { entry in
            entry.submission.problem == problem && entry.submission.state == .judged
                && entry.judgement?.verdict == .accepted && !entry.submission.isSmoke
        }
        let last = Dictionary(accepted.map { ($0.submission.team, $0.submission) }, uniquingKeysWith: { $1 })
        return last.values.sorted { $0.team < $1.team }
    }

    private func entries(
        _ model: ModelProblem,
        _ submissions: [Submission],
        _ place: Workplace
    ) throws -> [SimilarityEntry] {
        guard let metric = try model.rules.plan().metrics.first else { return [] }
        let labels = try model.labels()
        let found: [(name: String, predictions: AlignedPredictions)]
        if let predictions {
            found = try Self.read(predictions, labels)
        } else {
            let shelf = try place.predictions()
            found = submissions.compactMap { submission in
                shelf.predictions(of: submission.id, expecting: labels).map { (submission.team.text, $0) }
            }
        }
        return found.compactMap { SimilarityEntry(name: $0.name, rows: $0.predictions.publicPart, metric: metric) }
    }

    /// CSV files of a folder, by their names.
    private static func read(_ folder: String, _ labels: LabelTable) throws -> [(String, AlignedPredictions)] {
        try ModelProblem.files(in: folder).filter { $0.hasSuffix(".csv") }.map { path in
            switch PredictionFile.read(try ModelProblem.map(path), expecting: labels) {
            case .failure(let rejection): throw Failure.needsAPerson(["\(path): \(rejection.message)"])
            case .success(let aligned): return (String(path.lastName.dropLast(4)), aligned)
            }
        }
    }
}

/// What is alike.
struct SimilarityReport: Encodable {
    struct Files: Encodable {
        let first, second: TeamID
        let files: Int
        let all: Bool
    }

    let teams: Int
    let predictions: [Similarity]
    let files: [Files]

    init(
        teams: Int,
        predictions: [Similarity],
        sources: [(first: TeamID, second: TeamID, count: Int, isAll: Bool)]
    ) {
        self.teams = teams
        self.predictions = predictions
        files = sources.map { Files(first: $0.first, second: $0.second, files: $0.count, all: $0.isAll) }
    }

    var text: String {
        let shared = files.map { pair in
            ["files", pair.first.text, pair.second.text, pair.all ? "all the same" : "\(pair.files) the same"]
        }
        let alike = predictions.filter { $0.suspicion != .none }.map { pair in
            ["predictions", pair.first, pair.second, pair.words]
        }
        let sum =
            "\(teams) teams; files in common: \(shared.count) pairs; predictions too alike: \(alike.count) of "
            + "\(predictions.count) pairs"
        return (AlignedTable(rows: shared + alike).lines + [sum]).joined(separator: "\n")
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension Similarity {
    fileprivate var words: String {
        let share = "\((agreement * 1000).rounded() / 10) % the same"
        if suspicion == .same { return "all the same, mistakes included" }
        if let sharedMistakes, let expectedMistakes {
            return
                "\(share), \(sharedMistakes) mistakes in common where about \(Int(expectedMistakes.rounded())) were to be expected"
        }
        return "\(share), errors go together (correlation \(((correlation ?? 0) * 1000).rounded() / 1000))"
    }
}
