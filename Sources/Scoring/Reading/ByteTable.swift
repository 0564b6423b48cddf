import ContestModel

/// Byte strings, each numbered once in the order in which they were added.
///
/// As long as each string is longer than the one before, or as long and after it in the order of bytes, as counted ids are, that
/// order is all there is. The first string that is not makes it an open hash table over one array of bytes. Only the jury's texts
/// are added, and strangers' texts looked up: so its hash needs no secret, because what is looked up cannot lengthen the runs of
/// full slots.
struct ByteTable: Sendable {
    /// A number, with bits of the hash that spare most looks at the bytes; the number is -1 where the slot is free.
    private struct Slot {
        var number: Int32 = -1
        var tag: UInt32 = 0
    }

    private var bytes: [UInt8] = []
    /// Where each string starts in `bytes`, and where the next one will.
    private var starts: [Int] = [0]
    /// A power of two, at least half of it free; none while the strings are in order.
    private var slots: [Slot] = []

    var count: Int { starts.count - 1 }

    init() {}

    /// With room for so many bytes and strings; memory that nothing is written to costs nothing.
    init(roomForBytes room: Int, strings: Int) {
        bytes.reserveCapacity(room)
        starts.reserveCapacity(strings + 1)
    }

    /// The number of a string, which is added where it is new.
    mutating func add(_ text: Span<UInt8>) -> (number: Int, isNew: Bool) {
        if slots.isEmpty {
            if count == 0 || isAscending(count - 1, text) { return append(text) }
            slots = slots(count: 16)
        }
        let hash = Self.hash(text)
        let slot = slot(of: text, hash)
        if slots[slot].number >= 0 { return (Int(slots[slot].number), false) }
        slots[slot] = Slot(number: Int32(count), tag: UInt32(truncatingIfNeeded: hash))
        let added = append(text)
        if count * 2 > slots.count { slots = slots(count: slots.count * 2) }
        return added
    }

    private mutating func append(_ text: Span<UInt8>) -> (number: Int, isNew: Bool) {
        for index in text.indices { bytes.append(text[index]) }
        starts.append(bytes.count)
        return (count - 1, true)
    }

    func number(of text: Span<UInt8>) -> Int? {
        guard !slots.isEmpty else { return place(of: text) }
        let number = slots[slot(of: text, Self.hash(text))].number
        return number < 0 ? nil : Int(number)
    }

    /// Among strings that are in order.
    private func place(of text: Span<UInt8>) -> Int? {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if isAscending(middle, text) {
                range = middle + 1..<range.upperBound
            } else if holds(text, at: middle) {
                return middle
            } else {
                range = range.lowerBound..<middle
            }
        }
        return nil
    }

    /// Whether a string follows another one: is longer, or as long and after it in the order of bytes.
    private func isAscending(_ number: Int, _ text: Span<UInt8>) -> Bool {
        let start = starts[number]
        let length = starts[number + 1] - start
        guard length == text.count else { return length < text.count }
        for index in text.indices where bytes[start + index] != text[index] {
            return bytes[start + index] < text[index]
        }
        return false
    }

    func holds(_ text: Span<UInt8>, at number: Int) -> Bool {
        let start = starts[number]
        guard starts[number + 1] - start == text.count else { return false }
        for index in text.indices where bytes[start + index] != text[index] { return false }
        return true
    }

    /// All strings, and where each ends.
    func hash(into hash: inout FNV1a) {
        hash.update(bytes.span)
        for start in starts { hash.update([UInt8(truncatingIfNeeded: start)]) }
    }

    func text(_ number: Int) -> [UInt8] { Array(bytes[starts[number]..<starts[number + 1]]) }

    /// The slot that holds the string, or the free one where it belongs.
    private func slot(of text: Span<UInt8>, _ hash: UInt64) -> Int {
        let tag = UInt32(truncatingIfNeeded: hash)
        var index = Self.place(hash, in: slots.count)
        while slots[index].number >= 0 {
            if slots[index].tag == tag, holds(text, at: Int(slots[index].number)) { return index }
            index = (index + 1) & (slots.count - 1)
        }
        return index
    }

    private static func place(_ hash: UInt64, in count: Int) -> Int {
        Int(truncatingIfNeeded: hash >> 32) & (count - 1)
    }

    /// All strings in a table of another size, or of the next one that is large enough.
    private func slots(count least: Int) -> [Slot] {
        var size = least
        while count * 2 >= size { size *= 2 }
        var grown = [Slot](repeating: Slot(), count: size)
        let stored = bytes.span
        for number in 0..<count {
            let hash = Self.hash(stored.extracting(starts[number]..<starts[number + 1]))
            var index = Self.place(hash, in: size)
            while grown[index].number >= 0 { index = (index + 1) & (size - 1) }
            grown[index] = Slot(number: Int32(number), tag: UInt32(truncatingIfNeeded: hash))
        }
        return grown
    }

    /// FNV-1a with a last mixing, because its low bits alone are weak.
    private static func hash(_ text: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
        hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
        return hash ^ hash >> 29
    }
}
