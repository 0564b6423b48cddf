import Foundation

@testable import ContestFiles

/// A folder of the test's own, removed with it.
final class Scratch {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        let name = "contest-files-\(UUID().uuidString)"
        path = Links.resolved(FileManager.default.temporaryDirectory.path(percentEncoded: false)) + "/" + name
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (file, text) in files { try write(text, to: file) }
    }

    func write(_ text: String, to file: String) throws {
        try write(Data(text.utf8), to: file)
    }

    func write(_ data: Data, to file: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(file)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    func link(_ file: String, to destination: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(file)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: destination)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// What a reader complained of, a line each; empty: nothing.
func complaints(_ body: () throws -> Void) -> [String] {
    do {
        try body()
        return []
    } catch let error as ConfigurationError {
        return error.description.split(separator: "\n").map(String.init)
    } catch {
        return ["unexpected: \(error)"]
    }
}
