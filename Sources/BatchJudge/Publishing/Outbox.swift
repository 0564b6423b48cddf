import ContestModel
import Foundation
import ResultStore
import SiteGen

/// What each team gets back: a receipt per upload, a report per judgement, written so that a repetition does no harm.
struct Outbox: Sendable {
    let place: Workplace

    func deliver() async throws {
        let untold = try await place.store.untold()
        guard !untold.isEmpty else { return }
        let builder = try SiteBuilder(templates: place.contest.folders.templates)
        let record = try await place.record()
        var views: [TeamID: TeamView] = [:]
        for (submission, told) in untold {
            let folder = place.contest.folders.outbox(of: submission.team)
            if told == 0 {
                try writeReceipt(submission, in: folder)
                try await place.store.markTold(submission.id, 1)
            }
            guard !submission.state.isPending else { continue }
            let view = views[submission.team] ?? TeamView(of: record, team: submission.team, at: .now)
            views[submission.team] = view
            for file in try builder.report(view, submission: submission.id) {
                try write(file.contents, to: "\(folder)/reports/\(submission.id)/\(file.path)")
            }
            try await place.store.markTold(submission.id, 2)
        }
    }

    private func writeReceipt(_ submission: Submission, in folder: String) throws {
        struct Receipt: Encodable {
            let contest, file, sha256, state: String
            let submission, size: Int64
            let team: TeamID
            let problem: ProblemID?
            let received: Timestamp
        }
        let receipt = Receipt(
            contest: place.contest.id.text,
            file: submission.file,
            sha256: submission.sha256,
            state: submission.state.rawValue,
            submission: submission.id,
            size: submission.size,
            team: submission.team,
            problem: submission.problem,
            received: submission.received
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        try write(try encoder.encode(receipt), to: "\(folder)/\(Self.plain(submission.file)).receipt.json")
    }

    /// The upload's name without anything that means something in a path.
    static func plain(_ name: String) -> String {
        let bytes = name.utf8.map { byte in
            let char = Character(UnicodeScalar(byte))
            return char.isASCII && (char.isLetter || char.isNumber || "._-".contains(char)) ? char : "_"
        }
        let text = String(bytes)
        return text.hasPrefix(".") ? "_\(text.dropFirst())" : text
    }

    private func write(_ contents: Data, to path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try contents.write(to: URL(filePath: path), options: .atomic)
    }
}
