/// The 64-bit Fowler–Noll–Vo hash: for names that change with contents, never against an adversary.
package struct FNV1a: Sendable, Hashable {
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    package init(_ bytes: some Sequence<UInt8>) { update(bytes) }

    package mutating func update(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    /// The same, many times as fast: other modules cannot make the code for a sequence fit an array.
    package mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

    /// The same of bytes in memory.
    package mutating func update(_ bytes: Span<UInt8>) {
        for index in bytes.indices { value = (value ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
    }

    /// 16 lower-case hex digits.
    package var hex: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
