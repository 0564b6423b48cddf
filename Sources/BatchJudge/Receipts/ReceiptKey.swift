import Crypto
import Foundation

/// What this contest signs receipts with: an Ed25519 key, made once and kept in the state folder.
struct ReceiptKey: Sendable {
    /// Of the file in the state folder; beside the site's root it is `receipt-key.pub`.
    static let file = "receipt-key"

    private let key: Curve25519.Signing.PrivateKey

    private init(key: Curve25519.Signing.PrivateKey) { self.key = key }

    /// Reads the key of a state folder. Nil: none was made yet.
    init?(state folder: String) throws {
        let path = "\(folder)/\(Self.file)"
        guard let pem = try Self.contents(path) else { return nil }
        guard let bytes = KeyText.private.key(pem) else {
            throw Failure.needsAPerson([
                "\(path): is no Ed25519 private key in PEM. Put it back from the backup: another one makes the receipts that "
                    + "were given out look forged."
            ])
        }
        key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    }

    /// Makes the key where there is none; it never replaces one. The caller holds the sweep lock, so nobody else makes another.
    static func make(state folder: String) throws -> ReceiptKey {
        if let known = try ReceiptKey(state: folder) { return known }
        let fresh = ReceiptKey(key: Curve25519.Signing.PrivateKey())
        try WholeFile.write(KeyText.private.pem(fresh.key.rawRepresentation), to: "\(folder)/\(file)", isSecret: true)
        return fresh
    }

    /// 64 bytes.
    func signature(of data: Data) throws -> Data { try key.signature(for: data) }

    var published: ReceiptPublicKey { ReceiptPublicKey(key.publicKey) }

    private static func contents(_ path: String) throws -> Data? {
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return nil
        }
    }
}

/// What anybody can tell a genuine receipt with.
struct ReceiptPublicKey: Sendable {
    private let key: Curve25519.Signing.PublicKey

    fileprivate init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

    /// Nil: it is no Ed25519 public key in PEM.
    init?(pem: Data) {
        guard let bytes = KeyText.public.key(pem), let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { return nil }
        self.key = key
    }

    /// As `base64` gives it.
    init?(base64: String) {
        guard let bytes = Data(base64Encoded: base64),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { return nil }
        self.key = key
    }

    /// The 32 bytes.
    var base64: String { key.rawRepresentation.base64EncodedString() }

    var pem: Data { KeyText.public.pem(key.rawRepresentation) }

    /// The first 16 hex digits of the SHA-256 of the 32 bytes: tells keys apart, proves nothing.
    var id: String {
        SHA256.hash(data: key.rawRepresentation).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    func isGenuine(_ signature: Data, of data: Data) -> Bool { key.isValidSignature(signature, for: data) }
}
