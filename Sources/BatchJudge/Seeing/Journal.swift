import ContestModel
import Foundation

/// What a sweep did, for programs in `log/events.jsonl` and for people in `log/judge.log`, both in the state folder.
///
/// The files are opened once a sweep, so that they can be renamed at any time. A sweep that finds nothing to do leaves no line,
/// and a trouble that the sweep before had too is not noted again.
actor Journal {
    private let folder: String
    /// Written before the first thing that happens.
    private var opening: Event? = Event(.begun)
    private lazy var events = open("events.jsonl")
    private lazy var words = open("judge.log")

    init(state: String) { folder = "\(state)/log" }

    func note(_ event: Event) {
        if let first = opening {
            opening = nil
            note(first)
        }
        if let line = event.json { events?.append(line) }
        words?.append(event.sentence.utf8)
    }

    /// Closes a sweep in which something happened.
    func close(_ summary: Sweep.Summary, began: Timestamp) {
        for trouble in KnownTroubles(folder: folder).new(among: summary.troubles) {
            note(Event(.trouble, because: trouble))
        }
        guard opening == nil else { return }
        note(.ended(summary, began: began))
    }

    private func open(_ name: String) -> LogFile? {
        try? FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return LogFile("\(folder)/\(name)")
    }
}
