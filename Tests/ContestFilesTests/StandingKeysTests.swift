import ContestModel
import Testing

@testable import ContestFiles

@Suite struct StandingKeysTests {
    private func load(_ line: String) throws -> Problem {
        let scratch = try Scratch([
            "p/problem.yaml": PredictionKeysTests.minimal + "  \(line)\n", "p/data/features.csv": "id\n",
            "p/data/secret/labels.csv": "id\n", "p/statement/problem.md": "Irises\n",
        ])
        return try loadPackage(scratch)
    }

    @Test func readsEveryKey() throws {
        let rules = try load("standing: {digits: 4, ladder: true, final: selected, ties: 95%}").standing
        #expect(rules == StandingRules(digits: 4, ladder: true, final: .selected, ties: .inseparable))
        #expect(try load("standing: {digits: 0}").standing == StandingRules(digits: 0))
        #expect(try load("").standing == StandingRules())
    }

    @Test(arguments: [
        ("standing: {digits: 16}", "digits: is '16'; write a whole number of digits from 0 to 15"),
        ("standing: {digits: -1}", "digits: is '-1'; write a whole number of digits from 0 to 15"),
        ("standing: {ladder: yes}", "ladder: is 'yes'; write true or false"),
        ("standing: {final: best}", "final: is 'best'; write best_public or selected"),
        ("standing: {ties: 99%}", "ties: is '99%'; write exact or 95%"),
        ("standing: {digit: 4}", "digit: is not a key of batch_judge.standing; did you mean 'digits'?"),
        (
            "standing: {ladder: true}\n  score: {terms: [{metric: accuracy, weight: 1}]}",
            "ladder: does not go with a formula: it compares rows"
        ),
    ])
    func saysWhatIsWrong(line: String, complaint: String) {
        let found = complaints { _ = try load(line) }
        #expect(
            found.contains { $0.hasPrefix("problems/hello/problem.yaml:8: batch_judge.standing.\(complaint)") },
            "\(found)"
        )
    }
}
