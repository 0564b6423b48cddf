/// The checksum of zip entries (ISO 3309, reflected, polynomial 0xEDB88320).
struct CRC32 {
    private let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { rest, _ in rest & 1 == 1 ? 0xEDB8_8320 ^ rest >> 1 : rest >> 1 }
    }
    private var rest = UInt32.max

    var value: UInt32 { ~rest }

    mutating func update(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes { rest = table[Int(UInt8(truncatingIfNeeded: rest) ^ byte)] ^ rest >> 8 }
    }

    /// As if nothing had been fed yet.
    mutating func reset() { rest = .max }
}
