/// Who is at work on this machine: many at a time, or one alone, so that what it measures is its own.
///
/// First come, first served: whoever wants to be alone waits for those at work, and nobody starts before it.
package actor Occupancy {
    private struct Waiting {
        let isAlone: Bool
        let turn: CheckedContinuation<Void, Never>
    }

    private var atWork = 0
    private var isTaken = false
    private var waiting: [Waiting] = []

    package init() {}

    package func enter() async { await wait(alone: false) }

    package func leave() {
        atWork -= 1
        admit()
    }

    /// For one who is at work: waits until nobody else is.
    package func beAlone() async {
        atWork -= 1
        await wait(alone: true)
    }

    /// Alone no more, and at work as before.
    package func makeRoom() {
        isTaken = false
        atWork += 1
        admit()
    }

    private func wait(alone: Bool) async {
        await withCheckedContinuation { turn in
            waiting.append(Waiting(isAlone: alone, turn: turn))
            admit()
        }
    }

    private func admit() {
        while let first = waiting.first, !isTaken, !first.isAlone || atWork == 0 {
            waiting.removeFirst()
            if first.isAlone { isTaken = true } else { atWork += 1 }
            first.turn.resume()
        }
    }
}
