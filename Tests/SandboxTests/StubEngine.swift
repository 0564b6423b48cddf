import Foundation
import Glibc

/// A server on a unix socket of its own that answers each connection, in order, with the bytes that it was given.
///
/// It reads the request first, and keeps it. After the last answer nobody listens any more.
struct StubEngine {
    struct Answer: Sendable {
        var bytes: [UInt8]
        /// Sent one by one, as a slow engine would.
        var inPieces = false
        /// Left open, saying nothing more.
        var staysOpen = false

        static func http(_ status: String, _ headers: [String] = [], _ body: String = "") -> Answer {
            let head = (["HTTP/1.1 \(status)"] + headers).joined(separator: "\r\n")
            return Answer(bytes: Array("\(head)\r\n\r\n\(body)".utf8))
        }

        static func json(_ body: String, status: String = "200 OK") -> Answer {
            http(status, ["Content-Length: \(body.utf8.count)"], body)
        }
    }

    struct SocketError: Error {}

    let folder: URL
    var socket: String { folder.appending(path: "engine.sock").path(percentEncoded: false) }

    init(in folder: URL, _ answers: [Answer]) throws {
        self.folder = folder
        let listener = try Self.listen(at: folder.appending(path: "engine.sock").path(percentEncoded: false))
        let thread = Thread {
            for (index, answer) in answers.enumerated() {
                Self.serve(listener, answer, record: folder.appending(path: "request-\(index)"))
            }
            close(listener)
        }
        thread.start()
    }

    /// What came over a connection before the answer.
    func request(_ index: Int) throws -> String {
        try String(contentsOf: folder.appending(path: "request-\(index)"), encoding: .utf8)
    }

    private static func listen(at path: String) throws -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: Array(path.utf8)) }
        let listener = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let bound = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, Glibc.listen(listener, 8) == 0 else { throw SocketError() }
        return listener
    }

    private static func serve(_ listener: Int32, _ answer: Answer, record: URL) {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        try? Data(readRequest(connection)).write(to: record, options: .atomic)
        let pieces = answer.inPieces ? answer.bytes.map { [$0] } : [answer.bytes]
        for piece in pieces where !piece.isEmpty {
            guard unsafe send(connection, piece, piece.count, Int32(MSG_NOSIGNAL)) > 0 else { break }
        }
        // Whoever stays open is closed by the other side.
        if answer.staysOpen {
            while !readSome(connection).isEmpty {}
        }
        close(connection)
    }

    private static func readRequest(_ connection: Int32) -> [UInt8] {
        var request: [UInt8] = []
        while true {
            let more = readSome(connection)
            request += more
            let text = String(decoding: request, as: UTF8.self)
            guard !more.isEmpty, text.hasPrefix("GET") || text.hasPrefix("POST") || text.hasPrefix("DELETE") else {
                return request
            }
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let length = text.firstMatch(of: /Content-Length: ([0-9]+)/).flatMap { Int($0.1) } ?? 0
            if text[end.upperBound...].utf8.count >= length { return request }
        }
    }

    private static func readSome(_ connection: Int32) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: 65536) { space, count in
            count = max(0, unsafe recv(connection, space.baseAddress, 65536, 0))
        }
    }
}
