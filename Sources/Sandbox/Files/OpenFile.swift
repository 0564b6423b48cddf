import Foundation
import Glibc

/// An open file of this machine, closed when it goes away. With `HarvestFolder` the only place where files are touched through C.
@safe final class OpenFile {
    let path: String
    private let descriptor: Int32

    /// Takes over a descriptor.
    init(_ descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// A regular file, to be read from its start.
    static func reading(_ path: String) throws -> OpenFile {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw SandboxError.file(path: path, step: "open", reason: systemMessage(errno))
        }
        let file = OpenFile(descriptor, path: path)
        guard try file.status().st_mode & S_IFMT == S_IFREG else {
            throw SandboxError.file(path: path, step: "read", reason: "it is not a regular file")
        }
        return file
    }

    /// A file without a name in the folder for temporary ones; it is gone with the process at the latest.
    static func temporary() throws -> OpenFile {
        let folder = FileManager.default.temporaryDirectory
        let path = folder.appending(path: "batch-judge-\(UUID().uuidString)").path(percentEncoded: false)
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if descriptor >= 0 { unsafe unlink(path) }
        guard descriptor >= 0 else {
            throw SandboxError.file(path: path, step: "make the temporary file", reason: systemMessage(errno))
        }
        return OpenFile(descriptor, path: path)
    }

    /// Bytes of a file.
    static func size(of path: String) throws -> Int64 {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            throw SandboxError.file(path: path, step: "look at", reason: systemMessage(errno))
        }
        return Int64(status.st_size)
    }

    /// The next bytes, fewer only at the end; none: it is at its end.
    func read(upTo count: Int) throws -> [UInt8] {
        var failed: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { space, filled in
            while filled < count {
                let got = unsafe Glibc.read(descriptor, space.baseAddress?.advanced(by: filled), count - filled)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failed = errno }
                guard got > 0 else { return }
                filled += got
            }
        }
        guard failed == 0 else { throw SandboxError.file(path: path, step: "read", reason: systemMessage(failed)) }
        return bytes
    }

    func write(_ bytes: ArraySlice<UInt8>) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SandboxError.file(path: path, step: "write", reason: systemMessage(errno)) }
            rest = rest.dropFirst(count)
        }
    }

    /// Its first bytes, mapped; they stay good after the file has gone.
    func mapped(count: Int) throws -> Data {
        let address = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            throw SandboxError.file(path: path, step: "map", reason: systemMessage(errno))
        }
        return unsafe Data(bytesNoCopy: address, count: count, deallocator: .unmap)
    }

    private func status() throws -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw SandboxError.file(path: path, step: "look at", reason: systemMessage(errno))
        }
        return status
    }
}
