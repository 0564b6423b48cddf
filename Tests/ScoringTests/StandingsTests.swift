import ContestModel
import Foundation
import Testing

@testable import Scoring

/// What is made of scores: intervals, ties, what is shown of them.
struct StandingsTests {
    private static let labels = "1011001110100101101011100101101100110101"
    private static let first = "1001001010100101111011000101001100110001"
    private static let second = "1011001010110101101011100001101000110101"

    private let accuracy: Metric

    init() throws { accuracy = try Metric(MetricChoice(id: "accuracy")) }

    private func rows(_ predicted: String, _ truth: String = Self.labels) -> ScoredRows {
        func column(_ text: String) -> [String: Column] {
            ["value": .numbers(text.utf8.map { Double($0) - Double(UInt8(ascii: "0")) })]
        }
        return ScoredRows(
            labels: column(truth),
            predictions: column(predicted),
            texts: [],
            defaults: DefaultColumns(predictions: ["value"], labels: "value"),
            count: predicted.utf8.count
        )
    }

    @Test func drawsWhatAnybodyElseDraws() {
        var generator = SplitMix64(seed: 42)
        #expect((0..<5).map { _ in generator.next(below: 40) } == [29, 6, 11, 13, 1])
    }

    /// The figures are NumPy's, of the same draws.
    @Test func findsIntervals() throws {
        let interval = try #require(try Bootstrap(seed: 42).interval(of: accuracy, over: rows(Self.first)))
        #expect(interval.lower == 0.725 && interval.upper == 0.95 && interval.resamples == 2000)
        #expect(abs(interval.standardError - 0.05655515304919799) < 1e-16)
    }

    @Test func comparesEntriesOverTheSameDraws() throws {
        let bootstrap = Bootstrap(seed: 42)
        let found = try #require(try bootstrap.comparison(of: accuracy, rows(Self.first), rows(Self.second)))
        #expect(found.difference.lower == -0.09999999999999998 && found.difference.upper == 0.19999999999999996)
        #expect(found.secondIsBetter == 0.693 && found.areEqual == 0.1265)
        #expect(!found.isSeparated)
        let wrong = String(Self.labels.map { $0 == "1" ? "0" : "1" })
        #expect(try bootstrap.comparison(of: accuracy, rows(wrong), rows(Self.labels))?.isSeparated == true)
        let errors = try Metric(MetricChoice(id: "zero_one"))
        #expect(try bootstrap.comparison(of: errors, rows(wrong), rows(Self.labels))?.secondIsBetter == 1)
    }

    @Test func comparesScoresThatAreMadeOfMetrics() throws {
        let bootstrap = Bootstrap(seed: 42)
        let (one, other) = (rows(Self.first), rows(Self.second))
        let plain = try #require(try bootstrap.comparison(of: accuracy, one, other)).difference
        let first = try bootstrap.scores(of: [accuracy], over: one) { $0[0] }
        let second = try bootstrap.scores(of: [accuracy], over: other) { $0[0] }
        #expect(bootstrap.difference(first, second) == plain)
        // A better second term moves all of it.
        let higher = try bootstrap.scores(of: [accuracy], over: other) { $0[0] + 1 }
        let moved = try #require(bootstrap.difference(first, higher))
        #expect(abs(moved.lower - plain.lower - 1) < 1e-12 && abs(moved.upper - plain.upper - 1) < 1e-12)
    }

    @Test func leavesOutResamplesWithoutAValue() throws {
        let area = try Metric(MetricChoice(id: "roc_auc"))
        let entry = rows("01101", "00001")
        let interval = try #require(try Bootstrap(seed: 7, resamples: 500).interval(of: area, over: entry))
        #expect(interval.resamples < 500 && interval.resamples > 250)
        #expect(try Bootstrap(seed: 7, resamples: 20).interval(of: area, over: rows("01", "11")) == nil)
    }

    /// FNV-1a of the id, as its authors' tables have it.
    @Test func seedsWithTheProblem() throws {
        #expect(Bootstrap(of: try ProblemID("a")).seed == 0xaf63_dc4c_8601_ec8c)
        #expect(Bootstrap(of: try ProblemID("foobar")).seed == 0x8594_4171_f739_67e8)
    }

    @Test func drawsRowsOfAllMetricsTogether() throws {
        let errors = try Metric(MetricChoice(id: "zero_one"))
        let bootstrap = Bootstrap(seed: 42)
        let entry = rows(Self.first)
        let both = try #require(try bootstrap.interval(of: [accuracy, errors], over: entry) { $0[0] + $0[1] })
        #expect(abs(both.lower - 1) < 1e-12 && abs(both.upper - 1) < 1e-12 && both.standardError < 1e-12)
        let half = try #require(try bootstrap.interval(of: [accuracy], over: entry) { $0[0] / 2 })
        #expect(half.lower == 0.3625 && half.upper == 0.475)
    }

    /// What is fast over a choice of rows gives what the metric gives over those rows.
    @Test func choosesRowsOfTextsAndMasks() throws {
        let truth = ["1 3", "2 1", "", "5 2 9 1", "1 1"]
        let guesses = ["1 2", "2 1", "4 1", "5 3", ""]
        func column(_ texts: [String], from first: Int) -> Column {
            .texts((0..<texts.count).map { Int32(first + $0) })
        }
        let entry = ScoredRows(
            labels: ["value": column(truth, from: 0)],
            predictions: ["value": column(guesses, from: truth.count)],
            texts: (truth + guesses).map { Array($0.utf8) },
            defaults: DefaultColumns(predictions: ["value"], labels: "value"),
            count: truth.count
        )
        let shape = ["height": "4", "width": "4", "empty": "drop"]
        let choices =
            ["cer", "wer"].map { MetricChoice(id: $0) }
            + ["dice", "iou", "hausdorff"].map { MetricChoice(id: $0, options: shape) }
            + [MetricChoice(id: "dice", options: shape.merging(["average": "micro"]) { $1 })]
        for choice in choices {
            let metric = try Metric(choice)
            guard case .choice(let make) = metric.computation else {
                Issue.record("\(choice.id) computes each row anew")
                continue
            }
            let pairs = entry.pairs(metric.columns)
            for rows in [[0, 1, 2, 3, 4], [3, 3, 0, 1, 3], [4, 0, 0, 2, 2]] {
                #expect(try make(pairs)(rows) == metric.value(pairs.rows(rows)), "\(choice.id)")
            }
        }
    }

    @Test func drawsLessOfManyRows() {
        let bootstrap = Bootstrap(seed: 1)
        let counts = [1, 25_000, 250_000, 1_000_000].map { bootstrap.resamples(rows: $0, cost: 1) }
        #expect(counts == [2000, 2000, 200, 100])
        #expect(bootstrap.resamples(rows: 4000, cost: 25) == 500)
        #expect(Bootstrap(seed: 1, resamples: 20).resamples(rows: 1_000_000, cost: 25) == 20)
    }

    /// The Ladder's step: 9 rows of 40 differ, 7 of them for the better.
    @Test func findsHowFarRowsDiffer() throws {
        let found = try RowDifference(of: accuracy, rows(Self.first), rows(Self.second))
        let differences = zip(Self.first, Self.second).enumerated().map { index, pair in
            let truth = Array(Self.labels)[index]
            return (pair.1 == truth ? 1.0 : 0) - (pair.0 == truth ? 1.0 : 0)
        }
        let mean = differences.reduce(0, +) / 40
        let variance = differences.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 39
        #expect(abs(found.mean - mean) < 1e-15)
        #expect(abs(found.standardError - (variance / 40).squareRoot()) < 1e-15)
    }

    @Test func needsRowsForTheLadder() throws {
        let area = try Metric(MetricChoice(id: "roc_auc"))
        #expect(throws: MetricError.self) { try RowDifference(of: area, rows(Self.first), rows(Self.second)) }
    }

    @Test func findsUploadsThatDifferInFewRows() {
        var other = Array(Self.first)
        other[3] = other[3] == "1" ? "0" : "1"
        let entries = [Self.first, Self.labels, String(other), Self.first].map { rows($0) }
        let found = Probing.findings(among: entries, limit: 2)
        #expect(found == [Probing.Finding(entry: 2, earlier: 0, rows: 1)])
        #expect(Probing.findings(among: entries, limit: 0).isEmpty)
        #expect([8, 40, 1_000_000].map(Probing.fewRows) == [4, 10, 1000])
    }

    @Test func roundsThePublicScore() {
        let rounding = PublicRounding(digits: 3)
        #expect(rounding(0.9126) == 0.913 && rounding(-1.00049) == -1 && rounding(1e300) == 1e300)
        #expect(PublicRounding(digits: 0)(2.5) == 2)
    }
}
