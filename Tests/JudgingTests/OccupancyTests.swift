import Testing

@testable import Judging

struct OccupancyTests {
    /// What goes on at a time, and the most of it.
    private actor Watch {
        private(set) var together = 0
        private(set) var most = 0
        private(set) var disturbances = 0
        private var isAlone = false

        func begin(alone: Bool) {
            if isAlone || alone && together > 0 { disturbances += 1 }
            isAlone = alone
            together += 1
            most = max(most, together)
        }

        func end() {
            together -= 1
            isAlone = false
        }
    }

    @Test(.timeLimit(.minutes(30))) func whoIsAloneIsDisturbedByNobody() async {
        let occupancy = Occupancy()
        let watch = Watch()
        await withTaskGroup { group in
            for number in 0..<200 {
                group.addTask {
                    for isAlone in [false, number.isMultiple(of: 7)] {
                        await occupancy.enter(alone: isAlone)
                        await watch.begin(alone: isAlone)
                        for _ in 0..<5 { await Task.yield() }
                        await watch.end()
                        await occupancy.leave()
                    }
                }
            }
        }
        #expect(await watch.disturbances == 0)
        #expect(await watch.most > 1)
        #expect(await watch.together == 0)
    }
}
