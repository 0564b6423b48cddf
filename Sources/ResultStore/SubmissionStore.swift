package import ContestModel
import Foundation
import GRDB

/// The one truth of a contest's state: uploads taken, submissions, judgements, sweeps, and what was published.
///
/// A SQLite file in write-ahead mode. Every method is one transaction, so that a process that dies leaves it as it was
/// before or after, never between. One sweep writes at a time (it holds the sweep lock); readers are free.
package actor SubmissionStore {
    let database: DatabaseQueue

    /// Opens the store, making or migrating it where that is needed.
    package init(path: String) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(30)
        configuration.prepareDatabase { db in
            // FULL: a judgement that was reported survives a power cut.
            try db.execute(literal: "PRAGMA synchronous = FULL")
            try db.execute(literal: "PRAGMA trusted_schema = OFF")
        }
        do {
            database = try Self.open(path, configuration)
            try Self.migrate(database)
        } catch {
            throw StoreError.cannotOpen(path: path, reason: "\(error)")
        }
    }

    /// Opens a store that is there for reading alone: while a sweep writes, on a full disk, and where nothing may be written.
    package init(reading path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            let database = try Self.readable(path, configuration)
            guard try database.read(Schema.migrator.hasCompletedMigrations) else {
                throw StoreError.cannotOpen(path: path, reason: "the next sweep has to bring it up to date first")
            }
            self.database = database
        } catch let error as DatabaseError {
            throw StoreError.cannotOpen(path: path, reason: "\(error)")
        }
    }

    private static func readable(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            _ = try database.read { db in try SQLRequest<Int>("SELECT COUNT(*) FROM sqlite_master").fetchOne(db) }
            return database
        } catch is DatabaseError where isAtRest(path) {
            // Even reading makes files beside it, for which there is no room. All that it holds is in the one file.
            return try DatabaseQueue(
                path: "\(URL(filePath: path).absoluteString)?immutable=1",
                configuration: configuration
            )
        }
    }

    private static func isAtRest(_ path: String) -> Bool {
        let size = try? FileManager.default.attributesOfItem(atPath: "\(path)-wal")[.size] as? NSNumber
        return size?.intValue ?? 0 == 0
    }

    /// While another process makes the file, changing its mode fails at once, whatever the busy mode says.
    private static func open(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        let end = ContinuousClock.now + .seconds(10)
        while true {
            do {
                return try DatabaseQueue(path: path, configuration: configuration)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < end {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    /// A step that another process took in the same instant fails here as done already; looking again finds it.
    private static func migrate(_ database: DatabaseQueue) throws {
        for triesLeft in (0..<10).reversed() {
            do {
                return try Schema.migrator.migrate(database)
            } catch let error as DatabaseError where triesLeft > 0 && error.resultCode == .SQLITE_ERROR {
                continue
            }
        }
    }

    /// Runs a change and counts it, so that it shows whether there is anything new to publish.
    func change<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try database.write { db in
            let value = try body(db)
            try Settings.bump(.revision, in: db)
            return value
        }
    }
}

package enum StoreError: Error, CustomStringConvertible {
    case cannotOpen(path: String, reason: String)
    case failed(reason: String)
    case noSuchSubmission(Int64)
    case notInState(Int64, SubmissionState, wanted: String)
    case unreadable(table: String, id: Int64, column: String)

    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "\(path): the result store cannot be opened (\(reason)). Check that its folder is writable, that the disk is "
                + "not full and that no other program has the file locked; a backup is any copy of "
                + "the file that was made while no sweep ran."
        case .failed(let reason):
            "results.sqlite in the state folder cannot be used (\(reason)). If the disk is full, make room, and the next "
                + "sweep goes on. If the file is damaged, put back a backup of it; uploads that came since are taken again."
        case .noSuchSubmission(let id):
            "There is no submission \(id); `batch-judge export submissions` lists them."
        case .notInState(let id, let state, let wanted):
            "Submission \(id) is \(state.rawValue), not \(wanted)."
        case .unreadable(let table, let id, let column):
            "The result store holds something unknown in \(table) \(id), column \(column): was it written by a newer version?"
        }
    }
}

extension StoreError {
    /// What SQLite says of a store that was opened; nil: the error is another's.
    package init?(_ error: any Error) {
        guard let error = error as? DatabaseError else { return nil }
        self = .failed(reason: "\(error)")
    }
}
