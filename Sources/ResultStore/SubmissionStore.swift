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
            try Upgrade(path: path, migrator: Schema.migrator).run(on: database)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError.opening(path, writing: true, error)
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
            throw StoreError.opening(path, writing: false, error)
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
    case damaged(path: String)
    case failed(reason: String)
    case newer(path: String)
    case noCopy(path: String, reason: String)
    case notCopied(path: String, reason: String)
    case noSuchSubmission(Int64)
    case notInState(Int64, SubmissionState, wanted: String)
    case unreadable(table: String, id: Int64, column: String)

    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "\(path): the result store cannot be opened: \(reason)."
        case .damaged(let path):
            "\(path): the result store is damaged, or no database of SQLite: put back a backup of it; `batch-judge restore` "
                + "makes the contest anew from an archive."
        case .failed(let reason):
            "results.sqlite in the state folder cannot be used (\(reason)). If the disk is full, make room, and the next "
                + "sweep goes on. If the file is damaged, put back a backup of it; uploads that came since are taken again."
        case .newer(let path):
            "\(path): a newer version of batch-judge has changed the result store. Use that version, or put back the copy "
                + "that it made beside it, whose name ends in before-migration-N; nothing was changed now."
        case .noCopy(let path, let reason):
            "\(path): before a new version changes the result store it makes this copy, and could not (\(reason)). Nothing "
                + "was changed. Make room for as much as the store itself takes up, and see that its folder is writable."
        case .notCopied(let path, let reason):
            "\(path): the copy of the result store for the archive could not be made (\(reason)). It needs as much room as "
                + "the store itself takes up."
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
        self = .failed(reason: Self.sqliteWords(error))
    }

    static func isOfDamage(_ error: any Error) -> Bool {
        let code = (error as? DatabaseError)?.resultCode
        return code == .SQLITE_CORRUPT || code == .SQLITE_NOTADB
    }

    /// Without the statement that failed.
    static func sqliteWords(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(error)" }
        return "SQLite error \(error.extendedResultCode.rawValue): \(error.message ?? "no message")"
    }
}
