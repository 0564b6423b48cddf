import ContestModel
import Foundation
import Intake
import Judging
import ResultStore
import Sandbox

/// One round from the inbox to the site.
///
/// It holds the sweep lock. Every step leaves the store in a state that the next sweep can go on from.
struct Sweep: Sendable {
    let place: Workplace
    let engine: ContainerEngine
    let progress: Progress
    /// When nothing more is begun.
    let closing: Closing
    let journal: Journal

    init(place: Workplace, engine: ContainerEngine, progress: Progress, closing: Closing = Closing()) {
        self.place = place
        self.engine = engine
        self.progress = progress
        self.closing = closing
        journal = Journal(state: place.contest.folders.state)
    }

    struct Summary: Sendable {
        var taken = 0
        var judged = 0
        var faults = 0
        /// What a person has to look at.
        private(set) var troubles: [String] = []

        /// What goes wrong at every look is said once.
        mutating func tell(_ trouble: String) {
            if !troubles.contains(trouble) { troubles.append(trouble) }
        }
    }

    func run() async throws -> Summary {
        var summary = Summary()
        let began = Timestamp.now
        do {
            try await run(&summary, began: began)
        } catch {
            await journal.note(Event(.broken, because: error.words))
            throw error
        }
        await journal.close(summary, began: began)
        return summary
    }

    private func run(_ summary: inout Summary, began: Timestamp) async throws {
        let id = try await place.store.beginSweep(at: began)
        _ = try await place.store.recover()
        try await cleanUp(&summary)
        try await take(&summary)
        try await takeSelections(&summary)
        try await deliver(&summary)
        // After taking: when an upload counts as received does not hang on an engine that does not answer. One that is down
        // matters only when there is something to judge; then it is said.
        _ = try? engine.removeLeftovers(of: owner)
        try await judgeAll(&summary, in: id)
        await compareEntries(&summary)
        try await deliver(&summary)
        try await publish(&summary)
        await packForJury(&summary)
        try await place.store.endSweep(
            id,
            at: .now,
            taken: summary.taken,
            judged: summary.judged,
            faults: summary.faults
        )
    }

    /// What a sweep that died left behind on the disk: work folders, half copies.
    private func cleanUp(_ summary: inout Summary) async throws {
        let work = try place.stateFolder("work")
        for name in try FileManager.default.contentsOfDirectory(atPath: work) {
            do {
                try FileManager.default.removeItem(atPath: "\(work)/\(name)")
            } catch {
                summary.tell("\(work)/\(name) could not be removed: \(error.words)")
            }
        }
        try spool().sweepTemporaries()
    }

    func spool() throws -> Spool { try Spool(folder: place.stateFolder("spool")) }

    /// What labels this contest's containers among others of the same machine.
    var owner: String { place.contest.folders.state }

    func publish(_ summary: inout Summary) async throws {
        do {
            guard try await SitePublishing(place: place).publishIfChanged(at: .now) else { return }
            progress.note("published the site")
            await journal.note(Event(.published))
        } catch {
            summary.tell("The site was not made anew, the old one stays: \(error.words)")
        }
    }

    /// What boards and reports show of entries beside each other; without it they show less.
    private func compareEntries(_ summary: inout Summary) async {
        do {
            for trouble in try await EntryComparing(place: place).completeIfChanged(at: .now) { summary.tell(trouble) }
        } catch {
            summary.tell("Entries were not compared: \(error.words)")
        }
    }

    /// Once a sweep, after what teams and the public wait for.
    private func packForJury(_ summary: inout Summary) async {
        do {
            try await JuryPackage(place: place).writeIfChanged(at: .now)
        } catch {
            summary.tell("The jury's package was not made anew, the old one stays: \(error.words)")
        }
    }

    func deliver(_ summary: inout Summary) async throws {
        do {
            for trouble in try await Outbox(place: place).deliverSelections() { summary.tell(trouble) }
            for note in try await Outbox(place: place).deliver() { summary.tell(note) }
        } catch {
            summary.tell(error.words)
        }
    }
}
