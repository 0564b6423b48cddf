import Foundation
import GRDB
import Glibc

/// Brings a store to the schema of this program, with a copy of what it was before.
///
/// The copy is whole before the first change, and only a store that has something in it gets one.
struct Upgrade {
    let path: String
    let migrator: DatabaseMigrator

    func run(on database: DatabaseQueue) throws {
        guard try isNeeded(by: database) else { return }
        // A migration is a transaction, several and a copy are not: of two programs that open the store at once, one
        // waits here and finds it done. The lock file is never removed: whoever did would let a second one in.
        let lock = try lockFile()
        defer { try? lock.close() }
        guard try isNeeded(by: database) else { return }
        if let next = try database.read({ db in try nextAfterTheApplied(in: db) }) {
            try copy(database, to: "\(path).before-migration-\(next)")
        }
        try migrator.migrate(database)
    }

    /// - Throws: where the store knows a migration that this program does not
    private func isNeeded(by database: DatabaseQueue) throws -> Bool {
        try database.read { db in
            // From here on this sees one state: otherwise another program may make the tables between a look at them and the next.
            _ = try SQLRequest<Int>("SELECT COUNT(*) FROM sqlite_master").fetchOne(db)
            guard try !migrator.hasBeenSuperseded(db) else { throw StoreError.newer(path: path) }
            return try !migrator.hasCompletedMigrations(db)
        }
    }

    /// The number of the first migration that will run; nil: none ever ran, so that there is nothing to lose.
    private func nextAfterTheApplied(in db: Database) throws -> Int? {
        let done = try migrator.completedMigrations(db).count
        return done == 0 ? nil : done + 1
    }

    private func lockFile() throws -> FileHandle {
        let name = "\(path).lock"
        try? Data().write(to: URL(filePath: name), options: .withoutOverwriting)
        guard let file = FileHandle(forUpdatingAtPath: name), flock(file.fileDescriptor, LOCK_EX) == 0 else {
            throw StoreError.noCopy(path: name, reason: "it cannot be locked")
        }
        return file
    }

    /// Takes the place of an older copy: that was of a store which was put back since.
    private func copy(_ database: DatabaseQueue, to target: String) throws {
        let part = "\(target).part"
        do {
            try StoreCopy.write(database, to: part)
            if FileManager.default.fileExists(atPath: target) { try FileManager.default.removeItem(atPath: target) }
            try FileManager.default.moveItem(atPath: part, toPath: target)
        } catch {
            StoreCopy.remove(part)
            throw StoreError.noCopy(path: target, reason: "\(error)")
        }
    }
}

/// A copy of a database in one file, made while others read and write it.
enum StoreCopy {
    /// On the disk when this returns; `edit` is applied to the copy alone.
    static func write(_ database: DatabaseQueue, to path: String, edit: (Database) throws -> Void = { _ in }) throws {
        remove(path)
        try Data().write(to: URL(filePath: path), options: .withoutOverwriting)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let copy = try DatabaseQueue(path: path)
        try database.backup(to: copy)
        // One file alone, whoever opens it: no write-ahead log beside it.
        try copy.writeWithoutTransaction { db in try db.execute(literal: "PRAGMA journal_mode = DELETE") }
        try copy.write(edit)
        try copy.close()
        guard let file = FileHandle(forUpdatingAtPath: path) else { throw CocoaError(.fileNoSuchFile) }
        try file.synchronize()
        try file.close()
    }

    static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}
