/// Does items several at a time, each in a slot with a thread of its own; a slot takes the next as soon as it is free.
struct JudgingQueue: Sendable {
    private let executors: [SlotExecutor]

    init(slots: Int) { executors = (0..<max(1, slots)).map { SlotExecutor(slot: $0) } }

    /// `work` gets an item and its slot's number; `next` is asked for one whenever a slot is free, and ends it with nil.
    func run<Item: Sendable, Outcome: Sendable>(
        next: () async throws -> Item?,
        work: @escaping @Sendable (Item, Int) async -> Outcome,
        done: (Outcome) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
            func fill(_ slot: Int) async throws {
                guard let item = try await next() else { return }
                group.addTask(executorPreference: executors[slot]) { (slot, await work(item, slot)) }
            }
            for slot in executors.indices { try await fill(slot) }
            while let (slot, outcome) = try await group.next() {
                try await done(outcome)
                try await fill(slot)
            }
        }
    }
}
