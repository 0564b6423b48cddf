package import ContestModel
import Foundation
import GRDB

/// Single values that are kept between sweeps.
enum Settings: String {
    /// Counts changes that a page could show.
    case revision
    /// What the site was last made from.
    case published
    /// 64 hex digits; private links are derived from it.
    case secret
    case thawed, finalized
    /// What the sandbox was last tried out with, and when.
    case tried
    /// Since when nothing is judged, as the sandbox does not hold; empty: it does.
    case halted
    /// Of a copy that goes on elsewhere: when its first sweep began; empty: there was none yet.
    case moved
    /// The public keys of receipts, a line each in base64; the last one is in use.
    case receiptKeys = "receipt_keys"

    static func read(_ key: Settings, in db: Database) throws -> String? {
        try SQLRequest<String>("SELECT value FROM setting WHERE key = \(key.rawValue)").fetchOne(db)
    }

    static func write(_ key: Settings, _ value: String, in db: Database) throws {
        try db.execute(literal: "INSERT OR REPLACE INTO setting (key, value) VALUES (\(key.rawValue), \(value))")
    }

    static func remove(_ key: Settings, in db: Database) throws {
        try db.execute(literal: "DELETE FROM setting WHERE key = \(key.rawValue)")
    }

    static func bump(_ key: Settings, in db: Database) throws {
        let next = (try read(key, in: db)).flatMap { Int64($0) } ?? 0
        try write(key, String(next + 1), in: db)
    }
}

extension SubmissionStore {
    /// Grows with every change that a page could show.
    package func revision() throws -> Int64 {
        try database.read { db in try Settings.read(.revision, in: db).flatMap { Int64($0) } ?? 0 }
    }

    /// The highest number of a submission, and when that one arrived; nil: there is none.
    package func latestArrival() throws -> (id: Int64, received: Timestamp)? {
        try database.read { db in
            let row = try SQLRequest<Row>("SELECT id, received FROM submission ORDER BY id DESC LIMIT 1").fetchOne(db)
            return row.map { ($0[0], Timestamp(milliseconds: $0[1])) }
        }
    }

    /// What `markPublished` was last told; nil before the first time.
    package func published() throws -> String? {
        try database.read { db in try Settings.read(.published, in: db) }
    }

    package func markPublished(_ signature: String) throws {
        try database.write { db in try Settings.write(.published, signature, in: db) }
    }

    /// 64 hex digits of randomness, made on first use.
    package func secret() throws -> String {
        try database.write { db in
            if let known = try Settings.read(.secret, in: db) { return known }
            var random = SystemRandomNumberGenerator()
            let fresh = (0..<4).map { _ in String(random.next() | 1 << 63, radix: 16) }.joined()
            try Settings.write(.secret, fresh, in: db)
            return fresh
        }
    }

    package func release() throws -> ReleaseState {
        try database.read { db in
            func moment(_ key: Settings) throws -> Timestamp? {
                try Settings.read(key, in: db).flatMap { Int64($0) }.map { Timestamp(milliseconds: $0) }
            }
            return ReleaseState(thawed: try moment(.thawed), finalized: try moment(.finalized))
        }
    }

    /// Shows what the freeze hid, and private scores.
    package func thaw(at now: Timestamp) throws {
        try change { db in
            try Settings.write(.thawed, String(now.milliseconds), in: db)
            try Self.tellModelsAgain(in: db)
        }
    }

    /// Declares the results final, which shows private scores too where nothing froze.
    package func finalize(at now: Timestamp) throws {
        try change { db in
            try Settings.write(.finalized, String(now.milliseconds), in: db)
            try Self.tellModelsAgain(in: db)
        }
    }

    /// What a report says of a model's scores changes with the release: private ones, all digits.
    private static func tellModelsAgain(in db: Database) throws {
        try db.execute(
            literal: """
                UPDATE submission SET told = 1 WHERE told = 2 AND id IN \
                (SELECT submission FROM judgement WHERE counts = 1 AND assessment IS NOT NULL)
                """
        )
    }

    /// The public keys that receipts were signed with, in base64, the one in use last.
    package func receiptKeys() throws -> [String] {
        try database.read { db in
            (try Settings.read(.receiptKeys, in: db) ?? "").split(separator: "\n").map(String.init)
        }
    }

    /// Notes which key is in use from now on. True: it is a new one, and there was another before.
    package func use(receiptKey key: String) throws -> Bool {
        let known = try receiptKeys()
        guard known.last != key else { return false }
        let keys = known.filter { $0 != key } + [key]
        try change { db in try Settings.write(.receiptKeys, keys.joined(separator: "\n"), in: db) }
        return !known.isEmpty && !known.contains(key)
    }

    /// Takes `finalize` back.
    package func unfinalize() throws {
        try change { db in
            try Settings.remove(.finalized, in: db)
            try Self.tellModelsAgain(in: db)
        }
    }
}
