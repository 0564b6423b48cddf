/// The secure hash of FIPS 180-4 with 256 bits, fed piece by piece.
package struct SHA256: Sendable {
    private var state: [8 of UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    /// The bytes since the last whole block.
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    package init() { pending.reserveCapacity(64) }

    package mutating func update(_ bytes: [UInt8]) { update(bytes[...]) }

    package mutating func update(_ bytes: ArraySlice<UInt8>) {
        length += UInt64(bytes.count)
        var rest = bytes
        if !pending.isEmpty {
            let fill = rest.prefix(64 - pending.count)
            pending += fill
            rest = rest.dropFirst(fill.count)
            guard pending.count == 64 else { return }
            state = Self.compress(blocksOf: pending.span, state)
            pending.removeAll(keepingCapacity: true)
        }
        state = Self.compress(blocksOf: rest.span, state)
        pending += rest.suffix(rest.count % 64)
    }

    /// The digest of everything so far as 64 lower-case hex digits.
    package func hexDigest() -> String {
        var text: [UInt8] = []
        let digits = Array("0123456789abcdef".utf8)
        for byte in digest() {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The digest of everything so far, 32 bytes.
    package func digest() -> [UInt8] {
        var last = self
        let bits = length &* 8
        let zeros = (119 - Int(length % 64)) % 64
        last.update([0x80] + [UInt8](repeating: 0, count: zeros) + Self.bigEndian(bits))
        return last.state.indices.flatMap { Self.bigEndian(last.state[$0]) }
    }

    package static func hexDigest(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.hexDigest()
    }

    private static func bigEndian(_ word: some FixedWidthInteger) -> [UInt8] {
        stride(from: word.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }

    /// Takes in every whole block of 64 bytes; what is left over is not looked at.
    private static func compress(blocksOf bytes: Span<UInt8>, _ before: [8 of UInt32]) -> [8 of UInt32] {
        var state = before
        var schedule = [64 of UInt32](repeating: 0)
        for start in stride(from: 0, to: bytes.count / 64 * 64, by: 64) {
            expand(bytes, at: start, into: &schedule)
            compress(schedule, into: &state)
        }
        return state
    }

    /// The message schedule of one block (6.2.2, step 1).
    private static func expand(_ bytes: Span<UInt8>, at start: Int, into w: inout [64 of UInt32]) {
        for t in 0..<16 {
            let i = start &+ t &* 4
            let (first, second) = (UInt32(bytes[i]) << 24, UInt32(bytes[i &+ 1]) << 16)
            w[t] = first | second | UInt32(bytes[i &+ 2]) << 8 | UInt32(bytes[i &+ 3])
        }
        for t in 16..<64 {
            let (early, late) = (w[t &- 15], w[t &- 2])
            let sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >> 3)
            let sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >> 10)
            w[t] = sigma1 &+ w[t &- 7] &+ sigma0 &+ w[t &- 16]
        }
    }

    /// The 64 rounds of one block (6.2.2, steps 2 to 4).
    private static func compress(_ w: borrowing [64 of UInt32], into state: inout [8 of UInt32]) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for t in 0..<64 {
            let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
            let first = h &+ sum1 &+ ((e & f) ^ (~e & g)) &+ constants[t] &+ w[t]
            let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
            let second = sum0 &+ ((a & b) ^ (a & c) ^ (b & c))
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    @inline(__always)
    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word &>> count | word &<< (32 &- count) }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (4.2.2).
    private static let constants: [64 of UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
