/// A moment by which a call has to be done.
struct Deadline: Sendable {
    let call: String
    let seconds: Int
    let end: ContinuousClock.Instant

    init(_ call: String, after length: Duration) {
        self.call = call
        self.seconds = Int(length.components.seconds)
        self.end = ContinuousClock.now + length
    }

    /// Milliseconds that are left, at least 1.
    ///
    /// - Throws: `SandboxError.deadline` when there are none
    func milliseconds() throws -> Int32 {
        let left = ContinuousClock.now.duration(to: end)
        guard left > .zero else { throw SandboxError.deadline(call: call, seconds: seconds) }
        let (whole, parts) = left.components
        return Int32(clamping: min(whole, 1_000_000) * 1000 + parts / 1_000_000_000_000_000 + 1)
    }
}
