import ContestModel
import ResultStore
import Testing

@Suite struct SelectionTests {
    private let scratch: StoreScratch

    init() throws { scratch = try StoreScratch() }

    private func selection(_ team: String, inode: UInt64, _ submission: Int64?) throws -> NewSelection {
        NewSelection(
            key: UploadKey(device: 1, inode: inode, changed: 7, size: 3),
            team: try TeamID(team),
            problem: try ProblemID("iris"),
            file: "iris.select",
            received: Timestamp(milliseconds: Int64(inode)),
            submission: submission,
            message: "answer \(inode)"
        )
    }

    @Test func theLatestThatNamesAnEntryCounts() async throws {
        let store = scratch.store
        let id = try await scratch.take().id
        let team = try TeamID("ada")
        let word = try await store.teamWords()[team]?.word
        try await store.add(try selection("ada", inode: 1, id))
        #expect(try await store.teamWords()[team]?.word != word)
        try await store.add(try selection("ada", inode: 2, nil))
        let found = try #require(try await store.selections()[team]?[ProblemID("iris")])
        #expect(found == Selection(submission: id, received: Timestamp(milliseconds: 2), message: "answer 2"))
        #expect(try await store.knownSelections().contains(try selection("ada", inode: 2, nil).key, of: team))
        #expect(try await !store.knownSelections().contains(try selection("ada", inode: 3, nil).key, of: team))
        let untold = try await store.untoldSelections()
        #expect(untold.map(\.selection.message) == ["answer 1", "answer 2"])
        try await store.markTold(selections: [untold[0].id])
        #expect(try await store.untoldSelections().map(\.selection.message) == ["answer 2"])
    }

    @Test func judgingAgainForgetsWhatWasCompared() async throws {
        let store = scratch.store
        var ids: [Int64] = []
        for _ in 1...3 { ids.append(try await scratch.take().id) }
        let interval = ScoreInterval(lower: -.infinity, upper: 0.5, standardError: 0.25)
        let pairs = [
            EntryPair(ids[1], ids[0], by: .publicRows): interval, EntryPair(ids[1], ids[2], by: .ladder): interval,
            EntryPair(ids[0], ids[2], by: .privateRows): interval,
        ]
        try await store.add(pairs)
        #expect(try await store.comparisons() == pairs)
        try await scratch.judge(ids[1], .accepted)
        #expect(try await store.comparisons() == [EntryPair(ids[0], ids[2], by: .privateRows): interval])
    }

    /// What a report said before the difference was known is out of date.
    @Test func tellsAgainWhatTheLadderShows() async throws {
        let store = scratch.store
        var ids: [Int64] = []
        for _ in 1...2 {
            ids.append(try await scratch.take().id)
            try await scratch.judge(ids[ids.count - 1], .accepted)
        }
        try await store.markTold([ids[0]: 2, ids[1]: 2])
        let interval = ScoreInterval(lower: 0, upper: 0, standardError: 0)
        try await store.add([EntryPair(ids[0], ids[1], by: .publicRows): interval])
        #expect(try await store.untold().isEmpty)
        try await store.add([EntryPair(ids[0], ids[1], by: .ladder): interval])
        #expect(try await store.untold().map(\.submission.id) == [ids[1]])
    }
}
