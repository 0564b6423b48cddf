import ContestModel
import Foundation

/// Every byte counts.
struct ExactComparison {
    func compare(output: Data, answer: Data) -> ValidatorAnswer {
        let (printed, expected) = (output.span, answer.span)
        let equal = printed.equalRun(from: 0, with: expected, from: 0)
        if equal == printed.count, equal == expected.count { return .accepts }
        return .rejects("byte \(equal + 1) differs, in line \(printed.line(of: equal))")
    }
}
