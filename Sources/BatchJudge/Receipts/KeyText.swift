import Foundation

/// The two forms in which an Ed25519 key lies in a file (RFC 8410), as `openssl` reads and writes them.
enum KeyText {
    case `private`, `public`

    /// 32 bytes as PEM.
    func pem(_ key: Data) -> Data {
        Data("-----BEGIN \(label)-----\n\((prefix + key).base64EncodedString())\n-----END \(label)-----\n".utf8)
    }

    /// The 32 bytes; nil: it is no such key.
    func key(_ pem: Data) -> Data? {
        let lines = String(decoding: pem, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard lines.count == 3, lines[0] == "-----BEGIN \(label)-----", lines[2] == "-----END \(label)-----",
            let bytes = Data(base64Encoded: String(lines[1])), bytes.starts(with: prefix),
            bytes.count == prefix.count + 32
        else { return nil }
        return bytes.suffix(32)
    }

    private var label: String {
        switch self {
        case .private: "PRIVATE KEY"
        case .public: "PUBLIC KEY"
        }
    }

    /// DER up to the key itself: which algorithm it is of.
    private var prefix: Data {
        switch self {
        case .private: Data([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20])
        case .public: Data([0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0])
        }
    }
}
