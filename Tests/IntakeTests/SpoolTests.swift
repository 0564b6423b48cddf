import ContestModel
import Foundation
import Glibc
import Testing

@testable import Intake

@Suite struct SpoolTests {
    private let scratch: Scratch
    private let spool: Spool
    private let upload: String

    init() throws {
        scratch = try Scratch()
        spool = Spool(folder: "\(scratch.path)/spool")
        upload = try scratch.write("t1/hello.zip", (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    }

    @Test func copiesAnUploadUnderTheNameOfItsContents() throws {
        let arrival = try arrival()
        let taken = try #require(try take(arrival).upload)
        #expect(taken.size == 300_000)
        let contents = try Data(contentsOf: URL(filePath: upload))
        #expect(try Data(contentsOf: URL(filePath: taken.path)) == contents)
        #expect(taken.path == spool.path(of: SHA256.hexDigest(of: Array(contents))))
        #expect(taken.changed.milliseconds == arrival.key.changed / 1_000_000)
        #expect(try mode(taken.path) == 0o600)
        #expect(try mode("\(scratch.path)/spool") == 0o700)
    }

    @Test func takingAgainChangesNothing() throws {
        let arrival = try arrival()
        #expect(try take(arrival) == take(arrival))
        #expect(try scratch.contents(of: "spool").count == 1)
    }

    @Test func leavesWhatSomebodyHasOpenForWriting() throws {
        let arrival = try arrival()
        let handle = try #require(FileHandle(forUpdatingAtPath: upload))
        #expect(try spool.take(arrival, maxBytes: .max) == .busy)
        try handle.close()
        #expect(try take(arrival).upload != nil)
    }

    @Test func leavesWhatIsNotWhatWasSeen() throws {
        let seen = try arrival()
        try scratch.write("t1/hello.zip", [1, 2, 3])
        #expect(try spool.take(seen, maxBytes: .max) == .busy)
        try FileManager.default.removeItem(atPath: upload)
        #expect(try spool.take(seen, maxBytes: .max) == .busy)
        #expect(try scratch.contents(of: "spool").isEmpty)
    }

    @Test func refusesWhatTookItsPlace() throws {
        let seen = try arrival()
        let other = try scratch.write("secret", [1])
        for (command, reason) in [("ln -s", Reason.link), ("ln", .link), ("mkfifo", .specialFile), ("mkdir", .notAZip)]
        {
            let words = command.hasPrefix("ln") ? "\(command) '\(other)'" : command
            try scratch.run("/bin/sh", "-c", "rm -rf t1/hello.zip && \(words) t1/hello.zip")
            guard case .refused(let rejection) = try spool.take(seen, maxBytes: .max) else {
                Issue.record("\(command) was not refused")
                continue
            }
            #expect(rejection.reason == reason)
        }
        try scratch.run("/bin/sh", "-c", "rm -rf t1 && mkdir away && ln -s away t1 && echo x > away/hello.zip")
        #expect(try spool.take(seen, maxBytes: .max) == .busy)
    }

    @Test func refusesMoreBytesThanAllowed() throws {
        let arrival = try arrival()
        guard case .refused(let rejection) = try spool.take(arrival, maxBytes: 299_999) else {
            Issue.record("it was not refused")
            return
        }
        #expect(rejection.reason == .tooLarge)
        #expect(try take(arrival, maxBytes: 300_000).upload != nil)
    }

    @Test func throwsAwayWhatAKilledSweepLeft() throws {
        let taken = try #require(try take(try arrival()).upload)
        try scratch.write("spool/tmp-123", [1])
        spool.sweepTemporaries()
        #expect(try Array(scratch.contents(of: "spool").keys) == ["\(taken.sha256).zip"])
    }

    @Test func aSpoolThatCannotBeWrittenIsOurError() throws {
        let arrival = try arrival()
        try scratch.write("spool", [1])
        #expect(throws: IntakeError.self) { try take(arrival) }
    }

    private func arrival() throws -> Arrival {
        let inbox = Inbox(
            folderOf: [try TeamID("t1"): "\(scratch.path)/t1"],
            problems: [try ProblemID("hello")],
            settle: .zero
        )
        let found = try inbox.scan(now: Timestamp(Date()) + .seconds(60)) { _, _ in false }
        return try #require(found.arrivals.first)
    }

    /// A process that another test starts may have the file open for an instant, as a copy of this one.
    private func take(_ arrival: Arrival, maxBytes: Int64 = .max) throws -> Spool.Taken {
        for _ in 0..<200 {
            let taken = try spool.take(arrival, maxBytes: maxBytes)
            if taken != .busy { return taken }
            usleep(5000)
        }
        return .busy
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}

extension Spool.Taken {
    fileprivate var upload: SpooledUpload? {
        if case .taken(let upload) = self { upload } else { nil }
    }
}

@Suite struct MountTableTests {
    @Test func knowsWhichFilesystemsHaveOtherWriters() {
        let table = """
            22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
            41 22 0:38 / /srv/in rw,relatime - fuse.bindfs /srv/x rw,user_id=0
            42 22 0:300 /a /srv/other rw shared:9 master:2 - nfs4 server:/a rw
            """
        #expect(!MountTable.isShared(254 << 8, in: table))
        #expect(MountTable.isShared(38, in: table))
        #expect(MountTable.isShared(0x10_002C, in: table))
        #expect(!MountTable.isShared(39, in: table) && !MountTable.isShared(38, in: ""))
    }
}
