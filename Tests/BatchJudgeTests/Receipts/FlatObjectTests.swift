import Foundation
import Testing

@testable import BatchJudge

/// What a receipt is made of: one reading, one canonical form.
struct FlatObjectTests {
    @Test func readsWhatItWritesAndWhatOthersWrite() throws {
        let object = FlatObject([
            "file": .text("a\"b\\c/d\u{8}\t\n\u{c}\r\u{1}\u{1f}\u{7f}é\u{2028}\u{1F600}"), "size": .number(-7),
            "": .text(""),
        ])
        #expect(try FlatObject(reading: object.lines) == object)
        #expect(try FlatObject(reading: object.canonical) == object)
        let other =
            #" { "size" : -7 , "":"", "file":"a\u0022b\\c\/d\b\t\n\f\r\u0001\u001F\u007f\u00e9\u2028\ud83D\ude00" } "#
        #expect(try FlatObject(reading: Data(other.utf8)) == object)
        #expect(try FlatObject(reading: Data(other.utf8)).canonical == object.canonical)
    }

    @Test func isWrittenAsPythonDoes() throws {
        let everything =
            String(String.UnicodeScalarView((0..<0x300).compactMap(Unicode.Scalar.init))) + "\u{FFFF}\u{1F600}"
        let object = FlatObject(["b": .text(everything), "a": .number(12), "B": .text("x")])
        let file = URL.temporaryDirectory.appending(path: "flat-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try object.lines.write(to: file)
        let script = """
            import json, sys
            text = json.dumps(json.load(open(sys.argv[1], "rb")), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            sys.stdout.buffer.write(text.encode())
            """
        let python = try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, file.path()])
        #expect(python.code == 0 && python.output == String(decoding: object.canonical, as: UTF8.self))
    }

    @Test(arguments: [
        ("", "'{' is missing"), ("[]", "'{' is missing"), (#"{"a":1}x"#, "something follows"),
        (#"{"a":1"#, "'}' is missing"),
        (#"{"a":1,}"#, "'\"' is missing"), (#"{"a":1,"b":2,"a":1}"#, "a name comes twice"),
        (#"{"a":{"b":1}}"#, "neither a string"), (#"{"a":[1]}"#, "neither a string"),
        (#"{"a":null}"#, "neither a string"),
        (#"{"a":true}"#, "neither a string"), (#"{"a":1.0}"#, "'}' is missing"), (#"{"a":1e3}"#, "'}' is missing"),
        (#"{"a":01}"#, "neither a string"), (#"{"a":-0}"#, "neither a string"), (#"{"a":+1}"#, "neither a string"),
        (#"{"a":1234567890123456789}"#, "neither a string"), (#"{"a":"\x41"}"#, "'u' is missing"),
        (#"{"a":"\ud800"}"#, "'\\' is missing"), (#"{"a":"\ud800\u0041"}"#, "half a character"),
        (#"{"a":"\udc00"}"#, "half a character"), (#"{"a":"\u00g0"}"#, "an escape that is none"),
        (#"{"a":"\u12"#, "an escape that is none"), ("{\"a\":\"\n\"}", "a control character"),
        (#"{"a":"b"#, "'\"' is missing"),
        (String(repeating: "{\"a\":", count: 10_000), "neither a string"),
        (String(repeating: "[", count: 60_000), "'{' is missing"),
        ("\u{FEFF}{}", "'{' is missing"),
    ])
    func refuses(text: String, why: String) throws {
        let error = #expect(throws: FlatObject.Unreadable.self) { try FlatObject(reading: Data(text.utf8)) }
        #expect(error?.description.contains(why) == true, "\(error?.description ?? "") of \(text.prefix(40))")
    }

    @Test func refusesBytesThatAreNoText() {
        #expect(throws: FlatObject.Unreadable.self) {
            try FlatObject(reading: Data("{\"a\":\"".utf8) + Data([0xff]) + Data("\"}".utf8))
        }
    }
}
