import ContestModel
import Foundation
import Testing

@Suite struct SHA256Tests {
    /// The standard's examples, and lengths around the padding's borders as `sha256sum` gives them.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func hashesTheExamplesOfTheStandard(text: String, digest: String) {
        #expect(SHA256.hexDigest(of: Array(text.utf8)) == digest)
    }

    @Test func agreesWithSha256sumAtEveryPaddingAndPiece() throws {
        for length in Array(0...130) + [4096, 100_003] {
            let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max) }
            var hash = SHA256()
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...max(1, min(200, length))))
                hash.update(piece)
                rest = rest.dropFirst(piece.count)
            }
            #expect(hash.hexDigest() == SHA256.hexDigest(of: bytes))
            if length % 13 == 0 || length > 130 { #expect(try hash.hexDigest() == Self.sha256sum(bytes)) }
        }
    }

    @Test func readingTheDigestDoesNotEndTheHash() {
        var hash = SHA256()
        hash.update(Array("ab".utf8))
        _ = hash.hexDigest()
        hash.update(Array("c".utf8))
        #expect(hash.hexDigest() == SHA256.hexDigest(of: Array("abc".utf8)))
    }

    private static func sha256sum(_ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "sha256-\(UUID())")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sha256sum")
        process.arguments = [file.path()]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output.prefix(64), as: UTF8.self)
    }
}
