import Foundation
import Testing

@testable import Judging

@Suite struct BuildCacheTests {
    private let scratch = FileManager.default.temporaryDirectory.appending(path: "batch-judge-\(UUID().uuidString)")
        .path(percentEncoded: false)
    private var folder: String { "\(scratch)/cache" }

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    /// A build's result of three blocks, its folder's one among them.
    private func made(_ name: String) throws -> String {
        let path = "\(scratch)/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data(count: 5000).write(to: URL(filePath: "\(path)/main"))
        return path
    }

    /// As if it was last used that many seconds ago.
    private func age(_ key: String, _ seconds: Double) throws {
        let moment = Date(timeIntervalSinceNow: -seconds)
        try FileManager.default.setAttributes([.modificationDate: moment], ofItemAtPath: "\(folder)/\(key)")
    }

    private var entries: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }

    @Test func theProgramsNotUsedForLongestMakeRoom() async throws {
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let cache = BuildCache(folder: folder, limit: 3 * 12_288)
        for (number, key) in ["a", "b", "c"].enumerated() {
            _ = try await cache.take(made(key), as: key)
            try age(key, Double(100 - number))
        }
        #expect(try await cache.program("a") != nil, "used again, so that b is the oldest")
        _ = try await cache.take(made("d"), as: "d")
        #expect(try entries == ["a", "d"], "a tenth is left free")
        #expect(try await cache.program("b") == nil)
    }

    @Test func whatIsInUseStaysWhateverItsAge() async throws {
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let cache = BuildCache(folder: folder, limit: 12_288)
        var first: BuiltProgram? = try await cache.take(made("a"), as: "a")
        try age("a", 1000)
        _ = try await cache.take(made("b"), as: "b")
        #expect(FileManager.default.fileExists(atPath: "\(first?.folder ?? "")/main"))
        first = nil
        _ = try await cache.take(made("c"), as: "c")
        #expect(try !entries.contains("a"))
    }

    @Test func anEntryIsTakenOnce() async throws {
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let cache = BuildCache(folder: folder, limit: 1 << 20)
        let first = try await cache.take(made("one"), as: "a")
        let second = try await cache.take(made("two"), as: "a")
        #expect(first.folder == second.folder)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch) == ["cache"])
    }

    @Test func whatADeadProcessWasRemovingGoesAndIsNoProgram() async throws {
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        try FileManager.default.moveItem(atPath: made("half"), toPath: "\(folder)/removed-a")
        let cache = BuildCache(folder: folder, limit: 1 << 20)
        #expect(try await cache.program("a") == nil)
        _ = try await cache.take(made("b"), as: "b")
        #expect(try entries == ["b"])
    }
}
