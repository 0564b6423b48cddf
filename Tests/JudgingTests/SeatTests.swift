import Testing

@testable import Judging

@Suite struct SeatTests {
    private actor Watch {
        private(set) var entered = 0
        private(set) var most = 0
        private var inside = 0

        func enter() {
            entered += 1
            inside += 1
            most = max(most, inside)
        }

        func leave() { inside -= 1 }
    }

    @Test func oneAtATimeHasIt() async {
        let seat = Seat()
        let watch = Watch()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    await seat.take()
                    await watch.enter()
                    await Task.yield()
                    await watch.leave()
                    await seat.leave()
                }
            }
        }
        #expect(await watch.entered == 100)
        #expect(await watch.most == 1)
    }
}
