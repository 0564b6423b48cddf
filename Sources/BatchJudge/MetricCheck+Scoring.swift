import ContestFiles
import ContestModel
import Scoring

extension MetricCheck {
    /// By the metrics that there are.
    static var scoring: MetricCheck {
        MetricCheck(ids: Metric.knownIDs, isMeanOfRows: { (try? Metric($0).isMeanOfRows) ?? false }) { choice in
            do {
                _ = try Metric(choice)
                return nil
            } catch let error as MetricChoiceError {
                return MetricTrouble(error, of: choice)
            } catch {
                return MetricTrouble(option: nil, what: "\(error)", word: "", known: [], fix: "see docs/ml.md")
            }
        }
    }
}

extension MetricTrouble {
    fileprivate init(_ error: MetricChoiceError, of choice: MetricChoice) {
        let name = "of the metric \(choice.id)"
        switch error {
        case .unknownMetric(let id):
            let known = Metric.knownIDs
            let fix = "known are \(known.joined(separator: ", "))"
            self.init(option: nil, what: "there is no metric '\(id)'", word: id, known: known, fix: fix)
        case .unknownOption(let option, _, let known):
            let fix = "known are \(known.joined(separator: ", "))"
            self.init(option: option, what: "is not an option \(name)", word: option, known: known, fix: fix)
        case .badValue(let value, let option, _, let known):
            let fix = "write \(known.joined(separator: ", "))"
            self.init(option: option, what: "\(name) is '\(value)'", word: value, known: known, fix: fix)
        case .missingOption(let option, _, let known):
            let fix = "write \(known.joined(separator: ", "))"
            self.init(option: option, what: "\(name) is missing", word: "", known: [], fix: fix)
        case .conflict:
            self.init(option: nil, what: error.description, word: "", known: [], fix: "see docs/ml.md")
        }
    }
}
