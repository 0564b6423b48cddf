/// What the supervisor measured, from its last frame of a run.
struct RunResult: Hashable {
    enum Harvested: UInt8 {
        case nothing, file, tree, refused
    }

    let ending: RunOutcome.Ending
    let limit: RunOutcome.Limit?
    let harvested: Harvested
    let cpuMeans: Means
    let memoryMeans: Means?
    let cpuTime: Duration
    let wallTime: Duration
    let starvedTime: Duration
    let peakMemory: Int64?
    let outputBytes: Int64
    let errorBytes: Int64

    private static let length = 1 + 4 + 1 + 1 + 1 + 1 + 6 * 8

    /// Nil: these bytes are no result.
    init?(_ body: ArraySlice<UInt8>) {
        guard body.count == Self.length, let first = body.first else { return nil }
        let code = body.littleEndian(as: Int32.self, at: 1)
        switch first {
        case 0 where (0...255).contains(code): ending = .exit(code)
        case 1 where (1...64).contains(code): ending = .signal(code)
        case 2 where (1...4095).contains(code): ending = .notStarted(code)
        default: return nil
        }
        switch body.littleEndian(as: UInt8.self, at: 5) {
        case 0: limit = nil
        case 1: limit = .cpuTime
        case 2: limit = .wallTime
        case 3: limit = .memory
        case 4: limit = .output
        default: return nil
        }
        guard let harvested = Harvested(rawValue: body.littleEndian(at: 6)) else { return nil }
        self.harvested = harvested
        guard let cpuMeans = Means(rawValue: body.littleEndian(at: 7)) else { return nil }
        self.cpuMeans = cpuMeans
        let numbers = (0..<6).map { body.littleEndian(as: Int64.self, at: 9 + 8 * $0) }
        guard numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        cpuTime = .nanoseconds(numbers[0])
        wallTime = .nanoseconds(numbers[1])
        starvedTime = .nanoseconds(numbers[2])
        peakMemory = numbers[3] > 0 ? numbers[3] : nil
        memoryMeans = Means(rawValue: body.littleEndian(at: 8))
        outputBytes = numbers[4]
        errorBytes = numbers[5]
        guard (memoryMeans == nil) == (peakMemory == nil), starvedTime <= wallTime else { return nil }
    }
}
