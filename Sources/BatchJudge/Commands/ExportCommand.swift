import ArgumentParser
import ContestModel
import Foundation
import ResultStore
import SiteGen

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write submissions (everything, for the jury), the public leaderboard, or an archive of the contest.",
        discussion: """
            Submissions and leaderboard go to standard output. An archive holds all that is needed to go on with the contest \
            elsewhere: `batch-judge restore`.
            """
    )

    enum What: String, ExpressibleByArgument, CaseIterable { case submissions, leaderboard, archive }
    enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv, tsv }

    @Argument(help: "submissions, leaderboard or archive.") var what: What
    @Option(help: "json, csv or tsv; not for an archive.") var format: Format = .json
    @Option(help: "Where an archive goes: a file, or - for standard output (default: the contest's id with .tar).")
    var to: String?
    @OptionGroup var contest: ContestOption

    func run() async throws {
        guard to == nil || what == .archive else {
            throw Failure.wrongUse("--to is for an archive: the others go to standard output.")
        }
        let place = try Workplace(contest)
        guard what != .archive else { return try await archive(place) }
        let record = try await place.record()
        FileHandle.standardOutput.write(
            try export(record, links: PrivateLinks(contest: place.contest.id, secret: try await place.store.secret()))
        )
    }

    private func archive(_ place: Workplace) async throws {
        let target = to ?? "\(place.contest.id).tar"
        let archive = ContestArchive(place: place, contestFile: try contest.path())
        guard try target == "-" || !archive.isNoPlace(target) else {
            throw Failure.wrongUse(
                "\(target) would lie in a folder of the contest: name a file elsewhere with --to FILE."
            )
        }
        let notes = try await ArchiveOutput.write(to: target) { try await archive.write(to: $0) }
        for note in notes { Message.write(note) }
        Message.write("It holds hidden tests, uploads and keys: keep it where only the jury can read it.")
        if target != "-" { print(target) }
    }

    private func export(_ record: ContestRecord, links: PrivateLinks) throws -> Data {
        switch what {
        case .submissions:
            switch format {
            case .json: try SubmissionsExport.json(record)
            case .csv: try SubmissionsExport.csv(record)
            case .tsv: try SubmissionsExport.tsv(record)
            }
        case .archive: Data()
        case .leaderboard:
            try leaderboard(
                PublicView(of: record, at: .now, pseudonyms: links.pseudonyms(of: record.contest, record.teams))
            )
        }
    }

    private func leaderboard(_ view: PublicView) throws -> Data {
        switch format {
        case .json: try LeaderboardExport.json(view)
        case .csv: try LeaderboardExport.csv(view)
        case .tsv: try LeaderboardExport.tsv(view)
        }
    }
}
