import Testing

@testable import ContestModel

@Suite struct LadderTests {
    @Test func releasesABetterScoreOnly() {
        var ladder = Ladder(isLowerBetter: false)
        func submit(_ id: Int64, _ score: Double, step: Double? = 0.1) -> Ladder.Release {
            ladder.submit(id, score: score, rows: 40) { _ in step }
        }
        #expect(submit(1, 0.85) == Ladder.Release(submission: 1, score: 0.85))
        // Better, but by chance.
        #expect(submit(2, 0.9) == Ladder.Release(submission: 1, score: 0.85))
        // Nobody knows yet by how much it must be better.
        #expect(submit(3, 1, step: nil) == Ladder.Release(submission: 1, score: 0.85))
        #expect(submit(4, 1) == Ladder.Release(submission: 4, score: 1))
        #expect(submit(5, 0.85) == Ladder.Release(submission: 4, score: 1))
    }

    @Test func comparesWithWhatIsReleased() {
        var ladder = Ladder(isLowerBetter: true)
        var asked: [Int64] = []
        for (id, score) in [(7, 0.5), (8, 0.49), (9, 0.2), (10, 0.19)] as [(Int64, Double)] {
            _ = ladder.submit(id, score: score, rows: 0) { earlier in
                asked.append(earlier)
                return 0.1
            }
        }
        #expect(asked == [7, 7, 9])
        #expect(ladder.released == Ladder.Release(submission: 9, score: 0.2))
    }

    @Test func roundsWhatItReleasesToOneRow() {
        var ladder = Ladder(isLowerBetter: false)
        #expect(ladder.submit(1, score: 0.7, rows: 4) { _ in 0 }.score == 0.75)
        #expect(ladder.submit(2, score: 0.76, rows: 4) { _ in 0.1 }.score == 0.75)
        #expect(ladder.submit(3, score: 1, rows: 4) { _ in 0 }.score == 1)
    }
}

@Suite struct TieGroupTests {
    @Test func groupsWhoCannotBeToldApart() {
        let values = [9, 8, 7, 5, 4, 1]
        #expect(TieGroups.groups(count: 6) { values[$0] - values[$1] > 2 } == [0..<3, 3..<5, 5..<6])
        #expect(TieGroups.groups(count: 0) { _, _ in true }.isEmpty)
    }
}
