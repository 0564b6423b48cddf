/// One of two programs that talk, as the judge sees it: what goes to it and what comes of it, each within a window.
struct ConversationSide {
    /// What it has done.
    enum Word {
        case said(ArraySlice<UInt8>)
        /// Its output, and lives on.
        case closed
        case ended
    }

    /// Bytes of input frames that may be on their way, heads included, and bytes of output before anything is granted;
    /// process 1 has the same number.
    private static let window = 64 << 10
    /// Bytes of output that may be on their way or wait for the other.
    private static let most = 256 << 10

    let container: RunContainer
    private let connection: SupervisorConnection
    private var record: RunRecord
    private let deadline: Deadline
    private var silence: Deadline

    /// Frames on their way, and input that none was made of.
    private var sending: ArraySlice<UInt8>
    private var queue = ByteQueue()
    private var input = (isOver: false, isEnded: false)
    /// Bytes of input frames.
    private var sent = 0
    private var status = SupervisorStatus()
    private var lastRead = ContinuousClock.now
    /// When nothing was left to read.
    private var lastDone = ContinuousClock.now
    /// Bytes of output, in all.
    private var granted = ConversationSide.window
    /// Nanoseconds of the other.
    private var excused: UInt64 = 0
    private var hasEnded = false
    private var isBroken = false
    /// Nil: it is not over.
    private(set) var outcome: RunOutcome?

    init(
        _ request: RunRequest,
        hasOwnKernel: Bool,
        in container: RunContainer,
        over connection: SupervisorConnection,
        within longest: Duration
    ) throws {
        self.container = container
        self.connection = connection
        record = try RunRecord(request, container: container.id, hasOwnKernel: hasOwnKernel, keepsOutput: false)
        deadline = Deadline("A conversation in container \(container.id)", after: longest)
        silence = RunRecord.silence(of: container.id)
        sending = try request.encoded(isLive: true)[...]
        guard request.inputFiles.isEmpty, request.inputPlace == .standardInput, !request.harvest.isFile else {
            throw SandboxError.badRequest("in a conversation it has neither input files nor an output file")
        }
        guard connection.isSilent else { throw record.lied("what nobody asked for") }
    }

    /// By when something must come.
    var end: Deadline { silence.end < deadline.end ? silence : deadline }
    var polled: (connection: SupervisorConnection, toSend: Bool) { (connection, !sending.isEmpty) }
    /// Bytes that wait for it here.
    var queued: Int { queue.count }
    /// Nanoseconds that it ran, or could have but for the machine.
    var busy: UInt64 { status.busy }
    /// For how long it has read nothing of what is there for it.
    var stalled: Duration { hasUnread ? lastRead.duration(to: .now) : .zero }
    /// For how long it has not read all that is there for it, though it may read a byte now and then.
    var behind: Duration { hasUnread ? lastDone.duration(to: .now) : .zero }
    /// When it last told, or on its way.
    private var hasUnread: Bool { queue.count > 0 || sent > status.used || status.unread > 0 }

    mutating func isHeard() {
        silence = RunRecord.silence(of: container.id)
    }

    mutating func receive() throws {
        try connection.receive(until: deadline)
        isHeard()
    }

    /// Nil: nothing more has come.
    mutating func next() throws -> Word? {
        while outcome == nil, let frame = try connection.nextAtHand() {
            if let result = try record.take(frame) {
                try finish(result)
            } else if let word = try word(frame) {
                return word
            }
        }
        return nil
    }

    private mutating func word(_ frame: SupervisorFrame) throws -> Word? {
        switch frame.kind {
        case .output: return frame.body.isEmpty ? .closed : .said(frame.body)
        case .alive:
            guard let status = SupervisorStatus(frame.body) else { throw record.lied("a status that makes no sense") }
            if status.read != self.status.read || !hasUnread { lastRead = .now }
            self.status = status
            if !hasUnread { lastDone = .now }
            return nil
        case .done:
            guard !hasEnded else { throw record.lied("its end twice") }
            hasEnded = true
            queue = ByteQueue()
            sending += WireWriter.frame(kind: UInt8(ascii: "L"), [])
            return .ended
        case .hello, .errors, .file, .content, .refused, .result, .fault: return nil
        }
    }

    private mutating func finish(_ result: RunResult) throws {
        guard hasEnded, sending.isEmpty, connection.isSilent else { throw record.lied("a result before the end") }
        outcome = container.settled(try record.outcome(result))
    }

    /// Its stream has ended, or worse; throws unless the program used up the memory.
    mutating func fail(_ error: any Error) throws {
        if let error = container.explained(error) { throw error }
        hasEnded = true
        sending = []
        outcome = container.settled(try record.outOfMemory())
    }

    mutating func give(_ bytes: ArraySlice<UInt8>) {
        if !hasEnded, !input.isOver { queue.append(bytes) }
    }

    /// After what was given.
    mutating func endInput() {
        input.isOver = true
    }

    /// Lets it write so much that no more than `most` can be waiting, and wait as long as the other was busy.
    mutating func grant(queued: Int, busy: UInt64) {
        guard !hasEnded, !isBroken else { return }
        let room = Self.most - queued - (granted - Int(record.outputCount))
        // Not for a few bytes at a time.
        let bytes = room >= Self.most / 2 ? room : 0
        let time = busy > excused ? busy - excused : 0
        guard bytes > 0 || time > 0 else { return }
        granted += bytes
        excused += time
        var body = WireWriter()
        body.number(time)
        body.number(UInt64(bytes))
        sending += WireWriter.frame(kind: UInt8(ascii: "G"), body.bytes[...])
    }

    /// Sends what can go out at once.
    mutating func send() {
        if sending.isEmpty, !hasEnded, !isBroken { sending = nextInput()[...] }
        guard !sending.isEmpty else { return }
        do {
            sending = sending.dropFirst(try connection.send(sending, until: deadline))
        } catch {
            // Why it broke is told by what comes from it, which ends in any case.
            isBroken = true
            sending = []
        }
    }

    private mutating func nextInput() -> [UInt8] {
        guard queue.count > 0 else { return endOfInput() }
        let room = Self.window - (sent - status.used) - SupervisorFrame.head
        guard room > 0 else { return [] }
        let piece = queue.take(room)
        sent += SupervisorFrame.head + piece.count
        return WireWriter.frame(kind: UInt8(ascii: "I"), piece)
    }

    private mutating func endOfInput() -> [UInt8] {
        guard input.isOver, !input.isEnded else { return [] }
        input.isEnded = true
        sent += SupervisorFrame.head
        return WireWriter.frame(kind: UInt8(ascii: "I"), [])
    }
}

/// What process 1 says of a live run while it lasts.
struct SupervisorStatus {
    /// Nanoseconds.
    private(set) var busy: UInt64 = 0
    /// Bytes of input frames, heads included.
    private(set) var used = 0
    /// Bytes in the program's pipe.
    private(set) var unread = 0
    /// Bytes that the program has taken out of its pipe, with the heads of frames.
    var read: Int { used - unread }

    init() {}

    /// Nil: these bytes are no status.
    init?(_ body: ArraySlice<UInt8>) {
        let numbers = (0..<3).map { body.littleEndian(as: Int64.self, at: 8 * $0) }
        guard body.count == 24, numbers.allSatisfy({ (0..<(1 << 60)).contains($0) }) else { return nil }
        busy = UInt64(numbers[0])
        used = Int(numbers[1])
        unread = Int(numbers[2])
    }
}

extension RunRequest.Harvest {
    fileprivate var isFile: Bool {
        if case .file = self { true } else { false }
    }
}
