import ContestModel
import Foundation
import ResultStore
import SiteGen

/// What each team gets back: a receipt per upload, a report per judgement, written so that a repetition does no harm.
struct Outbox: Sendable {
    let place: Workplace

    /// Receipts need nothing but the store; so a template or a problem that cannot be read holds up reports only.
    ///
    /// Gives what a person should know though all is well.
    ///
    /// - Throws: after everything that could be written was written
    func deliver() async throws -> [String] {
        var delivery = Delivery()
        var untold = try await place.store.untold()
        var notes: [String] = []
        do {
            // Made before the first upload, so that the site has it from the start.
            let key = try ReceiptKey.make(state: place.contest.folders.state)
            if try await place.store.use(receiptKey: key.published.base64) {
                notes.append(try await KnownReceiptKeys(place.store, state: place.contest.folders.state).newKeyWords)
            }
            try await writeReceipts(for: untold.filter { $0.told == 0 }.map(\.submission), key, &delivery)
        } catch {
            delivery.troubles.append("Receipts wait: \(error.words)")
            untold.removeAll { $0.told == 0 }
        }
        let judged = untold.map(\.submission).filter { !$0.state.isPending }
        do {
            try await writeReports(on: judged, &delivery)
        } catch {
            delivery.troubles.append("Reports wait: \(error.words)")
        }
        if !delivery.told.isEmpty {
            // What the store calls told is on the disk before.
            WholeFile.syncAll()
            try await place.store.markTold(delivery.told)
        }
        guard delivery.troubles.isEmpty else { throw Failure.needsAPerson(notes + delivery.troubles) }
        return notes
    }

    private func folder(of submission: Submission) -> String { place.contest.folders.outbox(of: submission.team) }

    /// Under the upload's name, as the team looks for it, and under the submission's number, where no later upload replaces it.
    private func writeReceipts(
        for submissions: [Submission],
        _ key: ReceiptKey,
        _ delivery: inout Delivery
    ) async throws {
        guard !submissions.isEmpty else { return }
        let links = try await PrivateLinks(place.contest, place.store)
        for submission in submissions {
            let receipt = try Receipt(
                submission,
                try await place.store.refusal(of: submission),
                place.contest.id,
                page: links.page(of: submission.team),
                key: key
            ).json
            let folder = folder(of: submission)
            delivery.attempt(submission, tells: 1) {
                try WholeFile.write(receipt, to: "\(folder)/receipts/\(submission.id).json")
                try WholeFile.write(receipt, to: "\(folder)/\(Self.plain(submission.file)).receipt.json")
            }
        }
    }

    private func writeReports(on judged: [Submission], _ delivery: inout Delivery) async throws {
        guard !judged.isEmpty else { return }
        let builder = try SiteBuilder(templates: place.templates)
        let problems = try place.problems()
        let broken = Set(problems.filter { (try? $0.read.get()) == nil }.map(\.id))
        let record = try await place.record(of: problems.compactMap { try? $0.read.get() })
        var views: [TeamID: TeamView] = [:]
        // One whose problem cannot be read waits until it can; publishing says what is wrong.
        for submission in judged where !(submission.problem.map(broken.contains) ?? false) {
            let view = views[submission.team] ?? TeamView(of: record, team: submission.team, at: .now)
            views[submission.team] = view
            delivery.attempt(submission, tells: 2) {
                for file in try builder.report(view, submission: submission.id) {
                    let path = "\(folder(of: submission))/reports/\(submission.id)/\(file.path)"
                    try WholeFile.write(file.contents, to: path)
                }
            }
        }
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
}

/// What was written in one go, and what could not be: a team whose outbox fails holds up no other.
private struct Delivery {
    var told: [Int64: Int] = [:]
    var troubles: [String] = []
    private var failed: Set<TeamID> = []

    /// Skips teams whose outbox failed already.
    mutating func attempt(_ submission: Submission, tells: Int, _ write: () throws -> Void) {
        guard !failed.contains(submission.team) else { return }
        do {
            try write()
            told[submission.id] = tells
        } catch {
            failed.insert(submission.team)
            troubles.append("Outbox of \(submission.team): \(error.words)")
        }
    }
}
