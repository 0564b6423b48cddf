/// Byte strings, each numbered once in the order in which they were added.
///
/// An open hash table over one array of bytes. Only the jury's texts are added, and strangers' texts looked up: so its hash needs
/// no secret, because what is looked up cannot lengthen the runs of full slots.
struct ByteTable: Sendable {
    private var bytes: [UInt8] = []
    /// Where each string ends in `bytes`.
    private var ends: [Int] = []
    /// Numbers by hash, -1 where a slot is free; a power of two, at least half of it free.
    private var slots: [Int32] = [Int32](repeating: -1, count: 16)

    var count: Int { ends.count }

    /// The number of a string, which is added where it is new.
    mutating func add(_ text: Span<UInt8>) -> (number: Int, isNew: Bool) {
        let slot = slot(of: text)
        if slots[slot] >= 0 { return (Int(slots[slot]), false) }
        slots[slot] = Int32(count)
        for index in text.indices { bytes.append(text[index]) }
        ends.append(bytes.count)
        if count * 2 > slots.count { grow() }
        return (count - 1, true)
    }

    func number(of text: Span<UInt8>) -> Int? {
        let number = slots[slot(of: text)]
        return number < 0 ? nil : Int(number)
    }

    func holds(_ text: Span<UInt8>, at number: Int) -> Bool {
        let range = range(number)
        guard range.count == text.count else { return false }
        let stored = bytes.span
        for index in text.indices where stored[range.lowerBound + index] != text[index] { return false }
        return true
    }

    func text(_ number: Int) -> [UInt8] { Array(bytes[range(number)]) }

    private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

    /// The slot that holds the string, or the free one where it belongs.
    private func slot(of text: Span<UInt8>) -> Int {
        var slot = Self.hash(text) & (slots.count - 1)
        while slots[slot] >= 0, !holds(text, at: Int(slots[slot])) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        slots = [Int32](repeating: -1, count: mask + 1)
        for number in ends.indices {
            let range = range(number)
            var slot = Self.hash(bytes.span.extracting(range)) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number)
        }
    }

    /// FNV-1a with a last mixing, because its low bits alone are weak.
    private static func hash(_ text: Span<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
        hash ^= hash >> 32
        hash = hash &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> 29)
    }
}
