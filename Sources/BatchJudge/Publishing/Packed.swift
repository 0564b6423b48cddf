/// Numbers and texts, one after the other, in few bytes.
struct PackedWriter {
    var bytes: [UInt8] = []

    /// Small ones of either sign take a byte: seven bits each, the lowest first, the sign in the lowest.
    mutating func add(_ number: Int64) {
        var rest = UInt64(bitPattern: number << 1 ^ number >> 63)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func add(_ text: String) {
        add(Int64(text.utf8.count))
        bytes += text.utf8
    }

    mutating func add(_ value: Double?) {
        bytes.append(value == nil ? 0 : 1)
        guard let value else { return }
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
        }
    }
}

/// Reads what a `PackedWriter` wrote; each function gives nil where there is no such thing.
struct PackedReader {
    private let all: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        all = bytes
        place = bytes.startIndex
    }

    mutating func number() -> Int64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while place < all.endIndex, shift < 64 {
            let byte = all[place]
            place += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
            shift += 7
        }
        return nil
    }

    mutating func bytes(_ count: Int64) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= all.endIndex - place else { return nil }
        defer { place += Int(count) }
        return all[place..<(place + Int(count))]
    }

    mutating func text() -> String? { number().flatMap { bytes($0) }.map { String(decoding: $0, as: UTF8.self) } }

    /// The inner nil: there was none.
    mutating func double() -> Double?? {
        guard let isThere = bytes(1)?.first else { return .none }
        guard isThere == 1 else { return .some(nil) }
        guard let own = bytes(8) else { return .none }
        return Double(bitPattern: own.reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }

    mutating func list<Element>(_ element: (inout PackedReader) -> Element?) -> [Element]? {
        guard let count = number(), count >= 0 else { return nil }
        var found: [Element] = []
        for _ in 0..<count {
            guard let next = element(&self) else { return nil }
            found.append(next)
        }
        return found
    }
}
