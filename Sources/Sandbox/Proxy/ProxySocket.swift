import Glibc

/// A stream socket of the index's proxy, blocking, closed when it goes away.
@safe final class ProxySocket {
    /// Bytes of one read.
    static let block = 64 << 10
    /// Seconds that sending may stand still.
    private static let patience = 60

    private let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
        var time = timeval(tv_sec: Self.patience, tv_usec: 0)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close(descriptor)
    }

    /// Accepts connections at a new unix socket, open to every account; `path` may be relative.
    static func listening(at path: String) throws -> ProxySocket {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw SandboxError.file(path: path, step: "make the socket", reason: "its path is empty or too long")
        }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let own = ProxySocket(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
        let bound = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(own.descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, unsafe chmod(path, 0o666) == 0, listen(own.descriptor, 64) == 0 else {
            throw SandboxError.file(path: path, step: "make the socket", reason: systemMessage(errno))
        }
        return own
    }

    /// Nil: it went away again.
    func accept() -> ProxySocket? {
        let other = Glibc.accept(descriptor, nil, nil)
        guard other >= 0 else { return nil }
        _ = fcntl(other, F_SETFD, FD_CLOEXEC)
        return ProxySocket(other)
    }

    /// Nil: the host is not known, or does not answer.
    static func connected(to host: String, port: UInt16) -> ProxySocket? {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, String(port), &hints, &found) == 0 else { return nil }
        defer { unsafe freeaddrinfo(found) }
        var next = unsafe found
        while let address = unsafe next {
            let descriptor = unsafe socket(
                address.pointee.ai_family,
                address.pointee.ai_socktype | Int32(SOCK_CLOEXEC.rawValue),
                0
            )
            guard descriptor >= 0 else { return nil }
            let own = ProxySocket(descriptor)
            if unsafe connect(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 { return own }
            unsafe next = address.pointee.ai_next
        }
        return nil
    }

    /// What is there, or comes; empty: it has ended, or broke.
    func receive() -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: Self.block) { space, filled in
            filled = max(0, unsafe recv(descriptor, space.baseAddress, Self.block, 0))
        }
    }

    /// False: it broke.
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 || errno == EINTR else { return false }
            rest = rest.dropFirst(max(0, count))
        }
        return true
    }

    /// Waits until one of them has something, or standard input has ended; nil: that.
    static func waiting(_ sockets: [ProxySocket]) -> [Bool]? {
        var entries = ([STDIN_FILENO] + sockets.map(\.descriptor)).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        while unsafe poll(&entries, nfds_t(entries.count), -1) < 0 { guard errno == EINTR else { return nil } }
        return entries[0].revents != 0 ? nil : entries.dropFirst().map { $0.revents != 0 }
    }
}
