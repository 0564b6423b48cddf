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
            database = try DatabaseQueue(path: path, configuration: configuration)
            try Schema.migrator.migrate(database)
        } catch {
            throw StoreError.cannotOpen(path: path, reason: "\(error)")
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
    case noSuchSubmission(Int64)
    case notInState(Int64, SubmissionState, wanted: String)
    case unreadable(table: String, id: Int64, column: String)

    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "\(path): the result store cannot be opened (\(reason)). Check that its folder is writable and the disk is not "
                + "full; a backup is `batch-judge export archive`, or any copy of the file made while no sweep ran."
        case .noSuchSubmission(let id):
            "There is no submission \(id); `batch-judge export submissions` lists them."
        case .notInState(let id, let state, let wanted):
            "Submission \(id) is \(state.rawValue), not \(wanted)."
        case .unreadable(let table, let id, let column):
            "The result store holds something unknown in \(table) \(id), column \(column): was it written by a newer version?"
        }
    }
}
