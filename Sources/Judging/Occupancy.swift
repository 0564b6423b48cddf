/// Who runs programs on this machine: many at a time, or one alone, so that what it measures is its own.
///
/// First come, first served: whoever wants to be alone waits for those who run, and nobody starts before it.
actor Occupancy {
    private struct Waiting {
        let isAlone: Bool
        let turn: CheckedContinuation<Void, Never>
    }

    private var running = 0
    private var isTaken = false
    private var waiting: [Waiting] = []

    func enter(alone: Bool) async {
        await withCheckedContinuation { turn in
            waiting.append(Waiting(isAlone: alone, turn: turn))
            admit()
        }
    }

    func leave() {
        running -= 1
        isTaken = false
        admit()
    }

    private func admit() {
        while let first = waiting.first, !isTaken, !first.isAlone || running == 0 {
            waiting.removeFirst()
            running += 1
            isTaken = first.isAlone
            first.turn.resume()
        }
    }
}
