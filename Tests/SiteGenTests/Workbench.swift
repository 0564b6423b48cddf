import ContestModel
import Foundation
import SiteGen

/// A folder of a test's own, and the templates of the program.
final class Workbench {
    static let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "templates").path()

    let folder: String

    init() throws {
        folder = URL.temporaryDirectory.appending(path: "site-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func contest() throws -> SampleContest { try SampleContest(folder: folder) }

    static func site(
        _ contest: SampleContest,
        atMinute minute: Int,
        tokens: [TeamID: String] = [:],
        pseudonyms: [TeamID: String] = [:]
    ) throws -> [SiteFile] {
        let now = SampleContest.minute(minute)
        let record = try contest.record
        return try SiteBuilder(templates: templates).site(
            PublicView(of: record, at: now, pseudonyms: pseudonyms),
            teams: TeamView.all(of: record, at: now),
            tokens: tokens,
            pages: [
                OrganizerPage(name: "rules", markdown: "# Rules\n\nBe *kind*. See [the board](../../index.html)."),
                OrganizerPage(name: "news", markdown: "Nothing <b>yet</b>."),
            ]
        )
    }

    static func text(_ path: String, in files: [SiteFile]) -> String {
        files.first { $0.path == path }.map { String(decoding: $0.contents, as: UTF8.self) } ?? ""
    }

    /// The paths of those of the second tree that the first has not, or has otherwise.
    static func differing(_ first: [SiteFile], _ second: [SiteFile]) -> [String] {
        let old = Dictionary(first.map { ($0.path, $0.contents) }, uniquingKeysWith: { first, _ in first })
        return second.filter { old[$0.path] != $0.contents }.map(\.path)
    }
}

extension SampleContest {
    /// Submissions made anew, those of the choice changed.
    mutating func replace(_ choice: (JudgedSubmission) -> Bool, _ change: (inout Entry) -> Void) throws {
        submissions = try zip(submissions, Self.entries).map { judged, entry in
            guard choice(judged) else { return judged }
            var entry = entry
            change(&entry)
            return try Self.judged(entry, id: judged.submission.id)
        }
    }
}
