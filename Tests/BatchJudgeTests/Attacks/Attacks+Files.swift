/// Attacks by what is left as an output file, or handed to the database.
extension Attack {
    static let outputFiles: [Attack] = [
        file("output-is-a-link", "os.symlink('/etc/passwd', 'output.txt')"),
        file("output-is-a-link-to-input", "os.symlink('input.txt', 'output.txt')"),
        file("output-is-a-pipe", "os.mkfifo('output.txt')"),
        file("output-is-a-folder", "os.mkdir('output.txt')"),
        file("output-is-a-hard-link", "os.link('input.txt', 'output.txt')"),
        file("output-is-a-socket", "import socket; socket.socket(socket.AF_UNIX).bind('output.txt')"),
        file("output-is-missing", "print(1)"),
        file("output-is-closed", "open('output.txt', 'w').write('x'); os.chmod('output.txt', 0)"),
        file(
            "output-has-a-hole",
            "f = open('output.txt', 'w'); os.ftruncate(f.fileno(), 200 << 20)",
            "OLE",
            "output-size"
        ),
    ]

    private static func file(
        _ name: String,
        _ line: String,
        _ verdict: String = "RTE",
        _ reason: String = "missing-output"
    ) -> Self {
        Attack(name, on: "words", ["main.py": "import os\n\(line)\n"], verdict, reason)
    }

    static let queries: [Attack] = [
        query("attach", "ATTACH '/work/x.db' AS x; SELECT 1;"),
        query("pragma", "PRAGMA temp_store_directory = '/source'; SELECT 1;"),
        query("load-extension", "SELECT load_extension('/tmp/x.so');"),
        query("reads-a-file", "SELECT readfile('/etc/passwd');"),
        query("vacuum-into", "VACUUM INTO '/work/copy.db'; SELECT 1;"),
        query("dot-command", ".shell id\nSELECT 1;"),
        query("many-statements", String(repeating: "SELECT 1;", count: 20_000) + "SELECT 2;", "WA", "differs"),
        query("empties-the-tables", "DELETE FROM loan; DELETE FROM reader; SELECT * FROM reader;", "WA", "differs"),
        query(
            "without-end",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;",
            "TLE",
            "cpu-time"
        ),
        query(
            "rows-without-end",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT hex(randomblob(50000)) FROM n;",
            "OLE",
            "output-size"
        ),
        query(
            "large-values",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000) SELECT randomblob(10000000) FROM n ORDER BY 1;",
            "MLE",
            "memory"
        ),
    ]

    private static func query(
        _ name: String,
        _ text: String,
        _ verdict: String = "RTE",
        _ reason: String = "exit-code"
    ) -> Self {
        Attack("sql-\(name)", on: "library", ["query.sql": text], verdict, reason)
    }
}
