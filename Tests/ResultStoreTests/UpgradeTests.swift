import ContestModel
import Foundation
import GRDB
import Testing

@testable import ResultStore

/// A store of an older version becomes one of this version, and what it was stays beside it.
@Suite final class UpgradeTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "upgrade-\(UUID().uuidString)")
    private var path: String { folder.appending(path: "results.sqlite").path() }
    private var copy: String { "\(path).before-migration-2" }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A store as the first migration left it, with a submission and a sweep.
    private func makeOldStore() throws {
        let old = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(old, upTo: "1 uploads, submissions, judgements, sweeps")
        try old.write { db in
            try db.execute(
                literal: """
                    INSERT INTO submission (team, problem, file, sha256, size, received, smoke, state, phase) \
                    VALUES ('ada', 'hello', 'hello.zip', 'x', 10, 7, 0, 'queued', 'received')
                    """
            )
            try db.execute(literal: "INSERT INTO sweep (started) VALUES (7)")
        }
        try old.close()
    }

    private func migrations(in file: String) throws -> [String] {
        try DatabaseQueue(path: file).read { db in
            try SQLRequest<String>("SELECT identifier FROM grdb_migrations ORDER BY identifier").fetchAll(db)
        }
    }

    @Test func keepsWhatTheStoreWasBeforeItsFirstChange() async throws {
        try makeOldStore()
        let store = try SubmissionStore(path: path)
        #expect(try await store.submissions().map(\.submission.file) == ["hello.zip"])
        #expect(try await store.sweeps(last: 1).map(\.drift) == [nil])
        #expect(try migrations(in: path).count > 1)
        #expect(try migrations(in: copy).count == 1)
        let kept = try await DatabaseQueue(path: copy).read { db in
            try SQLRequest<String>("SELECT file FROM submission").fetchAll(db)
        }
        #expect(kept == ["hello.zip"])
        #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
        #expect(!FileManager.default.fileExists(atPath: "\(copy).part"))
    }

    @Test func makesNoCopyOfAFreshStoreNorOfOneThatIsUpToDate() throws {
        for _ in 0..<2 { _ = try SubmissionStore(path: path) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        #expect(names.contains("results.sqlite") && !names.contains { $0.contains("before") }, "\(names)")
    }

    @Test func opensACopyThatWasPutBackAndCopiesItAnew() async throws {
        try makeOldStore()
        try await SubmissionStore(path: path).database.close()
        try Data("stale".utf8).write(to: URL(filePath: "\(copy).part"))
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        try FileManager.default.copyItem(atPath: copy, toPath: path)
        #expect(try await SubmissionStore(path: path).submissions().count == 1)
        #expect(try migrations(in: copy).count == 1)
    }

    @Test func refusesAStoreOfANewerVersionAndLeavesItAlone() throws {
        _ = try SubmissionStore(path: path)
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in try db.execute(literal: "INSERT INTO grdb_migrations VALUES ('99 of the future')") }
        try queue.close()
        let error = #expect(throws: StoreError.self) { try SubmissionStore(path: path) }
        #expect("\(try #require(error))".contains("newer version"))
        #expect(try !FileManager.default.contentsOfDirectory(atPath: folder.path()).contains { $0.contains("before") })
    }
}
