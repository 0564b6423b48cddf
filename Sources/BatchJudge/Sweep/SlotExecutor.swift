import Dispatch

/// A thread of its own for what is done in a slot, so that blocking work there holds up nothing else.
final class SlotExecutor: TaskExecutor {
    private let queue: DispatchQueue

    init(slot: Int) { queue = DispatchQueue(label: "slot \(slot)") }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
