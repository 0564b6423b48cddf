/// One run as seen from outside: sends the request while replies come in.
struct RunExchange {
    private let connection: SupervisorConnection
    private let deadline: Deadline
    private var outgoing: OutgoingRequest
    private(set) var record: RunRecord

    /// `ahead` is what was made of the request, and perhaps sent, while another program ran.
    init(
        _ request: RunRequest,
        ahead: OutgoingRequest? = nil,
        hasOwnKernel: Bool = false,
        over connection: SupervisorConnection
    ) throws {
        self.connection = connection
        outgoing = try ahead ?? OutgoingRequest(request)
        let container = connection.container
        record = try RunRecord(request, container: container, began: outgoing.begun ?? .now, hasOwnKernel: hasOwnKernel)
        deadline = Deadline("A run in container \(container)", after: try RunRecord.longest(request))
        guard outgoing.begun != nil || connection.isSilent else { throw record.lied("what nobody asked for") }
    }

    /// `following` is the request of the next run. It is sent as soon as this one is: it waits in process 1, which no program
    /// can look into, and is not started before this run's end.
    mutating func finish(before following: inout OutgoingRequest?) throws -> RunOutcome {
        while true {
            while let frame = try connection.nextAtHand() {
                if frame.kind == .done { outgoing.cutShort() }
                if let result = try record.take(frame) { return try outcome(result, isLast: following?.begun == nil) }
            }
            let silence = RunRecord.silence(of: connection.container)
            let end = silence.end < deadline.end ? silence : deadline
            let own = try outgoing.next()
            if own.isEmpty {
                let sent = try connection.exchange(try following?.next() ?? [], until: end)
                following?.sent(sent)
            } else {
                outgoing.sent(try connection.exchange(own, until: end))
            }
        }
    }

    private func outcome(_ result: RunResult, isLast: Bool) throws -> RunOutcome {
        guard outgoing.isSent, !isLast || connection.isSilent else { throw record.lied("a result before the end") }
        return try record.outcome(result)
    }
}
