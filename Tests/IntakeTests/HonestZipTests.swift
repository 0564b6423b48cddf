import ContestModel
import Foundation
import Testing

@testable import Intake

/// What common tools make is taken, and comes out as it went in.
@Suite struct HonestZipTests {
    private static let tree: [String: String] = [
        "main.py": "print('hello')\n", "lib/util.py": "x = 1\n",
        "lib/deep/er/data.txt": String(repeating: "line\n", count: 5000),
        "empty.txt": "", "Grüße.txt": "ä", "日本.txt": "x", "with space.txt": "y",
    ]

    /// Each makes `made.zip` of the folder `src`.
    static let tools: [(name: String, words: [String])] = [
        ("zip", ["/bin/sh", "-c", "cd src && zip -r ../made.zip ."]),
        ("zip in UTF-8", ["/bin/sh", "-c", "cd src && LC_ALL=C.UTF-8 zip -r ../made.zip ."]),
        ("zip, stored", ["/bin/sh", "-c", "cd src && LC_ALL=C.UTF-8 zip -0 -r ../made.zip ."]),
        ("zip, one folder", ["/bin/sh", "-c", "LC_ALL=C.UTF-8 zip -r made.zip src"]),
        ("zip, streamed", ["/bin/sh", "-c", "cd src && LC_ALL=C.UTF-8 zip -r - . | cat > ../made.zip"]),
        ("zip, zip64", ["/bin/sh", "-c", "cd src && LC_ALL=C.UTF-8 zip -fz -r ../made.zip ."]),
        (
            "zip, comment",
            [
                "/bin/sh", "-c",
                "cd src && LC_ALL=C.UTF-8 zip -r ../made.zip . && echo 'my comment' | zip -z ../made.zip",
            ]
        ),
        (
            "zip, without folders, freshened",
            [
                "/bin/sh", "-c",
                "cd src && export LC_ALL=C.UTF-8 && zip -D -r ../made.zip . && zip ../made.zip main.py && echo > junk && zip ../made.zip junk && zip -d ../made.zip junk && rm junk",
            ]
        ),
        ("7z", ["/bin/sh", "-c", "LC_ALL=C.UTF-8 7z a -tzip made.zip ./src/*"]),
        ("bsdtar", ["/bin/sh", "-c", "cd src && LC_ALL=C.UTF-8 bsdtar -a -cf ../made.zip *"]),
        (
            "python zipfile",
            [
                "/usr/bin/python3", "-c",
                python("zipfile.ZipFile('made.zip', 'w', zipfile.ZIP_DEFLATED)", "z.write(p, p.relative_to('src'))"),
            ]
        ),
        (
            "python, stored",
            ["/usr/bin/python3", "-c", python("zipfile.ZipFile('made.zip', 'w')", "z.write(p, p.relative_to('src'))")]
        ),
        (
            "python, streamed",
            [
                "/usr/bin/python3", "-c",
                python("zipfile.ZipFile(Pipe(), 'w', zipfile.ZIP_DEFLATED)", "z.write(p, p.relative_to('src'))"),
            ]
        ),
        (
            "python, zip64",
            [
                "/usr/bin/python3", "-c",
                python(
                    "zipfile.ZipFile('made.zip', 'w', zipfile.ZIP_DEFLATED)",
                    "p.is_dir() or z.open(str(p.relative_to('src')), 'w', force_zip64=True).write(p.read_bytes())"
                ),
            ]
        ),
        (
            "jar, in the judge's own image",
            [
                "/bin/sh", "-c",
                """
                docker run --rm --network none -e LC_ALL=C.UTF-8 -v "$PWD":/w -w /w batch-judge/java jar -cMf made.zip -C src .
                """,
            ]
        ),
        ("python shutil", ["/usr/bin/python3", "-c", "import shutil; shutil.make_archive('made', 'zip', 'src')"]),
    ]

    private static func python(_ archive: String, _ write: String) -> String {
        """
        import zipfile, pathlib
        class Pipe:
            def __init__(self): self.file = open('made.zip', 'wb')
            def write(self, data): return self.file.write(data)
            def flush(self): self.file.flush()
        with \(archive) as z:
            for p in sorted(pathlib.Path('src').rglob('*')):
                \(write)
        """
    }

    @Test(arguments: tools.indices) func takesWhatToolsMake(index: Int) throws {
        let scratch = try Scratch()
        for (name, text) in Self.tree { try scratch.write("src/\(name)", Array(text.utf8)) }
        let words = Self.tools[index].words
        try scratch.run("/usr/bin/env", "-u", "LC_ALL", "LC_CTYPE=C.UTF-8", words[0], words[1], words[2])
        let report = try scratch.extract("\(scratch.path)/made.zip")
        guard case .unpacked(let files, _, _) = report else {
            Issue.record("\(Self.tools[index].name): \(report)")
            return
        }
        #expect(try scratch.contents(of: "out").mapValues { String(decoding: $0, as: UTF8.self) } == Self.tree)
        #expect(
            Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.size) })
                == Self.tree.mapValues { Int64($0.utf8.count) }
        )
    }

    @Test(arguments: [
        ("without signature", [] as [UInt8], false), ("with signature", le(0x0807_4b50 as UInt32), false),
        ("with wide sizes", [], true), ("with both", le(0x0807_4b50 as UInt32), true),
    ])
    func takesDataDescriptors(what: String, signature: [UInt8], isWide: Bool) throws {
        let streamed = MadeEntry("a.py", "abc") { entry in
            entry.flags = 8
            (entry.localChecksum, entry.localPacked, entry.localUnpacked) = (0, 0, 0)
            let sizes = isWide ? le(3 as UInt64) + le(3 as UInt64) : le(3 as UInt32) + le(3 as UInt32)
            entry.descriptor = signature + le(entry.checksum) + sizes
        }
        let scratch = try Scratch()
        let zip = try scratch.write("a.zip", ZipMaker(streamed, MadeEntry("b.py")).bytes)
        #expect(try ZipCheck.rejection(of: zip, limits: .usual) == nil)
    }

    @Test func takesZip64EndRecordsAndEqualUnicodePaths() throws {
        let scratch = try Scratch()
        let entry = MadeEntry("a.py") { $0.extra = field(0x7075, [1, 0, 0, 0, 0] + Array("a.py".utf8)) }
        var maker = ZipMaker(entry)
        maker.beforeEnd = { zip64End(offset: $0, size: $1, count: 1) }
        #expect(try scratch.extract(try scratch.write("a.zip", maker.bytes)).reason == nil)
    }

    @Test func takesACommentUpToTheLimit() throws {
        let scratch = try Scratch()
        let maker = ZipMaker(MadeEntry("a.py")) { $0.comment = .init(repeating: 65, count: 16_000) }
        #expect(try scratch.extract(try scratch.write("a.zip", maker.bytes)).reason == nil)
    }

    @Test func takesNamesThatOnlyLookOdd() throws {
        let names = [
            "..a/b..py", "...", "-rf.py", "@opts.c", "1:b", "$(id).py", "it's \"q\".py", "a&b<script>.py", ".hidden",
            "ab:c",
        ]
        let scratch = try Scratch()
        var maker = ZipMaker()
        maker.entries = names.map { MadeEntry($0) }
        #expect(try scratch.extract(try scratch.write("a.zip", maker.bytes)).reason == nil)
        #expect(try Set(scratch.contents(of: "out").keys) == Set(names))
    }

    @Test func unwrapsOneFolderOnceAndLeavesJunkOut() throws {
        let scratch = try Scratch()
        let maker = ZipMaker(
            MadeEntry("sub/", ""),
            MadeEntry("sub/in/main.py"),
            MadeEntry("sub/.DS_Store"),
            MadeEntry("__MACOSX/sub/._main.py"),
            MadeEntry("sub/in/Thumbs.db"),
            MadeEntry(".DS_Store")
        )
        #expect(
            try scratch.extract(try scratch.write("a.zip", maker.bytes))
                == .unpacked(files: [UnpackedFile(path: "in/main.py", size: 1)])
        )
        #expect(try Array(scratch.contents(of: "out").keys) == ["in/main.py"])
    }

    @Test func unwrapsNothingWhereAFileStandsBeside() throws {
        let scratch = try Scratch()
        let maker = ZipMaker(MadeEntry("sub/main.py"), MadeEntry("subway.txt"))
        #expect(
            try scratch.extract(try scratch.write("a.zip", maker.bytes))
                == .unpacked(files: [
                    UnpackedFile(path: "sub/main.py", size: 1), UnpackedFile(path: "subway.txt", size: 1),
                ])
        )
    }

    @Test func takesNoModesFromTheArchive() throws {
        let scratch = try Scratch()
        let maker = ZipMaker(
            MadeEntry("d/a") { $0.attributes = 0o104777 << 16 },
            MadeEntry("b") { $0.attributes = 0o100000 << 16 }
        )
        _ = try scratch.extract(try scratch.write("a.zip", maker.bytes))
        let modes = try ["d", "d/a", "b"].map {
            try FileManager.default.attributesOfItem(atPath: "\(scratch.path)/out/\($0)")[.posixPermissions] as? Int
        }
        #expect(modes == [0o755, 0o644, 0o644])
    }

    /// A folder that is not empty is our mistake, not the team's.
    @Test func overwritesNothing() throws {
        let scratch = try Scratch()
        try scratch.write("out/a.py", Array("old".utf8))
        let report = try scratch.extract(try scratch.write("a.zip", ZipMaker(MadeEntry("a.py")).bytes))
        guard case .failed = report else {
            Issue.record("\(report)")
            return
        }
        #expect(try scratch.contents(of: "out")["a.py"] == Array("old".utf8))
    }

    @Test func followsNoLinkInTheFolder() throws {
        let scratch = try Scratch()
        let outside = try scratch.folder("outside")
        try FileManager.default.createSymbolicLink(
            atPath: "\(try scratch.folder("out"))/d",
            withDestinationPath: outside
        )
        let report = try scratch.extract(
            try scratch.write("a.zip", ZipMaker(MadeEntry("d/a.py"), MadeEntry("b")).bytes)
        )
        #expect(report.reason == .infrastructure)
        #expect(try scratch.contents(of: "outside").isEmpty)
    }
}
