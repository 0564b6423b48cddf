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
        var errors = ""

        static func == (one: Self, other: Self) -> Bool { one.code == other.code && one.output == other.output }
    }

    private func run(_ program: URL, _ arguments: [String], input: URL? = nil) throws -> Answer {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        let said = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Answer(code: process.terminationStatus, output: data, errors: String(decoding: said, as: UTF8.self))
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
        "SELECT ';' AS x, '--' /* ; */ AS y;", "/* first */ SELECT 1 AS n",
        "-- first\n/* then */ -- and\nSELECT 1 AS n; /* last",
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
        "SELECT * FROM nowhere", "SELEC 1", "INSERT INTO t(id) VALUES (99)", "", " -- nothing", ";;",
        "SELECT 1; DROP TABLE t", "SELECT 1; SELECT",
    ])
    func refuses(query: String) throws {
        #expect(try answer(Data(query.utf8)) == Answer(code: 1, output: Data()))
    }

    /// What is for the shell, reaches other files, loads code or changes how the database works.
    @Test(arguments: [
        ".shell ls", " .read /etc/passwd", ".open /tmp/x", ".load x", ".import /etc/passwd t", ".output /tmp/x",
        ".system ls",
        ".once /tmp/x", "SELECT 1;\n.quit", "ATTACH '/tmp/other' AS other", "attach ':memory:' as other",
        "ATTACH '' AS other",
        "/* x */ ATTACH DATABASE 'file:/etc/passwd?mode=ro' AS other",
        "SELECT 1; ATTACH '/tmp/other' AS other; SELECT 2",
        "DETACH main", "VACUUM", "VACUUM INTO '/tmp/copy'", "VACUUM main INTO '/tmp/copy'",
        "SELECT load_extension('x')", "SELECT LOAD_EXTENSION('x', 'y')", "SELECT 1 WHERE load_extension('x') IS NULL",
        "CREATE TEMP VIEW v AS SELECT load_extension('x'); SELECT * FROM v",
        "SELECT fts3_tokenizer('simple')", "SELECT readfile('/etc/passwd')", "SELECT writefile('/tmp/x', 'y')",
        "SELECT edit('x')",
        "PRAGMA temp_store = 0", "PRAGMA user_version", "PRAGMA user_version = 7", "PRAGMA writable_schema = 1",
        "PRAGMA journal_mode = WAL", "PRAGMA temp_store_directory = '/tmp'", "PRAGMA main.cache_size = -1000000",
        "PRAGMA trusted_schema = 1", "PRAGMA database_list", "SELECT * FROM pragma_database_list",
        "CREATE VIRTUAL TABLE v USING fts5(a)", "CREATE VIRTUAL TABLE v USING csv(filename='/etc/passwd')",
    ])
    func refusesWhatIsNoQuery(query: String) throws {
        let answer = try answer(Data(query.utf8))
        #expect(answer == Answer(code: 1, output: Data()))
        #expect(answer.errors.hasPrefix("error: line "), "\(answer.errors)")
    }

    /// The database's own words, and where.
    @Test(arguments: [
        ("SELEC 1", "line 1: near \"SELEC\": syntax error\n    SELEC 1\n    ^--- here"),
        (
            "-- the names\nSELECT id,\n\tnam FROM t",
            "line 3: no such column: nam\n     nam FROM t\n     ^--- here"
        ),
        ("SELECT 1;\nSELECT t.b FROM t", "line 2: no such column: t.b\n    SELECT t.b FROM t\n           ^--- here"),
        (
            "SELECT id\nFROM t WHERE (id",
            "line 2: incomplete input\n    FROM t WHERE (id\n                    ^--- here"
        ),
        (
            "SELECT * FROM nowhere",
            "line 1: no such table: nowhere\n    SELECT * FROM nowhere\n                  ^--- here"
        ),
        // Which of the two is meant, the message does not say.
        ("SELECT FROM FROM t", "line 1: near \"FROM\": syntax error"),
        (
            "\n\nSELECT name FROM t UNION SELECT 1, 2",
            "line 3: SELECTs to the left and right of UNION do not have the same number of result columns"
        ),
        ("ATTACH '/tmp/x' AS x", "line 1: not authorized: ATTACH '/tmp/x' is not allowed here"),
        ("VACUUM INTO '/tmp/x'", "line 1: authorization denied: VACUUM INTO is not allowed here"),
        (
            ".tables",
            "line 1: near \".\": syntax error; commands that start with a dot are the sqlite3 shell's, not SQL\n    .tables\n    ^--- here"
        ),
        ("DROP TABLE t", "the last statement returns no table; end with a SELECT"),
        (" -- nothing", "there is no statement in the file"),
    ])
    func saysWhatTheDatabaseSays(query: String, message: String) throws {
        #expect(try answer(Data(query.utf8)).errors == "error: \(message)\n")
    }

    @Test func cutsWhatItSays() throws {
        let answer = try answer(Data("SELECT '\(String(repeating: "x", count: 100_000))".utf8))
        #expect(answer.code == 1 && answer.errors.utf8.count < 600)
    }

    @Test func refusesBytesThatAreNoText() throws {
        #expect(try answer(Data([0x53, 0xff, 0xfe])).code == 1)
    }
}
