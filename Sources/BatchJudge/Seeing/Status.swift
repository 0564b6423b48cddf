import ContestFiles
import ContestModel
import Foundation
import Intake
import ResultStore
import Sandbox

/// What `status` shows. It asks the store for reading alone, so that it works beside a sweep, on a full disk and without an engine.
struct Status {
    let contest: ContestID
    /// In the order of judging, first what is being judged; dead letters last.
    let entries: [Entry]
    let sweeps: [SweepRecord]
    let isSweeping: Bool
    /// When a sweep was last started, or found another running.
    let lastTick: Timestamp?
    let halted: Timestamp?
    /// The state folder is on a file system where nothing can be written, so that no sweep can run.
    let isReadOnly: Bool
    let slots: Int
    /// Uploads that nothing may be known of yet: still coming in; finished, and not yet taken. Nil: the inbox cannot be read.
    let uploads: (coming: Int, finished: Int)?
    let rooms: [DiskRoom]
    /// What receipts are verified with.
    let keys: KnownReceiptKeys?
    /// Why the engine does not answer; nil: it does.
    let engineTrouble: String?
    let now: Timestamp

    struct Entry {
        let item: Waiting
        /// 1: next; nil: it is not in the queue, or not due.
        let position: Int?
        /// What it waits for besides its turn; nil: nothing.
        let stuck: String?
    }

    init(of folder: ContestFolder, at now: Timestamp) async throws {
        let state = folder.contest.folders.state
        try Self.checkReadable(state)
        isReadOnly = FolderTrouble(state).isReadOnly
        let path = "\(state)/results.sqlite"
        let store = FileManager.default.fileExists(atPath: path) ? try Self.store(path) : nil
        self.now = now
        contest = folder.contest.id
        slots = folder.contest.judging.slots
        isSweeping = SweepLock.isHeld(state: state)
        lastTick = Tick.last(state: state)
        halted = try await store?.halted() ?? nil
        sweeps = try await store?.sweeps(last: 5) ?? []
        rooms = folder.contest.folders.rooms
        entries = if let store { try await Self.entries(store, at: now) } else { [] }
        uploads = try? await Self.uploads(folder, store, at: now)
        keys = try? await KnownReceiptKeys(store, state: state)
        engineTrouble = Self.engineTrouble()
    }

    /// What cannot be seen must not be taken for what is not there.
    static func isReadable(_ state: String) -> Bool {
        let (manager, nearest) = (FileManager.default, DiskRoom.nearest(state))
        return manager.isExecutableFile(atPath: nearest) && (nearest != state || manager.isReadableFile(atPath: state))
    }

    private static func checkReadable(_ state: String) throws {
        guard !isReadable(state) else { return }
        throw Failure.needsAPerson([
            "The state folder \(state) cannot be read by this account: run it as root or as the account that sweeps."
        ])
    }

    /// One of an older version is brought up to date.
    private static func store(_ path: String) throws -> SubmissionStore {
        do {
            return try SubmissionStore(reading: path)
        } catch {
            guard let made = try? SubmissionStore(path: path) else { throw error }
            return made
        }
    }

    private static func entries(_ store: SubmissionStore, at now: Timestamp) async throws -> [Entry] {
        try await store.waiting(at: now).map { item in
            Entry(item: item, position: item.retryAt > now ? nil : item.position, stuck: stuck(item, at: now))
        }
    }

    private static func stuck(_ item: Waiting, at now: Timestamp) -> String? {
        guard item.submission.state == .queued else { return nil }
        let fault = item.fault.map(lines) ?? "a fault"
        if item.retryAt > now {
            return "tried again at \(item.retryAt), after fault \(item.submission.attempts): \(fault)"
        }
        if item.fault != nil { return "held up when it was last tried: \(fault)" }
        return item.interruptions > 0 ? "\(item.interruptions) sweeps died while judging it" : nil
    }

    private static func uploads(
        _ folder: ContestFolder,
        _ store: SubmissionStore?,
        at now: Timestamp
    ) async throws -> (coming: Int, finished: Int) {
        let known = try await store?.knownUploads() ?? KnownUploads()
        let scan = try Inbox(folder).scan(now: now) { known.contains($0, of: $1) }
        return (scan.waiting, scan.arrivals.count)
    }

    private static func engineTrouble() -> String? {
        do {
            try Engine.connect().ping()
            return nil
        } catch {
            return lines(error.words)
        }
    }

    /// What went wrong as it can be shown: several lines stay several.
    static func lines(_ text: String) -> String { DisplayName.lines(text, limit: 400).joined(separator: "\n") }
}

extension Inbox {
    /// The inbox of a contest, by its rules.
    init(_ folder: ContestFolder) {
        let contest = folder.contest
        self.init(
            folderOf: Dictionary(uniqueKeysWithValues: folder.teams.map { ($0.id, contest.folders.inbox(of: $0.id)) }),
            own: contest.folders.inboxDepth,
            problems: contest.problems.map(\.id),
            settle: contest.intake.settle,
            quota: contest.intake.perTeam
        )
    }
}
