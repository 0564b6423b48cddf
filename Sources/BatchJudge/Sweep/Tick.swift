import ContestModel
import Foundation
import SiteGen

/// One start of `run`, whether it sweeps or finds another sweep running: it says that the judge is looked after.
///
/// When the last one came is the modification time of a file of its own, which needs no room on a full disk once it is there.
/// The lock's is none: whatever else takes the lock would make it too.
struct Tick: Sendable {
    let place: Workplace

    private var state: String { place.contest.folders.state }

    /// Says so to `status` and to the site. It depends on nothing that a submission does, and never fails.
    func note(at now: Timestamp) {
        let file = Self.file(state)
        try? Data().write(to: URL(filePath: file), options: .withoutOverwriting)
        try? FileManager.default.setAttributes([.modificationDate: now.date], ofItemAtPath: file)
        alone { try Publisher(site: place.contest.folders.site).beat(at: now) }
    }

    /// Writes the figures for monitoring; never fails.
    func measure(at now: Timestamp) async {
        guard let metrics = try? await Metrics(of: place, at: now) else { return }
        alone { try WholeFile.write(Data(metrics.text.utf8), to: "\(state)/metrics.prom") }
    }

    /// Another tick that is here now writes the same.
    private func alone(_ body: () throws -> Void) {
        guard let lock = try? SweepLock(state: state, name: "tick.lock") else { return }
        try? body()
        withExtendedLifetime(lock) {}
    }

    private static func file(_ state: String) -> String { "\(state)/tick" }

    /// When the last one came; nil: none ever did.
    static func last(state folder: String) -> Timestamp? {
        let facts = try? FileManager.default.attributesOfItem(atPath: file(folder))
        return (facts?[.modificationDate] as? Date).map(Timestamp.init)
    }
}
