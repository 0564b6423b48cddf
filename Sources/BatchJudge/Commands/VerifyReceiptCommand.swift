import ArgumentParser
import ContestFiles
import ContestModel
import Foundation
import ResultStore

struct VerifyReceiptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-receipt",
        abstract: "Say whether a receipt is genuine.",
        discussion: """
            A team needs the contest's public key, which the site has as receipt-key.pub; an organizer the contest, whose keys \
            of earlier days are known too. Ends with 0 \
            and one line when the receipt is genuine (and of this zip), with 1 and what is wrong when it is not.
            """
    )

    @Argument(help: "The receipt, a JSON file.")
    var receipt: String

    @Option(help: "The zip that was uploaded: must have the size and the SHA-256 of the receipt.")
    var zip: String?

    @Option(help: "The contest's public key (default: all of the contest's own).")
    var key: String?

    @Option(help: "The contest's file (default, without --key: contest/contest.yaml, then contest.yaml).")
    var contest: String?

    func run() async throws {
        for file in [receipt, zip, key].compactMap({ $0 }) where !FileManager.default.fileExists(atPath: file) {
            throw Failure.wrongUse("\(file): there is no such file.")
        }
        let place = key == nil || contest != nil ? try organizer() : nil
        let genuine = try GenuineReceipt(file: receipt, keys: try await keys(of: place))
        if let place, genuine.contest != place.id.text {
            throw ReceiptFault.otherContest(genuine.contest, place.id.text)
        }
        if let zip { try genuine.check(zip: zip) }
        let fate = genuine.position.map { "place \($0) in the queue" } ?? genuine.state
        print(
            "genuine: submission \(genuine.submission) of \(genuine.team), \(genuine.file), \(genuine.size) bytes, received "
                + "\(genuine.received), \(fate)" + (zip == nil ? "" : "; this is the zip")
        )
    }

    private func organizer() throws -> Contest? {
        var option = ContestOption()
        option.contest = contest
        guard contest != nil || (try? option.path()) != nil else { return nil }
        return try option.load().contest
    }

    private func publicKey(_ path: String) throws -> ReceiptPublicKey {
        guard let key = ReceiptPublicKey(pem: try Data(contentsOf: URL(filePath: path))) else {
            throw Failure.wrongUse("\(path): is no public key; the site of the contest has it as \(Receipt.keyFile).")
        }
        return key
    }

    private func keys(of contest: Contest?) async throws -> [ReceiptPublicKey] {
        if let key { return [try publicKey(key)] }
        guard let contest else {
            throw Failure.wrongUse(
                "Say whose receipt it is: --key FILE (the site's \(Receipt.keyFile)), or --contest PATH."
            )
        }
        let state = contest.folders.state
        // Without the store, or with one of an older version, there is the key's file still.
        let known = try await KnownReceiptKeys(try? SubmissionStore(reading: "\(state)/results.sqlite"), state: state)
        guard known.inUse != nil else {
            throw Failure.needsAPerson(["\(contest.id) has not signed anything yet: its first sweep makes the key."])
        }
        return known.all
    }
}
