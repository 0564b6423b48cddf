import Foundation
import Testing

/// `run-query` of the SQL image, beside SQLite's own shell.
@Suite struct RunQueryTests {
    private static let program = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../images/sql/run-query").standardized

    private static let schema = """
        CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, real REAL, data BLOB);
        INSERT INTO t VALUES
            (1, 'O''Brien', 1.0, x'00ff'), (2, NULL, 1e300, x''), (3, 'é' || char(10) || 'line', 0.1, NULL),
            (4, 'a' || char(0) || 'b', -0.0, x'41'), (5, '', 5e-324, zeroblob(2)),
            (6, CAST(x'ff27' AS TEXT), 9e999, NULL), (7, 'x', 123456789012345678.0, NULL), (8, 'y', 1.0 / 3, NULL);
        """

    private struct Answer: Equatable {
        let code: Int32
        let output: Data
    }

    private func run(_ program: URL, _ arguments: [String], input: URL? = nil) throws -> Answer {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Answer(code: process.terminationStatus, output: data)
    }

    /// What `run-query` answers when the team's file holds these bytes.
    private func answer(_ query: Data) throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "run-query-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let schema = folder.appending(path: "schema.sql")
        let file = folder.appending(path: "query.sql")
        try Data(Self.schema.utf8).write(to: schema)
        try query.write(to: file)
        return try run(Self.program, [file.path(percentEncoded: false)], input: schema)
    }

    @Test(arguments: [
        "SELECT * FROM t", "SELECT * FROM t WHERE 0", "SELECT typeof(real), round(real, 2) FROM t ORDER BY real;",
        "SELECT id * 9223372036854775807, -9223372036854775807 - 1, 100.0, 1e15, 1e16, 1e22, 2.5, 1e-5 FROM t -- end",
        "SELECT \"name\" AS 'it''s', count(*) \"x y\", id AS [a;b] FROM t GROUP BY 1",
        "SELECT ';' AS x, '--' /* ; */ AS y;",
        "CREATE TEMP TABLE few AS SELECT id FROM t WHERE id < 3; SELECT sum(id) AS total FROM few",
        "WITH RECURSIVE c(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c WHERE x < 5) SELECT x, x * 1.0 FROM c",
        "SELECT value FROM json_each('[1, 2.5, \"x\", null]')", "SELECT name FROM pragma_table_info('t')",
    ])
    func printsWhatTheShellPrints(query: String) throws {
        let shell = try run(
            URL(filePath: "/usr/bin/sqlite3"),
            ["-header", "-cmd", ".mode quote", ":memory:", "\(Self.schema)\n\(query)"]
        )
        #expect(try answer(Data(query.utf8)) == shell)
        #expect(shell.code == 0)
    }

    @Test(arguments: [
        "ATTACH '/tmp/other' AS other", "VACUUM INTO '/tmp/copy'", "PRAGMA temp_store = 0", "PRAGMA user_version",
        "SELECT load_extension('x')", "CREATE VIRTUAL TABLE v USING fts5(a)", ".shell ls", "SELECT * FROM nowhere",
        "SELEC 1",
        "INSERT INTO t(id) VALUES (99)", "", " -- nothing", "SELECT 1; DROP TABLE t",
    ])
    func refuses(query: String) throws {
        #expect(try answer(Data(query.utf8)) == Answer(code: 1, output: Data()))
    }

    @Test func refusesBytesThatAreNoText() throws {
        #expect(try answer(Data([0x53, 0xff, 0xfe])).code == 1)
    }
}
