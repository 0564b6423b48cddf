import ContestModel

/// In which order test cases are run: the samples as they stand, then the hidden ones in an order that nobody knows.
///
/// A program can find out how many ran before it in its container, by process numbers or by what the kernel counts. As the order is
/// secret, that tells it nothing about the test that it is on. The verdict is that of the written order all the same: after a
/// failure it is only the tests before it that can still change anything.
struct TestOrder {
    /// Positions in the written order; the last is run first.
    private let order: [Int]
    private let relevance: Relevance
    private var waiting: [Int]
    /// What failures so far have made needless.
    private var closed: Set<Int> = []

    /// Samples come first in `tests`.
    init(_ tests: [TestCase], _ relevance: Relevance, using generator: inout some RandomNumberGenerator) {
        let samples = tests.prefix { $0.isSample }.count
        let hidden = (samples..<tests.count).shuffled(using: &generator)
        order = hidden + (0..<samples).reversed()
        self.relevance = relevance
        waiting = order
    }

    var next: Int? { waiting.last }

    mutating func take() -> Int? { waiting.popLast() }

    /// Whether what it gave is part of the result; what does not was run by chance.
    func counts(_ position: Int) -> Bool { !closed.contains(position) }

    /// Leaves out what cannot matter after this failure; `announced` is on its way already and stays, unless it is all that is left.
    mutating func failed(at position: Int, announced: Int?) {
        let before = closed.count
        closed.formUnion(relevance.closed(by: position))
        // With ten thousand failures the search would take longer than the runs.
        guard closed.count > before else { return }
        let mattering = Set(waiting.filter(counts))
        waiting = mattering.isEmpty ? [] : waiting.filter { mattering.contains($0) || $0 == announced }
    }

    /// After a failure that was none: everything comes back that was not run and that no other failure makes needless.
    mutating func resume(without isRun: (Int) -> Bool, failures: [Int]) {
        closed = failures.reduce(into: []) { $0.formUnion(relevance.closed(by: $1)) }
        waiting = order.filter { !isRun($0) && counts($0) }
    }
}
