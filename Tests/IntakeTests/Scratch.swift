import ContestModel
import Foundation
import Testing

@testable import Intake

/// A folder of one test, gone with it.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "intake-\(UUID())").path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func folder(_ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        return "\(path)/\(name)"
    }

    @discardableResult
    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let file = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path()
    }

    /// A program, written by another process, as one that this process has open for writing cannot be started.
    func script(_ name: String, _ text: String) throws -> String {
        try run("/bin/sh", "-c", "printf '%s' \"$1\" > \"$2\" && chmod 755 \"$2\"", "sh", text, "\(path)/\(name)")
        return "\(path)/\(name)"
    }

    /// Runs a tool in the folder; it must succeed.
    @discardableResult
    func run(_ tool: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: tool)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: path)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(tool) \(arguments): \(output)")
        return output
    }

    /// Every file below the folder with its contents.
    func contents(of folder: String) throws -> [String: [UInt8]] {
        let names = FileManager.default.enumerator(atPath: "\(path)/\(folder)")?.compactMap { $0 as? String } ?? []
        var contents: [String: [UInt8]] = [:]
        for name in names {
            let file = "\(path)/\(folder)/\(name)"
            let type = try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
            guard type == .typeRegular else { continue }
            contents[name] = Array(try Data(contentsOf: URL(filePath: file)))
        }
        return contents
    }

    /// What unpacking the zip into a new folder `out` says.
    func extract(_ zip: String, _ limits: ZipLimits = .usual) throws -> UnpackReport {
        Unpacker.extract(zip: zip, into: try folder("out"), limits: limits)
    }
}

extension ZipLimits {
    static let usual = ZipLimits(maxZip: 50 << 20, maxUnpacked: 256 << 20, maxFiles: 1000)
}
