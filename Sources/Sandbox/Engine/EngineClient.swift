import Foundation

/// Plain calls of the engine's API, one connection each.
struct EngineClient: Sendable {
    enum Method: String {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    /// The API that this client was written for.
    static let version = "1.41"

    let socket: String
    /// For example `/v1.41`; empty: the engine's own.
    var prefix = ""

    struct Answer {
        let status: Int
        let body: [UInt8]
    }

    /// One call and its whole answer, whatever its status is. The path has its query with it, already percent-encoded.
    func call(
        _ method: Method,
        _ path: String,
        body: [UInt8]? = nil,
        within length: Duration = .seconds(30)
    ) throws -> Answer {
        let deadline = Deadline("\(method.rawValue) \(path.prefix(200))", after: length)
        let stream = try UnixStream(connectedTo: socket)
        try stream.writeAll(request(method, path, body: body, extra: "Connection: close\r\n"), until: deadline)
        var buffer: [UInt8] = []
        let head = try readHead(from: stream, into: &buffer, until: deadline)
        var content = try HTTPBody(of: head, call: deadline.call)
        var open = true
        try content.take(&buffer, atEnd: false)
        while !content.isComplete, open {
            _ = try stream.wait(until: deadline)
            open = try stream.read(into: &buffer, until: deadline)
            try content.take(&buffer, atEnd: !open)
        }
        return Answer(status: head.status, body: content.bytes)
    }

    /// Takes over the connection of a call: what follows is a raw stream. `buffer` is what has come of it already.
    func hijack(_ path: String, within length: Duration) throws -> (stream: UnixStream, buffer: [UInt8]) {
        let deadline = Deadline("POST \(path.prefix(200))", after: length)
        let stream = try UnixStream(connectedTo: socket)
        let extra = "Connection: Upgrade\r\nUpgrade: tcp\r\n"
        try stream.writeAll(request(.post, path, body: nil, extra: extra), until: deadline)
        var buffer: [UInt8] = []
        let head = try readHead(from: stream, into: &buffer, until: deadline)
        guard head.status == 101 else {
            throw SandboxError.engineRefused(
                call: deadline.call,
                status: head.status,
                body: String(decoding: buffer.prefix(2048), as: UTF8.self)
            )
        }
        return (stream, buffer)
    }

    private func request(_ method: Method, _ path: String, body: [UInt8]?, extra: String) -> [UInt8] {
        var head = "\(method.rawValue) \(prefix)\(path) HTTP/1.1\r\nHost: docker\r\n\(extra)"
        if body != nil { head += "Content-Type: application/json\r\n" }
        if method == .post || body != nil { head += "Content-Length: \(body?.count ?? 0)\r\n" }
        return Array("\(head)\r\n".utf8) + (body ?? [])
    }

    private func readHead(
        from stream: UnixStream,
        into buffer: inout [UInt8],
        until deadline: Deadline
    ) throws -> HTTPHead {
        while true {
            if let head = try HTTPHead(takenFrom: &buffer, call: deadline.call) { return head }
            _ = try stream.wait(until: deadline)
            guard try stream.read(into: &buffer, until: deadline) else {
                throw SandboxError.badAnswer(call: deadline.call, reason: "the connection was closed before an answer")
            }
        }
    }
}

extension EngineClient.Answer {
    /// What the engine says of a failure.
    var message: String {
        struct Failure: Decodable {
            let message: String
        }
        let text = (try? JSONDecoder().decode(Failure.self, from: Data(body)))?.message
        return String((text ?? String(decoding: body, as: UTF8.self)).prefix(2048))
    }

    func refused(_ call: String) -> SandboxError {
        .engineRefused(call: call, status: status, body: message)
    }

    func decoded<Value: Decodable>(as type: Value.Type, call: String) throws -> Value {
        guard (200...299).contains(status) else { throw refused(call) }
        do {
            return try EngineCoding.decoder().decode(type, from: Data(body))
        } catch {
            throw SandboxError.badAnswer(call: call, reason: String("\(error)".prefix(500)))
        }
    }
}

extension String {
    /// Fit for one component of a path or the value of a query.
    var percentEncoded: String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        return addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
