/// The only way out of a container that downloads packages: connections to a few hosts, asked for with HTTP's CONNECT at a unix
/// socket.
///
/// A process of its own, with one thread; it ends with its standard input, and after so many bytes.
package struct IndexProxy {
    /// Bytes of the request for a connection.
    static let maxHead = 8 << 10
    private static let maxConnections = 64

    private let allowed: Set<ProxyTarget>
    private let maxBytes: Int64

    /// - Parameters:
    ///   - allowed: the only hosts and ports that are connected to
    ///   - maxBytes: of everything that comes in
    package init(allowed: [ProxyTarget], maxBytes: Int64) {
        self.allowed = Set(allowed)
        self.maxBytes = maxBytes
    }

    /// One connection from the container, and where it leads.
    private final class Line {
        let client: ProxySocket
        var server: ProxySocket?
        var head: [UInt8] = []

        init(_ client: ProxySocket) { self.client = client }
    }

    /// Serves until standard input ends; `ready` is called when connections can be made.
    ///
    /// - Throws: where the socket cannot be made
    package func serve(at path: String, ready: () -> Void) throws {
        let door = try ProxySocket.listening(at: path)
        ready()
        var lines: [Line] = []
        var bytes: Int64 = 0
        while bytes <= maxBytes {
            let ends = lines.flatMap { [$0.client, $0.server].compactMap { $0 } }
            guard let waiting = ProxySocket.waiting([door] + ends) else { return }
            var busy = waiting.dropFirst().makeIterator()
            lines = lines.filter { line in
                let (client, server) = (busy.next() ?? false, line.server == nil ? false : busy.next() ?? false)
                return serve(line, client: client, server: server, &bytes)
            }
            if waiting[0], let client = door.accept(), lines.count < Self.maxConnections { lines.append(Line(client)) }
        }
    }

    /// Passes on what there is; false: the line is done with.
    private func serve(_ line: Line, client: Bool, server: Bool, _ bytes: inout Int64) -> Bool {
        guard let other = line.server else { return !client || begin(line) }
        if client {
            let data = line.client.receive()
            guard !data.isEmpty, other.send(data) else { return false }
        }
        if server {
            let data = other.receive()
            bytes += Int64(data.count)
            guard !data.isEmpty, line.client.send(data) else { return false }
        }
        return true
    }

    /// Reads more of the request, and connects when it is whole.
    private func begin(_ line: Line) -> Bool {
        let data = line.client.receive()
        line.head += data
        guard !data.isEmpty, line.head.count <= Self.maxHead else { return false }
        guard line.head.suffix(4).elementsEqual("\r\n\r\n".utf8) else { return true }
        guard let target = ProxyTarget(request: line.head), allowed.contains(target) else {
            return refuse(line, "403 Forbidden")
        }
        guard let server = ProxySocket.connected(to: target.host, port: target.port) else {
            return refuse(line, "502 Bad Gateway")
        }
        line.server = server
        return line.client.send(Array("HTTP/1.1 200 Connection established\r\n\r\n".utf8))
    }

    private func refuse(_ line: Line, _ status: String) -> Bool {
        _ = line.client.send(Array("HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8))
        return false
    }
}

/// A host and a port, as a client asks for them.
package struct ProxyTarget: Sendable, Hashable {
    /// Lower case.
    package let host: String
    package let port: UInt16

    /// `pypi.org`, `mirror.example.org:8443`; without a port 443. Nil: it is none.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let name = parts[0].lowercased()
        let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
        guard parts.count <= 2, !name.isEmpty, name.utf8.count <= 253, isPlain else { return nil }
        guard let port = parts.count == 2 ? UInt16(parts[1]) : 443, port > 0 else { return nil }
        host = name
        self.port = port
    }

    /// Nil: the request is no CONNECT.
    init?(request: [UInt8]) {
        guard let end = request.firstIndex(of: UInt8(ascii: "\r")) else { return nil }
        let words = String(decoding: request[..<end], as: UTF8.self).split(
            separator: " ",
            omittingEmptySubsequences: false
        )
        guard words.count == 3, words[0] == "CONNECT", words[2].hasPrefix("HTTP/1."), words[1].contains(":") else {
            return nil
        }
        self.init(words[1])
    }
}
