import ContestModel
import Testing

@testable import Judging

struct TestOrderTests {
    private static let samples = 2

    private struct Counting: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private func order(hidden: Int, stops: Bool = true, seed: UInt64 = 1) -> TestOrder {
        let tests = (0..<Self.samples + hidden).map { number in
            TestCase(name: "\(number)", isSample: number < Self.samples, inputFile: "", answerFile: "")
        }
        var generator = Counting(state: seed)
        let relevance = Relevance(tests, nil, stopsAtFirstFailure: stops)
        return TestOrder(tests, relevance, using: &generator)
    }

    /// Runs all that matters; `fails` says at which positions. What was run, and the first failure.
    private func run(_ order: TestOrder, announcing: Bool, fails: (Int) -> Bool) -> (run: [Int], failure: Int?) {
        var order = order
        var run: [Int] = []
        while let position = order.take() {
            run.append(position)
            if fails(position) { order.failed(at: position, announced: announcing ? order.next : nil) }
        }
        return (run, run.filter(fails).min())
    }

    @Test func samplesComeFirstAndHiddenTestsInAnOrderOfTheirOwn() {
        let (one, _) = run(order(hidden: 50, seed: 1), announcing: false) { _ in false }
        let (other, _) = run(order(hidden: 50, seed: 2), announcing: false) { _ in false }
        #expect(one.prefix(2) == [0, 1] && other.prefix(2) == [0, 1])
        #expect(one.sorted() == Array(0..<52) && other.sorted() == Array(0..<52))
        #expect(one != other && one != one.sorted())
    }

    @Test(arguments: [true, false], 1...20 as ClosedRange<UInt64>)
    func findsTheFirstFailureOfTheWrittenOrder(announcing: Bool, seed: UInt64) {
        let failing: Set<Int> = [9, 17, 30, 41]
        let (ran, failure) = run(order(hidden: 50, seed: seed), announcing: announcing, fails: failing.contains)
        #expect(failure == 9)
        // All before it were run, so that it is the first for certain.
        #expect(Set(0...9).isSubset(of: ran) && Set(ran).count == ran.count)
    }

    @Test func endsEarlyWhereEveryTestFails() {
        let counts = (1...200 as ClosedRange<UInt64>).map { seed in
            run(order(hidden: 100, seed: seed), announcing: false) { $0 >= Self.samples }.run.count
        }
        // The harmonic number of 100 is 5.2; with the samples, 7.2.
        #expect(counts.reduce(0, +) / counts.count <= 8)
    }

    @Test func aFailingSampleSparesTheHiddenTests() {
        let (ran, failure) = run(order(hidden: 50), announcing: true) { $0 == 0 }
        #expect(ran.prefix(2) == [0, 1] && ran.count <= 3 && failure == 0)
    }

    @Test func runsEverythingWhereItMust() {
        #expect(run(order(hidden: 20, stops: false), announcing: true) { $0 == 5 }.run.count == 22)
    }

    @Test func takesUpAgainWhatAFailureThatWasNoneLeftOut() {
        var order = order(hidden: 10)
        var done: Set<Int> = []
        while let position = order.take() {
            done.insert(position)
            if position == 5 { order.failed(at: 5, announced: nil) }
        }
        order.resume(without: done.contains, failures: [9])
        var rest: [Int] = []
        while let position = order.take() { rest.append(position) }
        #expect(done.union(rest).isSuperset(of: 0...8) && done.isDisjoint(with: rest) && rest.allSatisfy { $0 <= 9 })
    }

    @Test(.timeLimit(.minutes(30))) func isQuickWhereEveryTestOfManyFails() {
        #expect(run(order(hidden: 40_000, stops: false), announcing: false) { _ in true }.run.count == 40_002)
    }
}
