import ContestModel
import Testing

@testable import Intake

/// Zips that are too much, and the largest that are not.
@Suite struct ZipLimitTests {
    @Test func refusesMoreBytesThanAllowedByWhatItSays() throws {
        let limits = ZipLimits(maxZip: 1000, maxUnpacked: 10, maxFiles: 10)
        #expect(try reason(ZipMaker(MadeEntry("a", "12345"), MadeEntry("b", "12345")).bytes, limits) == nil)
        #expect(try reason(ZipMaker(MadeEntry("a", "12345"), MadeEntry("b", "123456")).bytes, limits) == .tooLarge)
    }

    @Test func refusesAZipLargerThanAllowed() throws {
        let bytes = ZipMaker(MadeEntry("a", "12345")).bytes
        let size = Int64(bytes.count)
        #expect(try reason(bytes, ZipLimits(maxZip: size, maxUnpacked: 10, maxFiles: 10)) == nil)
        #expect(try reason(bytes, ZipLimits(maxZip: size - 1, maxUnpacked: 10, maxFiles: 10)) == .tooLarge)
    }

    @Test func refusesSizesWhoseSumOverflows() throws {
        let huge = MadeEntry("a", "") {
            $0.method = 8
            $0.unpacked = .max
            $0.extra = field(1, le(UInt64(1) << 62))
            $0.localExtra = $0.extra
        }
        #expect(try reason(ZipMaker(huge, huge, huge, huge).bytes) == .tooLarge)
    }

    @Test func countsFoldersThatPathsImply() throws {
        let limits = ZipLimits(maxZip: 100_000, maxUnpacked: 1000, maxFiles: 4)
        #expect(try reason(ZipMaker(MadeEntry("a/b/c/d.py")).bytes, limits) == nil)
        #expect(try reason(ZipMaker(MadeEntry("a/b/c/d.py"), MadeEntry("e.py")).bytes, limits) == .tooManyFiles)
    }

    @Test func refusesManyEntriesBeforeReadingThem() throws {
        #expect(try reason(ZipMaker(MadeEntry("a.py")) { $0.count = 60_000 }.bytes) == .tooManyFiles)
    }

    @Test func refusesAFlatBomb() throws {
        let scratch = try Scratch()
        try python(scratch, "z.writestr('zeros.bin', bytes(100 << 20))")
        #expect(try scratch.extract("\(scratch.path)/made.zip").reason == .ratio)
    }

    @Test func refusesManyFilesThatAreABombTogether() throws {
        let scratch = try Scratch()
        try python(scratch, "[z.writestr(f'{i}.bin', bytes(1 << 20)) for i in range(40)]")
        #expect(try scratch.extract("\(scratch.path)/made.zip").reason == .ratio)
    }

    @Test func takesFilesThatPackWellBelowTheFreeSize() throws {
        let scratch = try Scratch()
        try python(scratch, "z.writestr('zeros.bin', bytes(15 << 20))")
        #expect(try scratch.extract("\(scratch.path)/made.zip").reason == nil)
        #expect(try scratch.contents(of: "out")["zeros.bin"]?.count == 15 << 20)
    }

    /// The classic: one kernel of packed data that many entries quote.
    @Test func refusesQuotedOverlap() throws {
        let scratch = try Scratch()
        let kernel = MadeEntry("z", String(repeating: "0", count: 50))
        let quoting = (0..<20).map { index in
            MadeEntry("\(index)", "") { entry in
                let quoted = (20 - index) * 31 - 31 + kernel.localHeader.count + kernel.data.count
                entry.packed = UInt32(quoted + (index < 10 ? 10 : 0))
                entry.unpacked = entry.packed
            }
        }
        var maker = ZipMaker(kernel)
        maker.entries = quoting + [kernel]
        let zip = try scratch.write("bad.zip", maker.bytes)
        #expect(try ZipCheck.rejection(of: zip, limits: .usual)?.reason == .overlap)
    }

    /// Sizes in both headers that are too small for the data: unpacking stops at what was said.
    @Test(arguments: [10, 200_000]) func refusesDataThatIsLongerOrShorterThanItSays(said: Int) throws {
        let scratch = try Scratch()
        try python(scratch, "z.writestr('a.bin', bytes(100_000))")
        try scratch.run(
            "/usr/bin/python3",
            "-c",
            """
            import struct
            data = bytearray(open('made.zip', 'rb').read())
            for place in (22, data.rindex(b'PK\\x01\\x02') + 24):
                data[place:place + 4] = struct.pack('<I', \(said))
            open('made.zip', 'wb').write(data)
            """
        )
        #expect(try ZipCheck.rejection(of: "\(scratch.path)/made.zip", limits: .usual) == nil)
        let reason = try scratch.extract("\(scratch.path)/made.zip").reason
        #expect(reason == .headerMismatch || reason == .damaged)
        #expect(try scratch.contents(of: "out")["a.bin"]?.count ?? 0 <= said)
    }

    @Test func leavesNestedZipsAlone() throws {
        let scratch = try Scratch()
        try python(
            scratch,
            "z.write('/usr/bin/python3', 'x'); z.writestr('in.zip', open('made.zip', 'rb').read(0) + b'PK\\x03\\x04')"
        )
        #expect(try scratch.extract("\(scratch.path)/made.zip").reason == nil)
        #expect(try scratch.contents(of: "out")["in.zip"] == [0x50, 0x4B, 3, 4])
    }

    private func reason(_ bytes: [UInt8], _ limits: ZipLimits = .usual) throws -> Reason? {
        let scratch = try Scratch()
        return try ZipCheck.rejection(of: try scratch.write("a.zip", bytes), limits: limits)?.reason
    }
}

/// Writes `made.zip` with Python's zipfile; `z` is the open archive.
func python(_ scratch: Scratch, _ code: String) throws {
    let script = "import zipfile\nwith zipfile.ZipFile('made.zip', 'w', zipfile.ZIP_DEFLATED) as z:\n    \(code)\n"
    try scratch.run("/usr/bin/python3", "-c", script)
}

extension UnpackReport {
    var reason: Reason? {
        switch self {
        case .unpacked: nil
        case .rejected(let reason, _): reason
        case .failed: .infrastructure
        }
    }
}
