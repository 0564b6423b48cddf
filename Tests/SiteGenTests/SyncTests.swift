import ContestModel
import Foundation
import SiteGen
import Testing

/// A copy of the site where nothing can be switched.
@Suite struct SyncTests {
    private let bench: Workbench
    private let target: String
    private let sync: FolderSync

    init() throws {
        bench = try Workbench()
        target = "\(bench.folder)/copy"
        sync = FolderSync(folder: target, list: "\(bench.folder)/list")
    }

    private func files(_ texts: [String: String], at second: Int64 = 1000) -> [SyncFile] {
        texts.sorted { $0.key < $1.key }.map { path, text in
            SyncFile(path: path, size: Int64(text.utf8.count), modified: second) { Data(text.utf8) }
        }
    }

    /// The paths that were written and deleted, in this order.
    private func update(_ texts: [String: String], at second: Int64 = 1000) throws -> [String] {
        let files = files(texts, at: second)
        let plan = sync.plan(files)
        try sync.carryOut(plan, of: files)
        #expect(sync.plan(files).isEmpty)
        return plan.puts.map(\.path) + plan.deletions.map { "-\($0)" }
    }

    private func listing() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: target).filter { path in
            FileManager.default.contents(atPath: "\(target)/\(path)") != nil
        }.sorted()
    }

    @Test func noPageComesBeforeWhatItLeadsTo() throws {
        let texts = [
            "version.json": "", "index.html": "", "index.html.gz": "", "teams/a/index.html": "", "data/x.json": "",
            "assets/s.1.css": "", "r/t/1/index.html": "", "r/t/index.html": "", "404.html": "", "leaderboard.csv": "",
        ]
        let order = [
            "assets/s.1.css", "data/x.json", "leaderboard.csv", "r/t/1/index.html", "r/t/index.html",
            "teams/a/index.html", "404.html", "index.html", "index.html.gz", "version.json",
        ]
        #expect(try update(texts) == order)
        #expect(
            try update(["index.html": "2"], at: 1001) == ["index.html"]
                + order.reversed().filter { $0 != "index.html" }.map { "-\($0)" }
        )
    }

    @Test func onlyWhatChangedIsWrittenAndStrangersStay() throws {
        #expect(try update(["a": "1", "b/c": "2"]) == ["a", "b/c"])
        try Data("mine".utf8).write(to: URL(filePath: "\(target)/.htaccess"))
        let inode = try FileManager.default.attributesOfItem(atPath: "\(target)/a")[.systemFileNumber] as? Int
        #expect(try update(["a": "1", "b/c": "2"], at: 2000) == [])
        #expect(try update(["a": "1", "d": "3"], at: 2000) == ["d", "-b/c"])
        #expect(try listing() == [".htaccess", "a", "d"])
        #expect(!FileManager.default.fileExists(atPath: "\(target)/b"))
        #expect(try FileManager.default.attributesOfItem(atPath: "\(target)/a")[.systemFileNumber] as? Int == inode)
    }

    /// Web servers compare size and whole seconds.
    @Test func aChangedFileIsLater() throws {
        func seconds() throws -> Double? {
            (try FileManager.default.attributesOfItem(atPath: "\(target)/a")[.modificationDate] as? Date)?
                .timeIntervalSince1970
        }
        #expect(try update(["a": "1"]) == ["a"])
        #expect(try seconds() == 1000)
        #expect(try update(["a": "2"], at: 500) == ["a"])
        #expect(try seconds() == 1001)
    }

    @Test func goesOnAfterOneThatWasKilled() throws {
        let texts = ["a": "1", "b": "2", "c": "3"]
        let all = files(texts)
        var left = 2
        let dying = all.map { file in
            SyncFile(path: file.path, size: file.size, modified: file.modified) {
                left -= 1
                if left < 0 { throw CancellationError() }
                return try file.contents()
            }
        }
        #expect(throws: CancellationError.self) { try sync.carryOut(sync.plan(dying), of: dying) }
        try Data("half".utf8).write(to: URL(filePath: "\(target)/.c.tmp"))
        #expect(try listing() == [".c.tmp", "a", "b"])
        // What it had put there is known, and goes when it is wanted no more.
        #expect(try update(["c": "3"]) == ["c", "-b", "-a"])
        #expect(try listing() == ["c"])
    }

    @Test func aPlanHasALineForEachStep() throws {
        let plan = SyncPlan(puts: files(["index.html": "abc", "assets/a.css": ""]), deletions: ["old.html"])
        #expect(
            try plan.text() == """
                put\t0\te3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\tassets/a.css
                put\t3\tba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\tindex.html
                delete\t-\t-\told.html

                """
        )
    }
}
