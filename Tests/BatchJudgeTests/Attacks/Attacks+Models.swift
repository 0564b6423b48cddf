/// Attacks by models: by what they predict.
extension Attack {
    static let predictedValues: [Attack] = [
        value("nan", "'nan'"),
        value("infinite", "'-Infinity'"),
        value("hexadecimal", "'0x1p3'"),
        value("beyond-double", "'1e400'"),
        value("underscore", "'1_000'"),
        value("comma", "'\"8,5\"'"),
        value("other-digits", "'\\u0661\\u0662'"),
        value("blank-before", "' 8'"),
        value("nothing", "''"),
        value("formula", "'=1+1'"),
        value("long-number", "'8' * 300000", "OLE", "output-size"),
        value("many-digits", "'0.' + '1' * 4000", "AC", nil),
        model("sum-beyond-double", on: .honey, "rows = [f'{i},1e308' for i in ids]"),
        value("formula-as-class", on: .petals, "'\"=HYPERLINK(\"\"http://example.org/\"\",\"\"x\"\")\"'", "AC", nil),
        value("markup-as-class", on: .petals, "'<script>alert(1)</script>'", "AC", nil),
        value("mask-overflows", on: .cells, "'1 9223372036854775807'"),
        value("mask-wraps", on: .cells, "'576 2'"),
        value("mask-negative", on: .cells, "'-1 3'"),
        value("mask-overlaps", on: .cells, "'1 9 5 9'"),
        value("mask-is-odd", on: .cells, "'1 3 9'"),
        value("mask-of-everything", on: .cells, "'1 576'", "AC", nil),
    ]

    static let predictedRows: [Attack] = [
        model("rows-missing", "rows.pop()"),
        model("rows-twice", "rows.append(rows[0])"),
        model("rows-unknown", "rows.append('no-such-flower,avens')"),
        model("rows-with-open-quote", "rows[0] = '\"' + rows[0]"),
        model("rows-with-columns", "rows[0] += ',x' * 100000"),
        model("rows-of-bytes", "rows[0] = '\\0\\x1b[31m<script>alert(1)</script>,avens'"),
        model("rows-of-formulas", "rows[0] = '=cmd|\\' /C calc\\'!A0,avens'"),
        model("rows-without-end", "rows = rows * 20000", "OLE", "output-size"),
        model("header-alone", "rows = []"),
        model("header-twice", "header = 'id,label,label'; rows = [row + ',clary' for row in rows]"),
        model("header-of-columns", "header += ''.join(f',c{i}' for i in range(100000))"),
        model("nothing-at-all", "open(target, 'w').close(); sys.exit()"),
        model("in-utf-16", "open(target, 'w', encoding='utf-16').write('\\n'.join([header, *rows])); sys.exit()"),
        model("with-a-mark", "header = '\\ufeff' + header", "AC", nil),
    ]

    static let predictionFiles: [Attack] = [
        left("a-link", "os.symlink('/data/features.csv', target)"),
        left("a-link-to-memory", "os.symlink('/proc/1/mem', target)"),
        left("an-endless-link", "os.symlink('/dev/zero', target)"),
        left("a-pipe", "os.mkfifo(target)"),
        left("a-folder", "os.mkdir(target)"),
        left("a-device", "os.mknod(target, 0o20666, os.makedev(1, 5))", "exit-code"),
        left("a-hard-link", "os.link(features, target)", "exit-code"),
        left("a-link-above", "os.rename('/work', '/tmp/w'); os.symlink('/data', '/work')", "exit-code"),
        left("closed", "save(); os.chmod(target, 0)"),
        model(
            "gigabyte",
            "with open(target, 'w') as f: [f.write('x' * (1 << 20)) for _ in range(1024)]",
            "OLE",
            "output-size"
        ),
        model("hole", "f = open(target, 'w'); os.ftruncate(f.fileno(), 200 << 20); sys.exit()", "OLE", "output-size"),
        model("still-growing", growing),
        model("rewritten-afterwards", rewriting, "AC", nil),
    ]

    private static func left(_ name: String, _ line: String, _ reason: String = "missing-output") -> Self {
        model("leaves-\(name)", "\(line); sys.exit()", "RTE", reason)
    }

    /// A child goes on writing while and after the program ends.
    private static let growing = """
        save()
        if os.fork() == 0:
            os.setsid()
            with open(target, "a") as f:
                while True: print(rows[0], file=f, flush=True)
        size = os.path.getsize(target)
        while os.path.getsize(target) < size + 100: pass
        sys.exit()
        """

    /// A child waits until it is alone, and would then spoil what was right.
    private static let rewriting = """
        if os.fork() == 0:
            os.setsid()
            while os.getppid() != 1: pass
            time.sleep(0.2)
            while True: open(target, "w").write("spoiled")
        """
}
