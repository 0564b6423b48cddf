/// The right to run programs in a slot: one job has it at a time, the others wait in the order in which they came.
///
/// While one job has it, the others' containers are made and removed.
package actor Seat {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    package init() {}

    func take() async {
        guard isTaken else {
            isTaken = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Whoever waits longest has it next.
    func leave() {
        if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }
}
