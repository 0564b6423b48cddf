import ContestModel
import Foundation
import Glibc
import ResultStore
import Testing

extension RealEngine {
    /// A machine or a contest on which something is wrong while an upload waits: the sweep says what, the old site stays up,
    /// and once it is mended the next sweep goes on as if nothing had been. Mounts file systems, so it needs root.
    @Suite(.enabled(if: geteuid() == 0, "mounts file systems")) struct FaultTests {
        @Test(arguments: Fault.all) func isSaidAndMendingItIsEnough(fault: Fault) async throws {
            let rig = try Rig(replacing: ["settle": "0s"])
            defer { rig.remove() }
            try shell(rig, Self.prepare)
            defer { _ = try? shell(rig, "umount var public") }
            try upload(rig, "beavers/hello-1.zip")
            try sweep(rig).check()
            let site = try FileManager.default.destinationOfSymbolicLink(atPath: rig.site.path())
            try shell(rig, fault.inflict)
            try upload(rig, "oshea/hello-2.zip")
            for _ in 0..<2 {
                let run = try sweep(rig, clock: fault.clock)
                #expect(run.code == fault.code && run.errors.contains(fault.words), "\(run)")
                #expect(
                    !run.errors.contains("PRAGMA") && run.errors.contains("restore") == fault.namesRestore,
                    "\(run.errors)"
                )
                // One sentence, and none of SQLite's, Foundation's or Swift's insides.
                #expect(!run.errors.contains("Error Domain") && run.errors.utf8.count < 1000, "\(run.errors)")
            }
            #expect(FileManager.default.fileExists(atPath: rig.site.appending(path: "index.html").path()))
            try shell(rig, fault.mend)
            try sweep(rig).check()
            let found = try rig.submissions()
            #expect(found.map(\.file) == ["hello-1.zip", "hello-2.zip"] && found.allSatisfy { $0.verdict == "AC" })
            #expect(found.allSatisfy { $0.charged && $0.attempts == 0 }, "\(found)")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: rig.site.path()) != site)
            let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
            for entry in try await store.submissions() {
                #expect(try await store.history(of: entry.submission.id).count == 1)
            }
        }

        /// Small file systems for the state and the site, and files of the contest's own in place of links.
        private static let prepare = """
            mkdir var public
            mount -t tmpfs -o size=40m,nr_inodes=300,mode=700 tmpfs var
            mount -t tmpfs -o size=8m tmpfs public
            for name in templates images; do cp -rL "$name" copy; rm "$name"; mv copy "$name"; done
            """

        @discardableResult
        private func shell(_ rig: Rig, _ script: String) throws -> Rig.Run {
            let run = try Rig.run(
                URL(filePath: "/bin/sh"),
                ["-e", "-c", "cd \"$0\"\n\(script)", rig.folder.path()]
            )
            try run.check()
            return run
        }

        /// A right program, and 3 MB that cannot be packed.
        private func upload(_ rig: Rig, _ path: String) throws {
            let source = Rig.tree.appending(path: "contest/uploads/loewen/hello")
            let name = try #require(try FileManager.default.contentsOfDirectory(atPath: source.path()).first)
            let random = try FileHandle(forReadingFrom: URL(filePath: "/dev/urandom"))
            let fill = try random.read(upToCount: 3 << 20) ?? Data()
            try rig.zip(["main.py": Data(contentsOf: source.appending(path: name)), "fill.bin": fill], to: path)
        }

        /// `clock` is what the sweep's clock differs by, such as `-20m`; file systems keep the right time.
        private func sweep(_ rig: Rig, clock: String? = nil) throws -> Rig.Run {
            guard let clock else { return try rig.judge("run") }
            let contest = rig.folder.appending(path: "contest/contest.yaml").path()
            return try Rig.run(
                URL(filePath: "/usr/bin/faketime"),
                ["-f", clock, Rig.program.path(), "run", "--contest", contest],
                environment: ["NO_FAKE_STAT": "1"]
            )
        }

        /// It cannot be told from time that passes; what is taken then is judged like all others, and only once.
        @Test func aClockThatWasAheadLosesNothing() async throws {
            let rig = try Rig(replacing: ["settle": "0s"])
            defer { rig.remove() }
            for (upload, clock) in [
                ("beavers/hello-1.zip", nil), ("oshea/hello-2.zip", "+20m"), ("loewen/hello-3.zip", nil),
            ] {
                try self.upload(rig, upload)
                try sweep(rig, clock: clock).check()
                try sweep(rig, clock: clock).check()
            }
            let found = try rig.submissions()
            #expect(Set(found.map(\.file)) == ["hello-1.zip", "hello-2.zip", "hello-3.zip"] && found.count == 3)
            #expect(found.allSatisfy { $0.verdict == "AC" && $0.charged })
        }
    }
}

/// What can be wrong, how it is made so and mended (shell, in the folder of the rig), and what the sweep says of it.
struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let inflict: String
    let mend: String
    let words: String
    var code: Int32 = 1
    /// What the clock of the sweeps differs by, from the fault until it is mended.
    var clock: String?
    /// Only where the file itself is damaged.
    var namesRestore: Bool { words.contains("restore") }

    /// The store as it is between two sweeps, its write-ahead log taken in.
    private static let keep =
        "sqlite3 var/results.sqlite 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null; cp var/results.sqlite keep"
    private static let putBack = "rm -f var/results.sqlite*; cp keep var/results.sqlite"

    static let all = [
        Fault(
            testDescription: "the state's disk is full",
            inflict: "head -c 50m /dev/zero > var/fill || true",
            mend: "rm var/fill",
            words: "/var is full ("
        ),
        Fault(
            testDescription: "the state's disk has little room",
            inflict: "head -c $(( ($(df --output=avail -k var | tail -1) - 2000) * 1024 )) /dev/zero > var/fill",
            mend: "rm var/fill",
            words: "No space left on device"
        ),
        Fault(
            testDescription: "the state's disk has no inodes",
            inflict: "(i=0; while touch var/fill$i; do i=$((i+1)); done) 2>/dev/null || true",
            mend: "rm -f var/fill*",
            words: "/var is full ("
        ),
        Fault(
            testDescription: "the state is read-only",
            inflict: "mount -o remount,ro var",
            mend: "mount -o remount,rw var",
            words: "/var is on a read-only file system"
        ),
        Fault(
            testDescription: "the store is no database",
            inflict: "\(keep); printf 'no database at all' | dd of=var/results.sqlite conv=notrunc status=none",
            mend: putBack,
            words: "damaged, or no database of SQLite: put back a backup of it; `batch-judge restore`"
        ),
        Fault(
            testDescription: "the store has a damaged page",
            inflict: "\(keep); for page in 2 3 4 5 6 7; do "
                + "dd if=/dev/urandom of=var/results.sqlite bs=4096 seek=$page count=1 conv=notrunc status=none; done",
            mend: putBack,
            words: "put back a backup"
        ),
        Fault(
            testDescription: "the store is empty",
            inflict: "\(keep); rm -f var/results.sqlite*; : > var/results.sqlite",
            mend: putBack,
            words: "put back a backup"
        ),
        Fault(
            testDescription: "the store is gone",
            inflict: "\(keep); rm -f var/results.sqlite*",
            mend: putBack,
            words: "put back a backup"
        ),
        Fault(
            testDescription: "an image is missing",
            inflict: "mv images/python images/python-gone",
            mend: "mv images/python-gone images/python",
            words: "batch-judge images build"
        ),
        Fault(
            testDescription: "a problem is half copied",
            inflict: "mv contest/problems/hello/data keep-data",
            mend: "mv keep-data contest/problems/hello/data",
            words: "problems/hello"
        ),
        Fault(
            testDescription: "the site's disk is full",
            inflict: "head -c 50m /dev/zero > public/fill || true",
            mend: "rm public/fill",
            words: "The site was not made anew, the old one stays"
        ),
        Fault(
            testDescription: "the site is read-only",
            inflict: "mount -o remount,ro public",
            mend: "mount -o remount,rw public",
            words: "(errno 30): let this account write to "
        ),
        Fault(
            testDescription: "the clock was set back",
            inflict: "true",
            mend: "true",
            words: "is this machine's clock right?",
            clock: "-20m"
        ),
        Fault(
            testDescription: "the contest's file is broken",
            inflict: "cp contest/contest.yaml keep; echo 'durations: 5' >> contest/contest.yaml",
            mend: "cp keep contest/contest.yaml",
            words: "durations",
            code: 78
        ),
    ]
}
