import ContestModel

/// SipHash-2-4 of whole words: as fast as a hash that is not secure, and who does not know the key can make no two texts with the same value.
struct KeyedHash {
    private var state: (UInt64, UInt64, UInt64, UInt64)
    private var words: UInt64 = 0

    init(key: (UInt64, UInt64)) {
        state = (
            key.0 ^ 0x736f_6d65_7073_6575, key.1 ^ 0x646f_7261_6e64_6f6d, key.0 ^ 0x6c79_6765_6e65_7261,
            key.1 ^ 0x7465_6462_7974_6573
        )
    }

    /// With a key made from a text, which nobody else knows.
    init(secret: String) {
        let bytes = SHA256.hexDigest(of: Array(secret.utf8)).utf8
        self.init(key: (Self.word(bytes.prefix(16)), Self.word(bytes.dropFirst(16).prefix(16))))
    }

    mutating func add(_ word: UInt64) {
        words += 1
        take(word)
    }

    /// Its length first, so that no two lists of texts are the same.
    mutating func add(_ text: String) {
        add(UInt64(text.utf8.count))
        var (word, count) = (UInt64(0), UInt64(0))
        for byte in text.utf8 {
            word |= UInt64(byte) << (8 * count)
            count += 1
            if count == 8 {
                add(word)
                (word, count) = (0, 0)
            }
        }
        if count > 0 { add(word) }
    }

    /// Of all that was added so far.
    var value: UInt64 {
        var last = self
        // The bytes that were hashed, modulo 256, are the top byte of the last word.
        last.take((words * 8) << 56)
        last.state.2 ^= 0xff
        for _ in 0..<4 { last.mix() }
        return last.state.0 ^ last.state.1 ^ last.state.2 ^ last.state.3
    }

    private mutating func take(_ word: UInt64) {
        state.3 ^= word
        mix()
        mix()
        state.0 ^= word
    }

    private mutating func mix() {
        var (a, b, c, d) = state
        a &+= b
        c &+= d
        b = Self.rotate(b, 13) ^ a
        d = Self.rotate(d, 16) ^ c
        a = Self.rotate(a, 32)
        c &+= b
        a &+= d
        b = Self.rotate(b, 17) ^ c
        d = Self.rotate(d, 21) ^ a
        c = Self.rotate(c, 32)
        state = (a, b, c, d)
    }

    private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 { word << count | word >> (64 - count) }

    /// Of 16 hex digits.
    private static func word(_ digits: some Sequence<UInt8>) -> UInt64 {
        digits.reduce(0) { $0 << 4 | UInt64($1 < 0x60 ? $1 - 0x30 : $1 - 0x57) }
    }
}
