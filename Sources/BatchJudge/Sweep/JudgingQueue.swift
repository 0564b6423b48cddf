/// Does items several at a time, two to a slot: while one has its turn at running programs there, the other makes ready.
///
/// Each has a thread of its own; the next item is taken as soon as one is done.
struct JudgingQueue: Sendable {
    private let lanes: [(slot: Int, executor: SlotExecutor)]

    init(slots: Int) {
        let slots = max(1, slots)
        lanes = (0..<2 * slots).map { ($0 % slots, SlotExecutor(slot: $0 % slots)) }
    }

    /// `work` gets an item and its slot's number; `next` is asked for one whenever there is room, and ends it with nil.
    func run<Item: Sendable, Outcome: Sendable>(
        next: () async throws -> Item?,
        work: @escaping @Sendable (Item, Int) async -> Outcome,
        done: (Outcome) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
            func fill(_ lane: Int) async throws {
                guard let item = try await next() else { return }
                let (slot, executor) = lanes[lane]
                group.addTask(executorPreference: executor) { (lane, await work(item, slot)) }
            }
            for lane in lanes.indices { try await fill(lane) }
            while let (lane, outcome) = try await group.next() {
                try await done(outcome)
                try await fill(lane)
            }
        }
    }
}
