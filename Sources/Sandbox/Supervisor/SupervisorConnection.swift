/// The attached stream: the engine's multiplexing taken off, frames of the supervisor come out.
final class SupervisorConnection {
    /// The reason when the stream has ended.
    static let ended = "its stream ended"
    /// The engine's head before each piece: which stream, three zeros, four bytes of length.
    private static let head = 8

    let container: String
    private let stream: UnixStream
    private var raw: ByteQueue
    private var frames = ByteQueue()
    /// Bytes that are left of the engine's current piece, and whether they are of standard output.
    private var piece = (left: 0, isOutput: false)
    /// What came over standard error before the supervisor gave it up.
    private var complaints: [UInt8] = []

    init(stream: UnixStream, early: [UInt8], container: String) {
        self.stream = stream
        self.container = container
        raw = ByteQueue(early)
    }

    func close() {
        stream.close()
    }

    /// Nothing has come that was not asked for.
    var isSilent: Bool { raw.count == 0 && frames.count == 0 }

    /// The next frame that has come, without waiting.
    func nextAtHand() throws -> SupervisorFrame? {
        try demultiplex()
        return try SupervisorFrame(from: &frames, container: container)
    }

    func next(until deadline: Deadline) throws -> SupervisorFrame {
        while true {
            if let frame = try nextAtHand() { return frame }
            _ = try stream.wait(until: deadline)
            try receive(until: deadline)
        }
    }

    /// Sends what can go out at once; otherwise waits until something came in or can go out. How many bytes went out.
    func exchange(_ outgoing: ArraySlice<UInt8>, until deadline: Deadline) throws -> Int {
        if !outgoing.isEmpty {
            let sent = try stream.write(outgoing, until: deadline)
            if sent > 0 { return sent }
        }
        let events = try stream.wait(alsoToWrite: !outgoing.isEmpty, until: deadline)
        if events.contains(.readable) { try receive(until: deadline) }
        return events.contains(.writable) ? try stream.write(outgoing, until: deadline) : 0
    }

    /// Waits until something came in on one of them, or can go out where that is asked for.
    static func wait(
        for connections: [(connection: SupervisorConnection, toSend: Bool)],
        until deadline: Deadline
    ) throws -> [Set<UnixStream.Event>] {
        try UnixStream.wait(for: connections.map { ($0.connection.stream, $0.toSend) }, until: deadline)
    }

    /// Sends what can go out at once. How many bytes went out.
    func send(_ outgoing: ArraySlice<UInt8>, until deadline: Deadline) throws -> Int {
        try stream.write(outgoing, until: deadline)
    }

    /// Takes in what has come.
    func receive(until deadline: Deadline) throws {
        let open = try raw.fill { try stream.read(into: &$0, until: deadline) }
        guard !open else { return }
        try demultiplex()
        // Its last words may explain the end.
        while let frame = try SupervisorFrame(from: &frames, container: container) {
            if frame.kind == .fault { throw SandboxError.supervisorFailed(container: container, reason: frame.words) }
        }
        guard complaints.isEmpty else {
            let words = String(decoding: complaints, as: UTF8.self)
            throw SandboxError.supervisorFailed(container: container, reason: "\(Self.ended) with: \(words)")
        }
        throw SandboxError.supervisorFailed(container: container, reason: Self.ended)
    }

    private func demultiplex() throws {
        while raw.count > 0 {
            if piece.left == 0 {
                guard raw.count >= Self.head else { return }
                let head = raw.take(Self.head)
                guard let kind = head.first, (1...2).contains(kind) else {
                    throw SandboxError.badAnswer(
                        call: "attach to \(container)",
                        reason: "the stream is not multiplexed"
                    )
                }
                piece = (Int(head.bigEndian32(at: 4)), kind == 1)
                continue
            }
            let bytes = raw.take(piece.left)
            piece.left -= bytes.count
            if piece.isOutput {
                frames.append(bytes)
            } else {
                complaints.append(contentsOf: bytes.prefix(2048 - complaints.count))
            }
        }
    }
}
