/// A submission and a validator that talk with each other, each in a container of its own: what one prints is what the other reads.
///
/// One thread moves the bytes of both. At most 256 KiB wait for either of them; who writes more is held until the other reads, as
/// by a pipe. When one closes its output or ends, the input of the other ends; what is written to one that has ended is dropped.
package struct Conversation {
    /// By `Speaker.rawValue`.
    private var sides: [ConversationSide]
    private var recorder: ConversationRecorder
    private var end: (first: Speaker, stalled: [Duration])?

    private init(_ submission: ConversationSide, _ validator: ConversationSide, logBytes: Int) {
        sides = [submission, validator]
        recorder = ConversationRecorder(maxBytes: logBytes)
    }

    /// Starts both programs and waits for the end of both.
    ///
    /// Against the caps of wall time counts all but the first 250 ms since something was read, and what the other was busy,
    /// running or starved; so who works never makes the one who waits run out of time, and two that both wait do. The
    /// validator's cap is lengthened by the submission's: of two that wait, it is the submission that ends.
    ///
    /// Neither request has input files, nor a harvested file; outputs are not in the outcomes. `logBytes` is what is kept of the
    /// log. After an error neither container is of use any more; `isReady` of each says whether it is otherwise.
    package static func run(
        submission: (container: RunContainer, request: RunRequest),
        validator: (container: RunContainer, request: RunRequest),
        logBytes: Int = 64 << 10
    ) throws -> ConversationOutcome {
        var patient = validator.request
        patient.caps.wallTime += submission.request.caps.wallTime
        let longest =
            try [submission.request, patient].map { try RunRecord.longest($0) + $0.caps.cpuTime }.reduce(.zero, +)
        var conversation = Conversation(
            try submission.container.side(submission.request, within: longest),
            try validator.container.side(patient, within: longest),
            logBytes: logBytes
        )
        while true {
            if let outcome = conversation.outcome { return outcome }
            try conversation.step()
        }
    }

    private var outcome: ConversationOutcome? {
        guard let end, let submission = sides[0].outcome, let validator = sides[1].outcome else { return nil }
        return ConversationOutcome(
            submission: submission,
            validator: validator,
            endedFirst: end.first,
            submissionStalled: end.stalled[0],
            validatorStalled: end.stalled[1],
            log: recorder.log
        )
    }

    private mutating func step() throws {
        for speaker in Speaker.allCases {
            try attempt(speaker) { side, words in
                while let word = try side.next() { words.append(word) }
            }
        }
        for speaker in Speaker.allCases {
            let (queued, busy) = (sides[speaker.other.rawValue].queued, sides[speaker.other.rawValue].busy)
            try attempt(speaker) { side, _ in
                side.grant(queued: queued, busy: busy)
                side.send()
            }
        }
        try wait()
    }

    private mutating func wait() throws {
        let open = Speaker.allCases.filter { sides[$0.rawValue].outcome == nil }
        let ends = open.map { sides[$0.rawValue].end }
        guard let end = ends.min(by: { $0.end < $1.end }), !open.isEmpty else { return }
        let polled = open.map { sides[$0.rawValue].polled }
        let events: [Set<UnixStream.Event>]
        do {
            events = try SupervisorConnection.wait(for: polled, until: end)
        } catch {
            for speaker in open where sides[speaker.rawValue].end.end == end.end {
                throw sides[speaker.rawValue].container.explained(error) ?? error
            }
            throw error
        }
        for (speaker, events) in zip(open, events) where events.contains(.readable) {
            try attempt(speaker) { side, _ in try side.receive() }
        }
    }

    /// Works on a side that is not over, and passes on what it said. Where its container was ended for memory, the side has ended.
    private mutating func attempt(
        _ speaker: Speaker,
        _ work: (inout ConversationSide, inout [ConversationSide.Word]) throws -> Void
    ) throws {
        guard sides[speaker.rawValue].outcome == nil else { return }
        var words: [ConversationSide.Word] = []
        var failure: (any Error)?
        do { try work(&sides[speaker.rawValue], &words) } catch { failure = error }
        for word in words { pass(word, from: speaker) }
        guard let failure else { return }
        try sides[speaker.rawValue].fail(failure)
        pass(.ended, from: speaker)
        // That took its time, in which nobody listened to the other.
        sides[speaker.other.rawValue].isHeard()
    }

    private mutating func pass(_ word: ConversationSide.Word, from speaker: Speaker) {
        switch word {
        case .said(let bytes):
            recorder.add(bytes, by: speaker)
            sides[speaker.other.rawValue].give(bytes)
        case .closed: sides[speaker.other.rawValue].endInput()
        case .ended:
            if end == nil { end = (speaker, [sides[0].behind, sides[1].stalled]) }
            sides[speaker.other.rawValue].endInput()
        }
    }
}
