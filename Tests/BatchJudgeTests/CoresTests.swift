import Testing

@testable import BatchJudge

struct CoresTests {
    @Test func siblingsOfACoreComeLast() {
        let cores = Cores(allowed: [0, 1, 2, 3]) { $0 % 2 == 0 ? [0, 2] : [1, 3] }
        #expect(cores.processors == [0, 1, 2, 3] && cores.distinct == 2)
        let pairs = Cores(allowed: [0, 1, 2, 3]) { $0 < 2 ? [0, 1] : [2, 3] }
        #expect(pairs.processors == [0, 2, 1, 3] && pairs.distinct == 2)
    }

    @Test func onlyWhatMayBeUsedIsPinnedTo() {
        let cores = Cores(allowed: [4, 7]) { [$0] }
        #expect(cores.pin(slot: 0, of: 2) == "4" && cores.pin(slot: 1, of: 2) == "7")
        #expect(cores.pin(slot: 0, of: 3) == nil)
    }

    @Test func readsTheKernelsLists() {
        #expect(Cores.list("\t0-2,5,7-7\n") == [0, 1, 2, 5, 7])
        #expect(Cores.list("") == [] && Cores.list("3-1") == [] && Cores.list("x") == [])
    }

    @Test func findsAtLeastOneHere() { #expect(Cores.own().distinct >= 1 && !Cores.own().processors.isEmpty) }
}
