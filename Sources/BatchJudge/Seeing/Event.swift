import ContestModel
import Foundation
import Intake

/// Something that happened in a sweep: a line of `events.jsonl`, and a sentence of `judge.log`.
///
/// Whatever a team chose or a program said is on one line and cannot move a terminal's cursor.
struct Event: Encodable {
    enum Kind: String, Encodable {
        case begun = "sweep_begun"
        case ended = "sweep_ended"
        case broken = "sweep_failed"
        case taken, refused, judged, fault, blocked, published, halted, trouble
        case deadLetter = "dead_letter"
        case engineDown = "engine_down"
    }

    let at: Timestamp
    let event: Kind
    private(set) var submission: Int64?
    private(set) var team: TeamID?
    private(set) var problem: ProblemID?
    private(set) var file: String?
    private(set) var verdict: Verdict?
    private(set) var reason: Reason?
    /// What was said of it.
    private(set) var message: String?
    /// Milliseconds: the slowest test's CPU and wall time; from arrival to the start of judging; from there to its end.
    private(set) var cpu_ms: Int64?
    private(set) var wall_ms: Int64?
    private(set) var waited_ms: Int64?
    private(set) var took_ms: Int64?
    private(set) var taken: Int?
    private(set) var judged: Int?
    private(set) var faults: Int?

    init(_ kind: Kind, _ submission: Submission? = nil, because message: String? = nil, at moment: Timestamp = .now) {
        at = moment
        event = kind
        self.submission = submission?.id
        team = submission?.team
        problem = submission?.problem
        file = submission.map { DisplayName.shown($0.file) }
        self.message = message.map { DisplayName.lines($0, limit: 2000).joined(separator: " ") }
    }

    init(_ kind: Kind, _ submission: Submission, _ judgement: Judgement) {
        self.init(kind, submission, because: kind == .refused ? judgement.message : nil)
        verdict = judgement.verdict
        reason = judgement.reason
        cpu_ms = judgement.runs.compactMap(\.cpuMilliseconds).max()
        wall_ms = judgement.runs.map(\.wallMilliseconds).max()
        guard kind == .judged else { return }
        waited_ms = (judgement.started - submission.received).milliseconds
        took_ms = (judgement.ended - judgement.started).milliseconds
    }

    static func ended(_ summary: Sweep.Summary, began: Timestamp) -> Event {
        var event = Event(.ended)
        event.taken = summary.taken
        event.judged = summary.judged
        event.faults = summary.faults
        event.took_ms = (event.at - began).milliseconds
        return event
    }
}

extension Event {
    var json: Data? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try? encoder.encode(self)
    }

    /// `2026-11-21T10:00:00.000Z judged 17 beavers/hello.zip: AC, waited 2100 ms, took 800 ms`
    var sentence: String {
        let subject = submission.map { " \($0) \(team?.text ?? "")/\(file ?? "")" } ?? ""
        let result = [verdict?.rawValue, reason?.rawValue].compactMap { $0 }.joined(separator: " ")
        let figures: [(String, Int64?, String)] = [
            ("taken", taken.map(Int64.init), ""), ("judged", judged.map(Int64.init), ""),
            ("faults", faults.map(Int64.init), ""), ("cpu", cpu_ms, " ms"), ("waited", waited_ms, " ms"),
            ("took", took_ms, " ms"),
        ]
        let rest =
            [result, message ?? ""] + figures.compactMap { word, value, unit in value.map { "\(word) \($0)\(unit)" } }
        let said = rest.filter { !$0.isEmpty }.joined(separator: ", ")
        return "\(at) \(event.rawValue.replacing("_", with: " "))\(subject)\(said.isEmpty ? "" : ": \(said)")"
    }
}
