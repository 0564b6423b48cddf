import ContestModel
import Foundation
import Glibc
import Intake

/// What libFuzzer, whose `main` this program has, calls with each input: a zip that is taken as an upload is.
///
/// Whatever the input is, there is one answer, and one only: a rejection with a reason, or files that are all below the folder,
/// regular, and no more than the limits allow; never a failure of ours.
@_cdecl("LLVMFuzzerTestOneInput")
func takeOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        try ZipTrial().take(unsafe Data(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        // How libFuzzer is told of a finding.
        FileHandle.standardError.write(Data("found: \(error)\n".utf8))
        abort()
    }
    return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The package manager wants a `main` of its own in a program.
@main enum FuzzZips {
    static func main() {
        var (count, arguments) = unsafe (CommandLine.argc, CommandLine.unsafeArgv)
        exit(unsafe runDriver(&count, &arguments, takeOneInput))
    }
}

/// One zip, unpacked in a folder of its own in memory.
struct ZipTrial {
    private static let limits = ZipLimits(maxZip: 1 << 20, maxUnpacked: 4 << 20, maxFiles: 50)
    private let folder = "/dev/shm/batch-judge-fuzz-\(getpid())"

    enum Finding: Error {
        case failed(String)
        case disagree(check: Reason?, unpack: Reason?)
        case differs(said: [UnpackedFile], found: [UnpackedFile])
        case beyondLimits
    }

    func take(_ data: Data) throws {
        let manager = FileManager.default
        defer { try? manager.removeItem(atPath: folder) }
        try manager.createDirectory(atPath: "\(folder)/out", withIntermediateDirectories: true)
        try data.write(to: URL(filePath: "\(folder)/it.zip"))
        let first = try ZipCheck.rejection(of: "\(folder)/it.zip", limits: Self.limits)
        switch Unpacker.extract(zip: "\(folder)/it.zip", into: "\(folder)/out", limits: Self.limits) {
        case .failed(let message): throw Finding.failed(message)
        case .rejected(let reason, _):
            // The check alone sees less, but what it sees it sees the same.
            guard first == nil || first?.reason == reason else {
                throw Finding.disagree(check: first?.reason, unpack: reason)
            }
        case .unpacked(let files, _, _):
            guard first == nil else { throw Finding.disagree(check: first?.reason, unpack: nil) }
            try expect(files)
        }
    }

    /// Exactly the files that are said to be there lie below the folder.
    private func expect(_ files: [UnpackedFile]) throws {
        let below = FileManager.default.enumerator(atPath: "\(folder)/out")?.compactMap { $0 as? String } ?? []
        let found = try below.compactMap { path -> UnpackedFile? in
            let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/out/\(path)")
            guard facts[.type] as? FileAttributeType != .typeDirectory else { return nil }
            guard facts[.type] as? FileAttributeType == .typeRegular else { throw Finding.beyondLimits }
            return UnpackedFile(path: path, size: (facts[.size] as? NSNumber)?.int64Value ?? -1)
        }
        guard Set(found) == Set(files) else { throw Finding.differs(said: files, found: found) }
        guard files.count <= Self.limits.maxFiles, files.map(\.size).reduce(0, +) <= Self.limits.maxUnpacked else {
            throw Finding.beyondLimits
        }
    }
}
