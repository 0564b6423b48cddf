import ContestModel
import SiteGen

/// What became of a trial at home, for a terminal.
struct TrialText {
    let text: String

    init(_ judgement: Judgement) {
        let reason = judgement.reason.map { " (\($0.rawValue))" } ?? ""
        let metrics = judgement.metrics.map { ", \($0.id) \($0.value)" }.joined()
        var lines = ["on the sample: \(judgement.verdict.rawValue)\(reason)\(metrics)"]
        if !judgement.message.isEmpty { lines.append(judgement.message) }
        if judgement.verdict != .accepted {
            lines += [judgement.reason?.fix].compactMap(\.self)
            lines += Hints.sentences(on: judgement, in: nil)
        }
        if !judgement.log.isEmpty { lines += ["", "What it printed:", judgement.log] }
        text = lines.joined(separator: "\n")
    }
}
