import Foundation

/// Writes the log of a conversation in bounded memory.
struct ConversationRecorder {
    /// What a turn counts besides its bytes: many short ones take memory as well.
    static let turnCost = 64

    private let began = ContinuousClock.now
    /// Bytes of the beginning, and of the end.
    private let half: Int
    private var kept = ConversationLog()
    private var cost = (beginning: 0, end: 0)

    init(maxBytes: Int) {
        half = maxBytes / 2
    }

    var log: ConversationLog {
        var copy = self
        copy.shorten(to: half)
        return copy.kept
    }

    mutating func add(_ bytes: ArraySlice<UInt8>, by speaker: Speaker) {
        let time = began.duration(to: .now)
        let isLate = !kept.end.isEmpty || cost.beginning + Self.turnCost >= half
        let head = isLate ? 0 : min(bytes.count, half - cost.beginning - Self.turnCost)
        if head > 0 {
            cost.beginning += Self.append(bytes.prefix(head), by: speaker, at: time, to: &kept.beginning)
        }
        guard bytes.count > head else { return }
        cost.end += Self.append(bytes.dropFirst(head), by: speaker, at: time, to: &kept.end)
        // Seldom, as it moves all of it.
        if cost.end > 4 * half { shorten(to: half) }
    }

    private static func append(
        _ bytes: ArraySlice<UInt8>,
        by speaker: Speaker,
        at time: Duration,
        to turns: inout [ConversationLog.Turn]
    ) -> Int {
        if let last = turns.indices.last, turns[last].speaker == speaker {
            turns[last].bytes.append(contentsOf: bytes)
            return bytes.count
        }
        turns.append(ConversationLog.Turn(speaker: speaker, time: time, bytes: Data(bytes)))
        return bytes.count + turnCost
    }

    /// Takes the oldest of the end away.
    private mutating func shorten(to most: Int) {
        var over = cost.end - most
        guard over > 0 else { return }
        var gone = 0
        while gone < kept.end.count, over > 0, kept.end[gone].bytes.count <= over {
            let count = kept.end[gone].bytes.count
            kept.omittedBytes += Int64(count)
            over -= count + Self.turnCost
            gone += 1
        }
        kept.end.removeFirst(gone)
        if over > 0, !kept.end.isEmpty {
            let cut = min(over, kept.end[0].bytes.count)
            kept.end[0].bytes = Data(kept.end[0].bytes.dropFirst(cut))
            kept.omittedBytes += Int64(cut)
        }
        cost.end = kept.end.reduce(0) { $0 + $1.bytes.count + Self.turnCost }
    }
}
