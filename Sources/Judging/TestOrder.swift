import ContestModel

/// In which order test cases are run: the samples as they stand, then the hidden ones in an order that nobody knows.
///
/// A program can find out how many ran before it in its container, by process numbers or by what the kernel counts. As the order is
/// secret, that tells it nothing about the test that it is on. The verdict is that of the written order all the same: after a
/// failure it is only the tests before it that can still change anything.
struct TestOrder {
    /// Positions in the written order; the last is run first.
    private let order: [Int]
    private let samples: Int
    private let stopsAtFirstFailure: Bool
    private var waiting: [Int]

    /// Samples come first in `tests`.
    init(
        _ tests: [TestCase],
        stopsAtFirstFailure: Bool,
        using generator: inout some RandomNumberGenerator
    ) {
        samples = tests.prefix { $0.isSample }.count
        let hidden = (samples..<tests.count).shuffled(using: &generator)
        order = hidden + (0..<samples).reversed()
        self.stopsAtFirstFailure = stopsAtFirstFailure
        waiting = order
    }

    var next: Int? { waiting.last }

    mutating func take() -> Int? { waiting.popLast() }

    /// Leaves out what cannot matter after this failure; `announced` is on its way already and stays, unless it is all that is left.
    mutating func failed(at position: Int, announced: Int?) {
        let mattering = waiting.filter { matters($0, afterFailureAt: position) }
        waiting = mattering.isEmpty ? [] : waiting.filter { mattering.contains($0) || $0 == announced }
    }

    /// After a failure that was none: everything comes back that was not run and lies before the next failure.
    mutating func resume(without isRun: (Int) -> Bool, before failure: Int?) {
        waiting = order.filter { position in
            !isRun(position) && (failure.map { matters(position, afterFailureAt: $0) } ?? true)
        }
    }

    /// Samples are all run, as teams are shown what each of them gave.
    func matters(_ position: Int, afterFailureAt failure: Int) -> Bool {
        !stopsAtFirstFailure || position < samples || position < failure
    }
}
