import Testing

@testable import SiteGen

@Suite struct KeyedHashTests {
    /// What OpenSSL says of 0, 8 and 16 bytes that count up, with a key of such bytes.
    @Test(
        arguments: [
            (0, 0x726f_db47_dd0e_0e31), (1, 0x93f5_f579_9a93_2462), (2, 0x3f2a_cc7f_57c2_9bdb),
        ] as [(Int, UInt64)]
    )
    func isSipHash(words: Int, value: UInt64) {
        var hash = KeyedHash(key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
        for word in 0..<words {
            hash.add((0..<8).reduce(UInt64(0)) { $0 | UInt64(word * 8 + $1) << UInt64(8 * $1) })
        }
        #expect(hash.value == value)
    }

    @Test func hangsOnEveryTextAndOnTheKey() {
        func value(_ secret: String, _ texts: [String]) -> UInt64 {
            var hash = KeyedHash(secret: secret)
            for text in texts { hash.add(text) }
            return hash.value
        }
        let values = [
            value("a", ["one", "two"]), value("b", ["one", "two"]), value("a", ["onet", "wo"]),
            value("a", ["two", "one"]),
            value("a", ["one", "two", ""]), value("a", ["one", "twoandmorethanaword"]),
            value("a", ["one", "twoandmorethanawore"]),
        ]
        #expect(Set(values).count == values.count)
        #expect(value("a", ["one", "two"]) == values[0])
    }
}
