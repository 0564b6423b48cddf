import Glibc

/// A connection to a unix socket that never blocks for longer than a deadline; closed when it goes away.
///
/// The only file of the engine's client that touches C: no pointer leaves it.
@safe final class UnixStream {
    enum Event: Hashable {
        case readable, writable
    }

    /// Bytes of one read.
    static let block = 64 << 10

    private var descriptor: Int32

    init(connectedTo path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw SandboxError.engineUnreachable(socket: path, reason: "the path is empty or longer than 107 bytes")
        }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        descriptor = socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else {
            throw SandboxError.engineUnreachable(socket: path, reason: systemMessage(errno))
        }
        let result = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let reason = systemMessage(errno)
            close()
            throw SandboxError.engineUnreachable(socket: path, reason: reason)
        }
    }

    deinit {
        close()
    }

    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    /// Waits until it is readable, or writable where that is asked for too; what it is now.
    func wait(alsoToWrite: Bool = false, until deadline: Deadline) throws -> Set<Event> {
        try Self.wait(for: [(self, alsoToWrite)], until: deadline)[0]
    }

    /// Waits until one of them is readable, or writable where that is asked for too; what each is now.
    static func wait(
        for streams: [(stream: UnixStream, alsoToWrite: Bool)],
        until deadline: Deadline
    ) throws -> [Set<Event>] {
        var entries = streams.map { stream, alsoToWrite in
            pollfd(fd: stream.descriptor, events: Int16(POLLIN | (alsoToWrite ? POLLOUT : 0)), revents: 0)
        }
        while true {
            let count = unsafe poll(&entries, nfds_t(entries.count), try deadline.milliseconds())
            if count > 0 { return entries.map(events) }
            guard count == 0 || errno == EINTR else { throw failure(deadline, errno) }
        }
    }

    private static func events(_ entry: pollfd) -> Set<Event> {
        var events: Set<Event> = []
        // An error or a hang-up is found by reading.
        if entry.revents & Int16(POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 { events.insert(.readable) }
        if entry.revents & Int16(POLLOUT) != 0 { events.insert(.writable) }
        return events
    }

    /// Appends what is there, at most `block` bytes.
    ///
    /// - Returns: false at the end of the stream
    func read(into buffer: inout [UInt8], until deadline: Deadline) throws -> Bool {
        var failed: Int32 = 0
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: Self.block) { space, filled in
            let count = unsafe recv(descriptor, space.baseAddress, Self.block, 0)
            if count < 0 { failed = errno }
            filled = max(count, 0)
        }
        if failed == EAGAIN || failed == EINTR { return true }
        guard failed == 0 else { throw Self.failure(deadline, failed) }
        buffer.append(contentsOf: chunk)
        return !chunk.isEmpty
    }

    /// Sends what can be sent now; how much it was.
    func write(_ bytes: ArraySlice<UInt8>, until deadline: Deadline) throws -> Int {
        let count = unsafe bytes.withUnsafeBytes {
            unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count >= 0 { return count }
        if errno == EAGAIN || errno == EINTR { return 0 }
        throw Self.failure(deadline, errno)
    }

    func writeAll(_ bytes: [UInt8], until deadline: Deadline) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = try write(rest, until: deadline)
            rest = rest.dropFirst(sent)
            if sent == 0 { _ = try wait(alsoToWrite: true, until: deadline) }
        }
    }

    private static func failure(_ deadline: Deadline, _ error: Int32) -> SandboxError {
        .badAnswer(call: deadline.call, reason: "the connection broke: \(systemMessage(error))")
    }
}

/// The system's word for an error number.
func systemMessage(_ error: Int32) -> String {
    unsafe String(cString: strerror(error))
}
