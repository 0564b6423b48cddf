import Foundation

@testable import Archive

/// A folder of a test's own, removed with it, and archives in it.
final class Scratch: Sendable {
    static let long = String(repeating: "long-", count: 30)

    let folder = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What the last `restore` made.
    var restored: URL { folder.appending(path: "restored/files") }

    func file(_ text: String) throws -> FileHandle {
        let file = folder.appending(path: UUID().uuidString)
        try Data(text.utf8).write(to: file)
        return try FileHandle(forReadingFrom: file)
    }

    func writer() throws -> (ArchiveWriter, URL) {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "\(UUID().uuidString).tar")
        try Data().write(to: file)
        return (try ArchiveWriter(to: FileHandle(forWritingTo: file)), file)
    }

    func finish(_ writer: inout ArchiveWriter, contestFile: String) throws {
        try writer.finish(contest: "warmup", contestFile: contestFile, elsewhere: [], program: "1.0")
    }

    /// A folder with one file of four bytes.
    func small() throws -> Data {
        var (writer, file) = try writer()
        try writer.folder("contest", mode: 0o755)
        try writer.file("contest/a", from: self.file("one\n"), size: 4, mode: 0o644)
        try finish(&writer, contestFile: "contest/a")
        return try Data(contentsOf: file)
    }

    /// One of everything that an archive can hold.
    func sample() throws -> Data {
        var (writer, file) = try writer()
        try writer.folder("contest", mode: 0o755)
        try writer.file("contest/contest.yaml", from: self.file("id: warmup\n"), size: 11, mode: 0o600)
        try writer.file("contest/run", from: self.file(""), size: 0, mode: 0o777)
        try writer.folder("contest/problems", mode: 0o500)
        try writer.file("contest/problems/1.in", from: self.file("one\n"), size: 4, mode: 0o644)
        try writer.folder("contest/problems/data", mode: 0o755)
        try writer.link("contest/problems/data/2.in", to: "../1.in")
        try writer.link("contest/problems/data/long", to: "../../\(Self.long)")
        try writer.file("contest/\(Self.long)", from: self.file("long\n"), size: 5, mode: 0o644)
        let large = folder.appending(path: "large")
        try Data(repeating: 7, count: 3_000_001).write(to: large)
        try writer.file("contest/large", from: FileHandle(forReadingFrom: large), size: 3_000_001, mode: 0o644)
        try finish(&writer, contestFile: "contest/contest.yaml")
        return try Data(contentsOf: file)
    }

    /// The beginning of an archive, up to these folders.
    func start(with folders: [String]) throws -> Data {
        let mark = try Data(contentsOf: writer().1).prefix(1024)
        return mark + Data(folders.flatMap { TarHeader(path: $0, kind: .folder, mode: 0o755).encoded })
    }

    @discardableResult
    func restore(_ archive: Data) throws -> ArchiveManifest {
        let target = folder.appending(path: "restored")
        try? FileManager.default.removeItem(at: target)
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        let file = folder.appending(path: "read.tar")
        try archive.write(to: file)
        return try ArchiveReader.restore(FileHandle(forReadingFrom: file), into: target.path())
    }
}
