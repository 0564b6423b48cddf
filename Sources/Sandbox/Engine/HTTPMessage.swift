/// The head of an answer: status and headers, their names in lower case.
struct HTTPHead: Hashable {
    /// Bytes; the engine's heads are some hundred bytes.
    static let limit = 64 << 10

    let status: Int
    let headers: [String: String]

    /// Takes a head off the front of what has come so far; nil: it is not complete yet.
    init?(takenFrom buffer: inout [UInt8], call: String) throws {
        guard let end = Self.endOfHead(buffer) else {
            guard buffer.count <= Self.limit else {
                throw SandboxError.badAnswer(call: call, reason: "a head of more than \(Self.limit) bytes")
            }
            return nil
        }
        let lines = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n" as Character)
        buffer.removeFirst(end)
        let words = lines.first?.split(separator: " ", maxSplits: 2) ?? []
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]), (100...599).contains(status)
        else { throw SandboxError.badAnswer(call: call, reason: "no HTTP status line") }
        self.status = status
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop(while: { $0 == " " })
            headers[line[..<colon].lowercased()] = String(value)
        }
        self.headers = headers
    }

    private static func endOfHead(_ buffer: [UInt8]) -> Int? {
        var run = 0
        for (index, byte) in buffer.prefix(limit + 4).enumerated() {
            run = byte == (run % 2 == 0 ? 13 : 10) ? run + 1 : (byte == 13 ? 1 : 0)
            if run == 4 { return index + 1 }
        }
        return nil
    }
}

/// The body of an answer as it arrives: counted, chunked, or until the connection ends.
struct HTTPBody {
    enum Framing: Hashable {
        case counted(Int)
        case chunked
        case untilEnd
    }

    /// Bytes; keeps a mad engine from filling our memory.
    static let limit = 16 << 20

    private(set) var bytes: [UInt8] = []
    private(set) var isComplete = false
    private let framing: Framing
    private var chunkLeft: Int?
    private let call: String

    init(of head: HTTPHead, call: String) throws {
        self.call = call
        if head.status == 204 || head.status == 304 {
            framing = .counted(0)
        } else if head.headers["transfer-encoding"]?.lowercased() == "chunked" {
            framing = .chunked
        } else if let text = head.headers["content-length"] {
            guard let count = Int(text), (0...Self.limit).contains(count) else {
                throw SandboxError.badAnswer(call: call, reason: "a content length of \(text)")
            }
            framing = .counted(count)
        } else {
            framing = .untilEnd
        }
        isComplete = framing == .counted(0)
    }

    /// Takes what it can from the front of `buffer`; `atEnd`: nothing will follow.
    mutating func take(_ buffer: inout [UInt8], atEnd: Bool) throws {
        switch framing {
        case .counted(let count):
            move(count - bytes.count, from: &buffer)
            isComplete = bytes.count == count
        case .untilEnd:
            move(buffer.count, from: &buffer)
            isComplete = atEnd
        case .chunked:
            while !isComplete, try takeChunk(&buffer) {}
        }
        guard bytes.count <= Self.limit else { throw broken("a body of more than \(Self.limit) bytes") }
        guard isComplete || !atEnd else { throw broken("it is cut short") }
    }

    private mutating func move(_ count: Int, from buffer: inout [UInt8]) {
        let count = min(count, buffer.count)
        bytes.append(contentsOf: buffer.prefix(count))
        buffer.removeFirst(count)
    }

    /// One step; false: more must arrive first.
    private mutating func takeChunk(_ buffer: inout [UInt8]) throws -> Bool {
        if let left = chunkLeft, left > 0 {
            let before = bytes.count
            move(left, from: &buffer)
            chunkLeft = left - (bytes.count - before)
            return chunkLeft == 0
        }
        guard let feed = buffer.firstIndex(of: 10) else {
            guard buffer.count < 1024 else { throw broken("a chunk without a size") }
            return false
        }
        let line = String(decoding: buffer[..<feed], as: UTF8.self).prefix { $0 != "\r" && $0 != ";" }
        buffer.removeFirst(feed + 1)
        // After each chunk there is an empty line.
        if chunkLeft == 0, line.isEmpty {
            chunkLeft = nil
            return true
        }
        guard chunkLeft == nil, let size = Int(line, radix: 16), (0...Self.limit).contains(size) else {
            throw broken("a chunk size of \(line.prefix(20))")
        }
        chunkLeft = size
        isComplete = size == 0
        return true
    }

    private func broken(_ reason: String) -> SandboxError {
        .badAnswer(call: call, reason: reason)
    }
}
