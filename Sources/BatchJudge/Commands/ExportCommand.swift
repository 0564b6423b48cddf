import ArgumentParser
import ContestModel
import Foundation
import ResultStore
import SiteGen

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Write submissions (everything, for the jury), the public leaderboard or the key of receipts to standard output."
    )

    enum What: String, ExpressibleByArgument, CaseIterable {
        case submissions, leaderboard
        case receiptKey = "receipt-key"
    }
    enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv, tsv }

    @Argument(help: "submissions, leaderboard, or receipt-key (the public key, PEM).") var what: What
    @Option(help: "json, csv or tsv.") var format: Format = .json
    @OptionGroup var contest: ContestOption

    func run() async throws {
        let place = try Workplace(contest)
        guard what != .receiptKey else { return try exportKey(place) }
        let record = try await place.record()
        FileHandle.standardOutput.write(
            try export(record, links: PrivateLinks(contest: place.contest.id, secret: try await place.store.secret()))
        )
    }

    private func exportKey(_ place: Workplace) throws {
        guard let key = try ReceiptKey(state: place.contest.folders.state) else {
            throw Failure.needsAPerson(["There is no key yet: the contest's first sweep makes it."])
        }
        FileHandle.standardOutput.write(key.published.pem)
    }

    private func export(_ record: ContestRecord, links: PrivateLinks) throws -> Data {
        switch what {
        case .submissions:
            switch format {
            case .json: try SubmissionsExport.json(record)
            case .csv: try SubmissionsExport.csv(record)
            case .tsv: try SubmissionsExport.tsv(record)
            }
        case .receiptKey: Data()
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
