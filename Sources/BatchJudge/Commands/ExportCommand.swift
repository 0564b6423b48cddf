import ArgumentParser
import ContestModel
import Foundation
import Glibc
import ResultStore
import SiteGen

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write results to standard output, a contest package, or an archive of the contest.",
        discussion: """
            submissions: everything, for the jury. leaderboard: what everybody may see. ledger: what each submission was charged \
            and why, and what its team had used by then. receipt-key: the public key that receipts are verified with. clics: the \
            package of the CLICS Contest API. archive: all that is needed to go on with the contest elsewhere, with `batch-judge restore`.
            """
    )

    enum What: String, ExpressibleByArgument, CaseIterable {
        case submissions, leaderboard, ledger, clics, archive
        case receiptKey = "receipt-key"
    }
    enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv, tsv, text }

    @Argument(help: "submissions, leaderboard, ledger, receipt-key, clics or archive.") var what: What
    @Option(
        help:
            "json (default), csv, tsv or (not of submissions) text; of the others there is one form only."
    )
    var format: Format?
    @Option(
        help: """
            Where an archive or a package goes: a file, or - for standard output (default: the contest's id with .tar or .zip); of a \
            package also a folder, in which one with the contest's id is made.
            """
    )
    var to: String?
    @Option(help: "Whom a package is for: public (default) or jury, with real names, all results and the uploads.")
    var audience: ContestPackage.Audience?
    @OptionGroup var contest: ContestOption

    func run() async throws {
        guard to == nil || what == .archive || what == .clics else {
            throw Failure.wrongUse("--to is for an archive or a package: the others go to standard output.")
        }
        guard format == nil || ![What.archive, .receiptKey, .clics].contains(what) else {
            throw Failure.wrongUse("--format is not for an archive, a package or the key: of each there is one form.")
        }
        guard audience == nil || what == .clics else {
            throw Failure.wrongUse("--audience is for a package of the Contest API alone.")
        }
        let place = try Workplace(contest)
        switch what {
        case .submissions: try write(submissions(await place.record()))
        case .leaderboard: try write(leaderboard(await board(place)))
        case .ledger: try write(ledger(await place.record()))
        case .receiptKey: try write(await receiptKey(place))
        case .clics: try await package(place)
        case .archive: try await archive(place)
        }
    }

    private func write(_ data: Data) throws { try FileHandle.standardOutput.write(contentsOf: data) }

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

    private func package(_ place: Workplace) async throws {
        let target = to ?? "\(place.contest.id).zip"
        guard try target == "-" || !ContestArchive(place: place, contestFile: try contest.path()).isNoPlace(target)
        else {
            throw Failure.wrongUse("\(target) would lie in a folder of the contest: name another place with --to.")
        }
        let isForJury = audience == .jury
        if isForJury { umask(0o077) }
        let package =
            isForJury
            ? ContestPackage(
                JuryView(of: try await place.record(), at: .now),
                spool: "\(place.contest.folders.state)/spool"
            )
            : ContestPackage(try await board(place))
        let notes =
            target == "-" || target.hasSuffix(".zip")
            ? try await ArchiveOutput.write(to: target, kind: .zip) { try package.write(to: $0) }
            : try package.write(into: target)
        for note in notes { Message.write(note) }
        if isForJury { Message.write("It holds all results and uploads: keep it where only the jury can read it.") }
        if target != "-" { print(target) }
    }

    private func submissions(_ record: ContestRecord) throws -> Data {
        switch format ?? .json {
        case .json: try SubmissionsExport.json(record)
        case .csv: try SubmissionsExport.csv(record)
        case .tsv: try SubmissionsExport.tsv(record)
        case .text: throw Failure.wrongUse("Submissions have no form as text: use json, csv or tsv.")
        }
    }

    private func board(_ place: Workplace) async throws -> PublicView {
        let record = try await place.record()
        let links = try await PrivateLinks(place.contest, place.store)
        return PublicView(of: record, at: .now, pseudonyms: links.pseudonyms(of: record.contest, record.teams))
    }

    private func leaderboard(_ view: PublicView) throws -> Data {
        switch format ?? .json {
        case .json: try LeaderboardExport.json(view)
        case .csv: try LeaderboardExport.csv(view)
        case .tsv: try LeaderboardExport.tsv(view)
        case .text: try LeaderboardExport.txt(view)
        }
    }

    private func ledger(_ record: ContestRecord) throws -> Data {
        switch format ?? .json {
        case .json: try LedgerExport.json(record)
        case .csv: LedgerExport.csv(record)
        case .tsv: LedgerExport.tsv(record)
        case .text: LedgerExport.txt(record)
        }
    }

    /// PEM.
    private func receiptKey(_ place: Workplace) async throws -> Data {
        guard let key = try await KnownReceiptKeys(place.store, state: place.contest.folders.state).inUse else {
            throw Failure.needsAPerson(["There is no key yet: the contest's first sweep makes it."])
        }
        return key.pem
    }
}
