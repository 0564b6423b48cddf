import Foundation
import Testing

@testable import BatchJudge

@Suite struct FileDigestsTests {
    private let folder = URL.temporaryDirectory.appending(path: "digests-\(UUID().uuidString)")

    private func write(_ text: String, to name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path(percentEncoded: false)
    }

    @Test func isTheSHA256OfAFile() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try write("abc", to: "a")
        #expect(
            try await FileDigests().digests(of: [path])
                == [path: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"]
        )
    }

    @Test func seesWhatChangedMeanwhile() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let digests = FileDigests()
        let path = try write("abc", to: "deep/er/a")
        let around = folder.appending(path: "deep").path(percentEncoded: false)
        let before = try await digests.digests(of: [path, around])
        #expect(try await digests.digests(of: [path, around]) == before)
        _ = try write("abd", to: "deep/er/a")
        let after = try await digests.digests(of: [path, around])
        #expect(after[path] != before[path] && after[around] != before[around])
        try FileManager.default.moveItem(atPath: path, toPath: folder.path(percentEncoded: false) + "/deep/er/b")
        #expect(try await digests.digests(of: [around])[around] != after[around])
    }

    /// As deep as a team may nest folders, and deeper.
    @Test func looksIntoDeepFolders() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let deep = String(repeating: "d/", count: 64)
        _ = try write("abc", to: "\(deep)a")
        let path = folder.path(percentEncoded: false)
        let before = try await FileDigests().digests(of: [path])
        _ = try write("abd", to: "\(deep)a")
        #expect(try await FileDigests().digests(of: [path]) != before)
    }

    @Test func endsWhereALinkLeadsInACircle() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try write("abc", to: "a")
        let path = folder.path(percentEncoded: false)
        try FileManager.default.createSymbolicLink(atPath: "\(path)/gone", withDestinationPath: "nowhere")
        _ = try await FileDigests().digests(of: [path])
        try FileManager.default.createSymbolicLink(atPath: "\(path)/again", withDestinationPath: path)
        await #expect(throws: Failure.self) { try await FileDigests().digests(of: [path]) }
    }
}
