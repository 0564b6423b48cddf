import ContestModel
import Foundation

extension OutputComparison {
    func compare(output: Data, answer: Data) -> ValidatorAnswer {
        switch self {
        case .tokens(let flags): OutputValidator(flags: flags).compare(output: output, answer: answer)
        case .lines: LineComparison().compare(output: output, answer: answer)
        case .exact: ExactComparison().compare(output: output, answer: answer)
        }
    }
}
