import ArgumentParser
import ContestModel
import Foundation
import ResultStore
import SiteGen

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write results to standard output.",
        discussion: """
            submissions: everything, for the jury. leaderboard: what everybody may see. ledger: what each submission was charged \
            and why, and what its team had used by then. receipt-key: the public key that receipts are verified with.
            """
    )

    enum What: String, ExpressibleByArgument, CaseIterable {
        case submissions, leaderboard, ledger
        case receiptKey = "receipt-key"
    }
    enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv, tsv, text }

    @Argument(help: "submissions, leaderboard, ledger or receipt-key.") var what: What
    @Option(help: "json, csv, tsv or (not of submissions) text.") var format: Format = .json
    @OptionGroup var contest: ContestOption

    func run() async throws {
        let place = try Workplace(contest)
        FileHandle.standardOutput.write(try await export(place))
    }

    private func export(_ place: Workplace) async throws -> Data {
        switch what {
        case .submissions: try submissions(await place.record())
        case .leaderboard: try leaderboard(await board(place))
        case .ledger: try ledger(await place.record())
        case .receiptKey: try receiptKey(place)
        }
    }

    private func submissions(_ record: ContestRecord) throws -> Data {
        switch format {
        case .json: try SubmissionsExport.json(record)
        case .csv: try SubmissionsExport.csv(record)
        case .tsv: try SubmissionsExport.tsv(record)
        case .text: throw Failure.wrongUse("Submissions have no form as text: use json, csv or tsv.")
        }
    }

    private func board(_ place: Workplace) async throws -> PublicView {
        let record = try await place.record()
        let links = PrivateLinks(contest: place.contest.id, secret: try await place.store.secret())
        return PublicView(of: record, at: .now, pseudonyms: links.pseudonyms(of: record.contest, record.teams))
    }

    private func leaderboard(_ view: PublicView) throws -> Data {
        switch format {
        case .json: try LeaderboardExport.json(view)
        case .csv: try LeaderboardExport.csv(view)
        case .tsv: try LeaderboardExport.tsv(view)
        case .text: try LeaderboardExport.txt(view)
        }
    }

    private func ledger(_ record: ContestRecord) throws -> Data {
        switch format {
        case .json: try LedgerExport.json(record)
        case .csv: LedgerExport.csv(record)
        case .tsv: LedgerExport.tsv(record)
        case .text: LedgerExport.txt(record)
        }
    }

    /// One form whatever `format` says: PEM.
    private func receiptKey(_ place: Workplace) throws -> Data {
        guard let key = try ReceiptKey(state: place.contest.folders.state) else {
            throw Failure.needsAPerson(["There is no key yet: the contest's first sweep makes it."])
        }
        return key.published.pem
    }
}
