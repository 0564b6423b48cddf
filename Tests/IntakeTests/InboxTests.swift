import ContestModel
import Foundation
import Testing

@testable import Intake

@Suite struct InboxTests {
    private let scratch: Scratch
    private let team: TeamID
    /// Long after everything that a test makes.
    private let later = Timestamp(Date()) + .seconds(3600)

    init() throws {
        scratch = try Scratch()
        team = try TeamID("t1")
        _ = try scratch.folder("t1")
    }

    @Test func findsSettledUploadsOldestFirst() throws {
        try scratch.write("t1/hello-b.zip", [1])
        try scratch.write("t1/hello/a.zip", [1, 2])
        try scratch.write("t1/other.zip", [3])
        try scratch.write("t1/notes.txt", [4])
        try scratch.write("t1/.hello.zip.XyZ123", [4])
        try scratch.write("t1/hello.zip.filepart", [4])
        let found = try scan()
        #expect(found.arrivals.map(\.name) == ["hello-b.zip", "hello/a.zip", "other.zip"])
        #expect(found.arrivals.map { $0.problem?.text } == ["hello", "hello", nil])
        #expect(found.arrivals.map(\.key.size) == [1, 2, 1])
        #expect(found.oddities.isEmpty && found.waiting == 0)
    }

    /// A link above the inbox, where the team may make one, would show it another team's uploads.
    @Test func followsNoLinkOfTheTeams() throws {
        _ = try scratch.folder("t2/a/b")
        try scratch.write("t2/a/b/hello.zip", [1])
        try FileManager.default.createSymbolicLink(atPath: "\(scratch.path)/t1/a", withDestinationPath: "../t2/a")
        try FileManager.default.createSymbolicLink(atPath: "\(scratch.path)/base", withDestinationPath: ".")
        func look(_ id: String) throws -> InboxScan {
            let inbox = Inbox(
                folderOf: [team: "\(scratch.path)/base/\(id)/a/b"],
                own: 2,
                problems: [try ProblemID("hello")],
                settle: .zero
            )
            return try inbox.scan(now: later) { _, _ in false }
        }
        let stolen = try look("t1")
        #expect(stolen.arrivals.isEmpty && stolen.oddities.map(\.reason) == [.infrastructure])
        #expect(stolen.oddities.first?.message.contains("is a link or no folder") == true)
        let own = try look("t2")
        #expect(own.arrivals.map(\.name) == ["hello.zip"])
    }

    @Test func leavesUnsettledUploadsAlone() throws {
        try scratch.write("t1/hello.zip", [1])
        let found = try scan(now: Timestamp(Date()), settle: .seconds(600))
        #expect(found.arrivals.isEmpty && found.oddities.isEmpty)
        #expect(found.waiting == 1)
    }

    /// The modification time is the uploader's to set.
    @Test func anOldModificationTimeDoesNotSettleAnUpload() throws {
        let file = try scratch.write("t1/hello.zip", [1])
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: file)
        #expect(try scan(now: Timestamp(Date()), settle: .seconds(600)).waiting == 1)
    }

    /// Years that do not fit in nanoseconds.
    @Test(arguments: ["@9223372036.9", "@-9223372037.9", "@15000000000"])
    func bearsEveryModificationTime(time: String) throws {
        try scratch.write("t1/hello.zip", [1])
        try scratch.run("/usr/bin/touch", "-d", time, "t1/hello.zip")
        #expect(try scan().arrivals.count == 1)
    }

    @Test func tellsOfChangeTimesInTheFuture() throws {
        try scratch.write("t1/hello.zip", [1])
        let found = try scan(now: Timestamp(Date()) - .seconds(3600))
        #expect(found.waiting == 1 && found.ahead == 1)
        #expect(try scan(now: Timestamp(Date()), settle: .seconds(600)).ahead == 0)
    }

    @Test func removesExactlyWhatWasTaken() throws {
        for name in ["same", "changed", "replaced", "open"] { try scratch.write("t1/hello/\(name).zip", [1]) }
        try scratch.write("secret", [1])
        let keys = Set(try scan().arrivals.map(\.key))
        let taken = try scan(known: keys).known
        #expect(taken.count == 4)
        try scratch.write("t1/hello/changed.zip", [1, 2])
        let manager = FileManager.default
        try manager.removeItem(atPath: "\(scratch.path)/t1/hello/replaced.zip")
        try manager.createSymbolicLink(
            atPath: "\(scratch.path)/t1/hello/replaced.zip",
            withDestinationPath: "\(scratch.path)/secret"
        )
        let writer = try #require(FileHandle(forUpdatingAtPath: "\(scratch.path)/t1/hello/open.zip"))
        // A process that another test starts may have a file open for an instant, as a copy of this one.
        for _ in 0..<200 where manager.fileExists(atPath: "\(scratch.path)/t1/hello/same.zip") {
            for upload in taken { try inbox(settle: .zero).remove(upload) }
            usleep(5000)
        }
        let left = try manager.contentsOfDirectory(atPath: "\(scratch.path)/t1/hello").sorted()
        #expect(left == ["changed.zip", "open.zip", "replaced.zip"])
        #expect(manager.fileExists(atPath: "\(scratch.path)/secret"))
        try writer.close()
        // The folder itself becomes a link to another one with the same file.
        try scratch.run("/bin/sh", "-c", "mv t1/hello away && ln -s ../away t1/hello")
        for upload in taken { try inbox(settle: .zero).remove(upload) }
        #expect(manager.fileExists(atPath: "\(scratch.path)/away/open.zip"))
    }

    @Test(arguments: ["t1/", "t1/hello/", "t1/.hidden/", "t1/x.zip/", "t1/a/b/c/"])
    func takesNothingFromAFolderWithTooManyFiles(place: String) throws {
        let folders = place.split(separator: "/").count - 1
        for index in 0..<(10 - folders) { try scratch.write("\(place)hello-\(index).zip", []) }
        let quota = TeamQuota(files: 10)
        #expect(try !scan(quota: quota).oddities.contains { $0.reason == .overQuota })
        try scratch.write("\(place)hello-x.zip", [])
        let found = try scan(quota: quota)
        #expect(found.arrivals.isEmpty)
        #expect(found.oddities.map(\.reason) == [.overQuota])
        #expect(found.oddities.first?.message.contains("10 files") == true)
    }

    @Test(arguments: ["t1/hello.zip", "t1/.rest", "t1/hello/hello.zip", "t1/a/b/c"])
    func takesNothingFromAFolderWithTooManyBytes(place: String) throws {
        try scratch.write("t1/hello-1.zip", [1])
        try scratch.write(place, [UInt8](repeating: 1, count: 100_000))
        #expect(try scan(quota: TeamQuota(bytes: 200_000)).oddities.isEmpty)
        let found = try scan(quota: TeamQuota(bytes: 100_000))
        #expect(found.arrivals.isEmpty && found.oddities.map(\.reason) == [.overQuota])
        #expect(found.oddities.first?.message.contains("100000 are allowed") == true)
        // A hole takes up no room.
        try scratch.run("/bin/sh", "-c", "rm \(place) && truncate -s 1T t1/hole.bin")
        #expect(try scan(quota: TeamQuota(bytes: 100_000)).oddities.isEmpty)
    }

    @Test func foldersWithoutEndAreTooMuch() throws {
        try scratch.run("/bin/mkdir", "-p", "t1/" + String(repeating: "x/", count: 100))
        #expect(try scan().oddities.map(\.reason) == [.overQuota])
    }

    @Test func leavesOutWhatIsKnownUntilItChanges() throws {
        try scratch.write("t1/hello.zip", [1])
        let key = try #require(try scan().arrivals.first?.key)
        #expect(try scan(known: [key]).arrivals.isEmpty)
        try scratch.write("t1/hello.zip", [1, 2])
        #expect(try scan(known: [key]).arrivals.count == 1)
    }

    @Test func tellsWhatCanNeverBeTaken() throws {
        let secret = try scratch.write("secret", [1, 2, 3])
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: "\(scratch.path)/t1/link.zip", withDestinationPath: secret)
        try manager.linkItem(atPath: secret, toPath: "\(scratch.path)/t1/hard.zip")
        _ = try scratch.folder("t1/folder.zip")
        try scratch.run("/usr/bin/mkfifo", "t1/fifo.zip")
        try scratch.run("/usr/bin/truncate", "-s", "50G", "t1/hole.zip")
        _ = try Descriptor.folder("\(scratch.path)/t1").create([0x68, 0xFF] + Array(".zip".utf8), mode: 0o600)
        try scratch.write("t1/hello-\n.zip", [1])
        let found = try scan()
        #expect(found.arrivals.isEmpty)
        let told = Dictionary(uniqueKeysWithValues: found.oddities.map { ($0.name, $0.reason) })
        #expect(
            told == [
                "link.zip": .link, "hard.zip": .link, "folder.zip": .notAZip, "fifo.zip": .specialFile,
                "hole.zip": .truncated,
                "h\\xff.zip": .badName, "hello-\\u{a}.zip": .badName,
            ]
        )
        #expect(try scan(known: Set(found.oddities.compactMap(\.key))).oddities.isEmpty)
    }

    @Test func followsNoLinkToAFolder() throws {
        try scratch.write("elsewhere/hello.zip", [1])
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/t1/hello",
            withDestinationPath: "\(scratch.path)/elsewhere"
        )
        #expect(try scan().arrivals.isEmpty)
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/t2",
            withDestinationPath: "\(scratch.path)/elsewhere"
        )
        let found = try scan(folders: [team: "\(scratch.path)/t2"])
        #expect(found.arrivals.isEmpty)
        #expect(found.oddities.map(\.reason) == [.infrastructure])
    }

    @Test func oneTeamStopsNoOther() throws {
        let teams = try ["a", "b", "c", "missing"].map { try TeamID($0) }
        try scratch.write("a", [1])  // a file in place of the folder
        for index in 0...TeamQuota().files { try scratch.write("b/hello-\(index).zip", []) }
        try scratch.write("c/hello.zip", [1])
        let found = try scan(folders: Dictionary(uniqueKeysWithValues: teams.map { ($0, "\(scratch.path)/\($0)") }))
        #expect(found.arrivals.map(\.team) == [teams[2]])
        #expect(found.oddities.map(\.reason) == [.infrastructure, .overQuota])
        #expect(found.oddities.map(\.team) == [teams[0], teams[1]])
    }

    private func scan(
        folders: [TeamID: String]? = nil,
        now: Timestamp? = nil,
        settle: Duration = .seconds(10),
        known: Set<UploadKey> = [],
        quota: TeamQuota = TeamQuota()
    ) throws -> InboxScan {
        try inbox(folders: folders, settle: settle, quota: quota).scan(
            now: now ?? later,
            isKnown: { key, _ in known.contains(key) }
        )
    }

    private func inbox(
        folders: [TeamID: String]? = nil,
        settle: Duration,
        quota: TeamQuota = TeamQuota()
    ) throws -> Inbox {
        Inbox(
            folderOf: folders ?? [team: "\(scratch.path)/t1"],
            problems: [try ProblemID("hello")],
            settle: settle,
            quota: quota
        )
    }
}
