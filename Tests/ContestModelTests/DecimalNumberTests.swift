import ContestModel
import Testing

struct DecimalNumberTests {
    @Test(arguments: [
        "0", "-0", "1", "+1", "1.", ".5", "0.5", "00.50", "1e5", "1E-5", "1e+05", "123456789012345678",
        "9007199254740993",
        "9007199254740993.0000000000000000001", "0.1", "0.3", "3.141592653589793238462643383279502884197", "1e22",
        "1e23",
        "8.5e22", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308", "1e308",
        "2.2250738585072011e-308", "2.2250738585072014e-308", "1e-400", "0e999999999", "100000000000000000000000",
        "0.000000000000000000000000000000000000000000000001", "179769313486231580793728971405301e276",
        "12345678901234567890",
    ])
    func readsTheNearestDouble(text: String) throws {
        // The grammar is a part of the library's, which rounds correctly.
        let library = try #require(Double(text.hasSuffix(".") ? text + "0" : text))
        let value = try #require(Double(decimal: text))
        #expect(value == library && value.sign == library.sign)
    }

    @Test func agreesWithTheLibraryOnRandomNumbers() {
        for _ in 0..<20_000 {
            let mantissa = UInt64.random(in: 0 ... .max) >> UInt64.random(in: 0..<64)
            let text = "\(mantissa)e\(Int.random(in: -40...30))"
            #expect(Double(decimal: text) == Double(text), "\(text)")
            let number = Double(bitPattern: UInt64.random(in: 0 ... .max))
            if number.isFinite { #expect(Double(decimal: "\(number)") == number, "\(number)") }
            let fraction = Double.random(in: -1000...1000)
            #expect(Double(decimal: "\(fraction)") == fraction, "\(fraction)")
        }
    }

    @Test(arguments: [
        "", "+", "-", ".", "e5", "1e", "1e+", "1.e", "0x1", "0x0", "inf", "nan", "infinity", "-nan", "1f", "1 ", " 1",
        "1_0",
        "1,0", "--1", "+-1", "1e1.5", "1.2.3", "1.2345678x", "1.234567:9", "1./2345678", "1.1234567é",
        "1.12345678.1234567", "\0", "1\0", "١", "１", "1e5e5", "−1", "1:5",
    ])
    func refusesEverythingElse(text: String) {
        #expect(Double(decimal: text) == nil)
    }

    @Test func readsAnyNumberOfDigits() {
        let zeros = String(repeating: "0", count: 100_000)
        #expect(Double(decimal: "0." + zeros + "1e100001") == 1)
        #expect(Double(decimal: "1" + zeros + "e-100000") == 1)
        #expect(Double(decimal: "1." + zeros + "1") == 1)
        #expect(Double(decimal: zeros + "25") == 25)
        #expect(Double(decimal: "9" + zeros) == .infinity)
        #expect(Double(decimal: "-1e" + zeros + "1") == -10)
        #expect(Double(decimal: "1e99999999999999999999999999") == .infinity)
        #expect(Double(decimal: "1e-99999999999999999999999999") == 0)
        // Half way between two doubles, and just above it.
        #expect(Double(decimal: "9007199254740993." + zeros) == 9_007_199_254_740_992)
        #expect(Double(decimal: "9007199254740993." + zeros + "1") == 9_007_199_254_740_994)
    }
}
