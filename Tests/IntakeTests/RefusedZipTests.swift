import ContestModel
import Testing

@testable import Intake

/// Zips that are refused, each for its own reason.
struct BadZip: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reason: Reason
    let bytes: [UInt8]

    init(_ what: String, _ reason: Reason, _ maker: ZipMaker) {
        self.init(what, reason, maker.bytes)
    }

    init(_ what: String, _ reason: Reason, _ bytes: some Sequence<UInt8>) {
        testDescription = what
        self.reason = reason
        self.bytes = Array(bytes)
    }

    private static let good = ZipMaker(MadeEntry("main.py", "print(1)\n"), MadeEntry("a/b.txt", "b")).bytes

    static let ends: [BadZip] = [
        BadZip("no bytes", .truncated, []),
        BadZip("text", .notAZip, Array("print('hello')\n".utf8)),
        BadZip("a gzip", .notAZip, [0x1F, 0x8B, 8, 0] + [UInt8](repeating: 7, count: 60)),
        BadZip("cut in the end record", .truncated, good.dropLast(3)),
        BadZip("cut in the directory", .truncated, good.dropLast(40)),
        BadZip("cut in the data", .truncated, good.prefix(45)),
        BadZip(
            "comment that ends too early",
            .truncated,
            ZipMaker(MadeEntry("a.py")) { $0.comment = [65, 66] }.bytes.dropLast()
        ),
        BadZip("bytes after the end", .damaged, good + [0]),
        BadZip("zip in the comment", .damaged, ZipMaker(MadeEntry("a.py")) { $0.comment = good }),
        BadZip("end record in the comment", .damaged, ZipMaker(MadeEntry("a.py")) { $0.comment = ZipMaker().bytes }),
        BadZip("two zips one after the other", .damaged, good + good),
        BadZip(
            "long comment",
            .tooLarge,
            ZipMaker(MadeEntry("a.py")) { $0.comment = .init(repeating: 65, count: 20_000) }
        ),
        BadZip("split zip", .damaged, ZipMaker(MadeEntry("a.py")) { $0.disk = 1 }),
        BadZip("entry on another disk", .damaged, ZipMaker(MadeEntry("a.py") { $0.disk = 2 })),
        BadZip("no entries", .empty, ZipMaker()),
        BadZip("folders only", .empty, ZipMaker(MadeEntry("a/", ""), MadeEntry("a/b/", ""))),
        BadZip("ignored files only", .empty, ZipMaker(MadeEntry("__MACOSX/._a.py"), MadeEntry(".DS_Store"))),
        BadZip("wrong directory offset", .damaged, ZipMaker(MadeEntry("a.py")) { $0.directoryOffset = 3 }),
        BadZip(
            "more entries than counted",
            .headerMismatch,
            ZipMaker(MadeEntry("a.py"), MadeEntry("b.py")) { $0.count = 1 }
        ),
        BadZip("fewer entries than counted", .headerMismatch, ZipMaker(MadeEntry("a.py")) { $0.count = 2 }),
        BadZip(
            "zip64 numbers without their record",
            .headerMismatch,
            ZipMaker(MadeEntry("a.py")) { $0.directoryOffset = .max }
        ),
        BadZip(
            "zip64 record that contradicts",
            .headerMismatch,
            ZipMaker(MadeEntry("a.py")) { $0.beforeEnd = { zip64End(offset: $0, size: $1, count: 2) } }
        ),
        BadZip(
            "zip64 record elsewhere",
            .damaged,
            ZipMaker(MadeEntry("a.py")) { $0.beforeEnd = { zip64End(offset: $0, size: $1, count: 1, shift: 4) } }
        ),
        BadZip(
            "something before the first entry",
            .headerMismatch,
            ZipMaker(MadeEntry("a.py")) { $0.prefix = Array("#!/bin/sh\n".utf8) }
        ),
        BadZip(
            "hidden entry before the directory",
            .headerMismatch,
            ZipMaker(MadeEntry("a.py")) { $0.gap = MadeEntry("hidden.py").localHeader + [120] }
        ),
    ]

    static let entries: [BadZip] = [
        BadZip("encrypted", .encrypted, ZipMaker(MadeEntry("a.py") { $0.flags = 1 })),
        BadZip("encrypted by the local header only", .encrypted, ZipMaker(MadeEntry("a.py") { $0.localFlags = 1 })),
        BadZip("strong encryption", .encrypted, ZipMaker(MadeEntry("a.py") { $0.flags = 0x41 })),
        BadZip("masked headers", .encrypted, ZipMaker(MadeEntry("a.py") { $0.flags = 0x2000 })),
        BadZip("AES", .encrypted, ZipMaker(MadeEntry("a.py") { $0.method = 99 })),
        BadZip("bzip2", .unsupportedCompression, ZipMaker(MadeEntry("a.py") { $0.method = 12 })),
        BadZip("deflate64", .unsupportedCompression, ZipMaker(MadeEntry("a.py") { $0.method = 9 })),
        BadZip("LZMA", .unsupportedCompression, ZipMaker(MadeEntry("a.py") { $0.method = 14 })),
        BadZip("patch", .unsupportedCompression, ZipMaker(MadeEntry("a.py") { $0.flags = 0x20 })),
        BadZip("symbolic link", .link, ZipMaker(MadeEntry("a.py", "/etc/passwd") { $0.attributes = 0o120777 << 16 })),
        BadZip("character device", .specialFile, ZipMaker(MadeEntry("a.py", "") { $0.attributes = 0o020666 << 16 })),
        BadZip("block device", .specialFile, ZipMaker(MadeEntry("a.py", "") { $0.attributes = 0o060666 << 16 })),
        BadZip("FIFO", .specialFile, ZipMaker(MadeEntry("a.py", "") { $0.attributes = 0o010666 << 16 })),
        BadZip("socket", .specialFile, ZipMaker(MadeEntry("a.py", "") { $0.attributes = 0o140666 << 16 })),
        BadZip("unknown type", .specialFile, ZipMaker(MadeEntry("a.py", "") { $0.attributes = 0o170000 << 16 })),
        BadZip(
            "folder by type, file by name",
            .headerMismatch,
            ZipMaker(MadeEntry("a", "") { $0.attributes = 0o040755 << 16 }, MadeEntry("b.py"))
        ),
        BadZip(
            "link by a local extra field only",
            .link,
            ZipMaker(
                MadeEntry("a.py", "/etc/passwd") {
                    $0.localExtra = field(
                        0x6c78,
                        [7] + le(0x0314 as UInt16) + le(0 as UInt16) + le(0o120777 << 16 as UInt32)
                    )
                }
            )
        ),
        BadZip("folder with contents", .headerMismatch, ZipMaker(MadeEntry("a/", "data"), MadeEntry("b.py"))),
        BadZip("other local name", .headerMismatch, ZipMaker(MadeEntry("a.py") { $0.localName = Array("b.py".utf8) })),
        BadZip(
            "local name that leaves the folder",
            .headerMismatch,
            ZipMaker(MadeEntry("a.py") { $0.localName = Array("../a.py".utf8) })
        ),
        BadZip("other local method", .headerMismatch, ZipMaker(MadeEntry("a.py") { $0.localMethod = 8 })),
        BadZip("other local size", .headerMismatch, ZipMaker(MadeEntry("a.py", "abc") { $0.localUnpacked = 2 })),
        BadZip("other local checksum", .headerMismatch, ZipMaker(MadeEntry("a.py", "abc") { $0.localChecksum = 2 })),
        BadZip("stored in two sizes", .headerMismatch, ZipMaker(MadeEntry("a.py", "abc") { $0.unpacked = 10 })),
        BadZip(
            "unicode path that differs",
            .headerMismatch,
            ZipMaker(MadeEntry("a.py") { $0.extra = field(0x7075, [1, 0, 0, 0, 0] + Array("../evil".utf8)) })
        ),
        BadZip(
            "local unicode path that differs",
            .headerMismatch,
            ZipMaker(MadeEntry("a.py") { $0.localExtra = field(0x7075, [1, 0, 0, 0, 0] + Array("../evil".utf8)) })
        ),
        BadZip(
            "extra field that is cut",
            .damaged,
            ZipMaker(MadeEntry("a.py") { $0.extra = le(9 as UInt16) + le(90 as UInt16) })
        ),
        BadZip("zip64 size without its field", .headerMismatch, ZipMaker(MadeEntry("a.py") { $0.unpacked = .max })),
        BadZip(
            "descriptor that differs",
            .headerMismatch,
            ZipMaker(
                MadeEntry("a.py", "abc") {
                    $0.flags = 8; $0.descriptor = le(1 as UInt32) + le(3 as UInt32) + le(3 as UInt32)
                }
            )
        ),
        BadZip(
            "wrong checksum",
            .damaged,
            ZipMaker(MadeEntry("main.py"), MadeEntry("side.txt", "abc") { $0.checksum = 5 })
        ),
        BadZip(
            "wrong checksum of an ignored file",
            .damaged,
            ZipMaker(MadeEntry("main.py"), MadeEntry(".DS_Store", "abc") { $0.checksum = 5 })
        ),
        BadZip("data that is not deflate", .damaged, ZipMaker(MadeEntry("a.py", "abc") { $0.method = 8 })),
        BadZip(
            "data beyond the end",
            .overlap,
            ZipMaker(
                MadeEntry("a.py") {
                    $0.packed = 9000; $0.unpacked = 9000
                }
            )
        ),
        BadZip(
            "streamed data of 2^63 bytes",
            .overlap,
            ZipMaker(
                MadeEntry("a.py") {
                    $0.flags = 8
                    $0.method = 8
                    $0.packed = .max
                    $0.localPacked = 0
                    $0.extra = field(1, le(Int64.max))
                }
            )
        ),
        BadZip("offset in the directory", .damaged, ZipMaker(MadeEntry("a.py"), MadeEntry("b.py") { $0.offset = 90 })),
        BadZip("offset at no header", .damaged, ZipMaker(MadeEntry("a.py"), MadeEntry("b.py") { $0.offset = 1 })),
        BadZip(
            "an entry inside another",
            .overlap,
            ZipMaker(
                MadeEntry("a.py") {
                    $0.packed = 36; $0.unpacked = 36
                },
                MadeEntry("b.py")
            )
        ),
        BadZip(
            "two entries with one place",
            .duplicateEntry,
            ZipMaker(MadeEntry("a.py"), MadeEntry("a.py") { $0.offset = 0 })
        ),
    ]

    static let names: [BadZip] =
        [
            ("../a.py", Reason.pathTraversal), ("a/../../b.py", .pathTraversal), ("..\\a.py", .pathTraversal),
            ("a/..", .pathTraversal),
            ("/etc/passwd", .absolutePath), ("\\\\host\\a.py", .absolutePath), ("C:/a.py", .absolutePath),
            ("c:a.py", .absolutePath),
            ("", .badName), ("a//b.py", .badName), ("./a.py", .badName), ("a/./b.py", .badName), ("a\\b.py", .badName),
            ("a\nb.py", .badName), ("a\u{1B}[2J.py", .badName), ("a\0b.py", .badName), ("a\u{85}.py", .badName),
            ("a\u{202E}yp.py", .badName),
            (String(repeating: "a", count: 256), .badName),
            (Array(repeating: "abcdefgh", count: 200).joined(separator: "/"), .badName),
            (Array(repeating: "d", count: 33).joined(separator: "/"), .nestedTooDeep),
        ].map { BadZip("name \(DisplayName.shown($0.0, limit: 60))", $0.1, ZipMaker(MadeEntry($0.0))) } + [
            BadZip("name of bytes that are no text", .badName, ZipMaker(MadeEntry([0x61, 0xFF, 0x2E, 0x70, 0x79]))),
            BadZip("name in code page 437", .badName, ZipMaker(MadeEntry([0x81, 0x2E, 0x70, 0x79]))),
        ]
        + [
            ("a.py", "a.py"), ("a.py", "A.PY"), ("e\u{301}.py", "\u{E9}.py"), ("stra\u{DF}e", "STRASSE"), ("a", "a/b"),
            ("a/b", "a"),
            ("A/b", "a/c"),
        ].map { BadZip("names \($0.0) and \($0.1)", .duplicateEntry, ZipMaker(MadeEntry($0.0), MadeEntry($0.1))) }
}

/// The end records of a zip64 with `count` entries.
func zip64End(offset: Int, size: Int, count: UInt64, shift: Int = 0) -> [UInt8] {
    le(0x0606_4b50 as UInt32) + le(44 as UInt64) + le(45 as UInt16) + le(45 as UInt16) + le(0 as UInt32)
        + le(0 as UInt32)
        + le(count) + le(count) + le(UInt64(size)) + le(UInt64(offset))
        + le(0x0706_4b50 as UInt32) + le(0 as UInt32) + le(UInt64(offset + size + shift)) + le(1 as UInt32)
}

@Suite struct RefusedZipTests {
    @Test(arguments: BadZip.ends + BadZip.entries + BadZip.names)
    func refuses(_ bad: BadZip) throws {
        let scratch = try Scratch()
        let zip = try scratch.write("bad.zip", bad.bytes)
        guard case .rejected(let reason, let message) = try scratch.extract(zip) else {
            Issue.record("it was unpacked: \(try scratch.contents(of: "out").keys)")
            return
        }
        #expect(reason == bad.reason, "\(message)")
        #expect(!message.isEmpty && message.utf8.count < 500)
        #expect(message.unicodeScalars.allSatisfy(DisplayName.isPlain))
        #expect(try scratch.contents(of: ".").keys.allSatisfy { $0 == "bad.zip" || $0.hasPrefix("out/") })
    }

    /// What the structure alone shows is found without libarchive.
    @Test func findsContradictionsBeforeUnpacking() throws {
        let scratch = try Scratch()
        let onlyUnpacking = [
            "wrong checksum", "wrong checksum of an ignored file", "data that is not deflate",
            "link by a local extra field only",
        ]
        for bad in BadZip.ends + BadZip.entries + BadZip.names where !onlyUnpacking.contains(bad.testDescription) {
            let zip = try scratch.write("bad.zip", bad.bytes)
            #expect(try ZipCheck.rejection(of: zip, limits: .usual)?.reason == bad.reason, "\(bad.testDescription)")
        }
    }

    @Test func namesTheEntryEscaped() throws {
        let scratch = try Scratch()
        let zip = try scratch.write("bad.zip", ZipMaker(MadeEntry("ok.py"), MadeEntry("../a\u{1B}.py\n")).bytes)
        let rejection = try #require(try ZipCheck.rejection(of: zip, limits: .usual))
        #expect(rejection.message.hasPrefix("entry 2 ('../a\\u{1b}.py\\u{a}')"))
    }

    /// Any byte changed, any end cut off: refused or the same files, never a crash, never more.
    @Test func survivesEveryChangedByteAndEveryCut() throws {
        let scratch = try Scratch()
        let good = ZipMaker(
            MadeEntry("main.py", "print(1)\n"),
            MadeEntry("a/b.txt", "b") {
                $0.flags = 8; $0.descriptor = le($0.checksum) + le(1 as UInt32) + le(1 as UInt32)
            }
        ).bytes
        for index in good.indices {
            for value in [0, 0xFF, good[index] ^ 1, good[index] ^ 0x80] {
                var changed = good
                changed[index] = value
                _ = try ZipCheck.rejection(of: try scratch.write("bad.zip", changed), limits: .usual)
            }
            let cut = try ZipCheck.rejection(of: try scratch.write("cut.zip", good.prefix(index)), limits: .usual)
            #expect(cut != nil, "cut at \(index)")
        }
    }
}
