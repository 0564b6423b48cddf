import ContestModel
import Foundation

/// A receipt that was signed with one of the keys that it was checked with.
struct GenuineReceipt {
    let contest, team, file, sha256, received, state: String
    let submission, size: Int64
    /// Nil: it was refused at once.
    let position: Int64?

    /// Reads a file that anybody may have written.
    init(file path: String, keys: [ReceiptPublicKey]) throws {
        let object = try Self.read(path)
        guard case .text(let text)? = object.values["signature"], let signature = Data(base64Encoded: text) else {
            throw ReceiptFault.unsigned(path)
        }
        guard case .text(let id)? = object.values["key_id"], let key = keys.first(where: { $0.id == id }) else {
            throw ReceiptFault.otherKey(path, keys.map(\.id).joined(separator: ", "))
        }
        var signed = object
        signed.values["signature"] = nil
        guard key.isGenuine(signature, of: signed.canonical) else { throw ReceiptFault.forged(path) }
        try self.init(signed, path)
    }

    /// No receipt of ours comes near it.
    private static let mostBytes = 64 << 10

    private static func read(_ path: String) throws -> FlatObject {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        let bytes = try file.read(upToCount: mostBytes + 1) ?? Data()
        guard bytes.count <= mostBytes else {
            throw ReceiptFault.noReceipt(path, "it is larger than \(mostBytes) bytes")
        }
        do {
            return try FlatObject(reading: bytes)
        } catch {
            throw ReceiptFault.noReceipt(path, "\(error)")
        }
    }

    private init(_ object: FlatObject, _ path: String) throws {
        func text(_ name: String) throws -> String {
            guard case .text(let text)? = object.values[name] else {
                throw ReceiptFault.noReceipt(path, "it has no \(name)")
            }
            return text
        }
        func number(_ name: String) throws -> Int64 {
            guard case .number(let number)? = object.values[name] else {
                throw ReceiptFault.noReceipt(path, "it has no \(name)")
            }
            return number
        }
        contest = try text("contest")
        team = try text("team")
        file = try text("file")
        sha256 = try text("sha256")
        received = try text("received")
        state = try text("state")
        submission = try number("submission")
        size = try number("size")
        position = object.values["position"] == nil ? nil : try number("position")
    }

    /// Whether these are the bytes that the judge took.
    func check(zip path: String) throws {
        guard !sha256.isEmpty else { throw ReceiptFault.notTaken }
        let zip = try FileHandle(forReadingFrom: URL(filePath: path))
        var hash = SHA256()
        var length: Int64 = 0
        while let part = try zip.read(upToCount: 1 << 20), !part.isEmpty {
            hash.update(Array(part))
            length += Int64(part.count)
        }
        guard length == size else { throw ReceiptFault.otherSize(path, length, size) }
        let found = hash.hexDigest()
        guard found == sha256 else { throw ReceiptFault.otherBytes(path, found, sha256) }
    }
}

/// Why a receipt does not hold, for whoever shows it or is shown it.
enum ReceiptFault: Error, CustomStringConvertible {
    case noReceipt(String, String)
    case unsigned(String)
    case otherKey(String, String)
    case forged(String)
    case otherContest(String, String)
    /// Nothing was kept of the upload, as it was refused before.
    case notTaken
    case otherSize(String, Int64, Int64)
    case otherBytes(String, String, String)

    var description: String {
        switch self {
        case .noReceipt(let path, let why): "\(path): is no receipt: \(why)."
        case .unsigned(let path): "\(path): has no signature, so it proves nothing."
        case .otherKey(let path, let id):
            "\(path): was not signed with this key (\(id)): is it a receipt of another contest?"
        case .forged(let path): "\(path): is not as the judge wrote it: the signature does not fit."
        case .otherContest(let contest, let wanted): "It is a receipt of the contest '\(contest)', not of '\(wanted)'."
        case .notTaken: "The receipt is genuine, but the upload was refused before its bytes were read: it names none."
        case .otherSize(let zip, let found, let size):
            "The receipt is genuine, but it is of other bytes: \(zip) has \(found), the upload had \(size)."
        case .otherBytes(let zip, let found, let hash):
            "The receipt is genuine, but it is of other bytes: \(zip) has the SHA-256 \(found), the upload had \(hash)."
        }
    }
}
