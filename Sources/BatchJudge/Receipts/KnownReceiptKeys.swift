import Foundation
import ResultStore
import SiteGen

/// The public keys of a contest: the one in use, and those before it, as a key may get lost and be made anew.
///
/// The store knows them, so that receipts stay verifiable whatever became of the file of the private key.
struct KnownReceiptKeys: Sendable {
    /// Nil: nothing was signed yet.
    let inUse: ReceiptPublicKey?
    let former: [ReceiptPublicKey]
    private let state: String

    /// Of the private key.
    private var file: String { "\(state)/\(ReceiptKey.file)" }

    var all: [ReceiptPublicKey] { former + [inUse].compactMap { $0 } }

    /// - Throws: where the store knows none, what is wrong with the key's file
    init(_ store: SubmissionStore?, state: String) async throws {
        let noted = try await store?.receiptKeys() ?? []
        var keys = noted.compactMap(ReceiptPublicKey.init(base64:))
        // A store of an older version has noted none.
        if keys.isEmpty, let own = try ReceiptKey(state: state) { keys = [own.published] }
        inUse = keys.last
        former = keys.dropLast()
        self.state = state
    }

    /// What the site has of them.
    var siteFiles: [SiteFile] {
        former.map { SiteFile(path: Self.name(of: $0), contents: $0.pem) }
            + [inUse].compactMap { $0 }.map { SiteFile(path: Receipt.keyFile, contents: $0.pem) }
    }

    /// Of a key that is not in use any more, relative to the site.
    private static func name(of key: ReceiptPublicKey) -> String { "receipt-key-\(key.id).pub" }

    /// What a sweep says that has begun to use another key.
    var newKeyWords: String {
        let names = former.map(Self.name).joined(separator: ", ")
        return
            "\(file) was gone: a new key (\(inUse?.id ?? "")) signs receipts from now on. Those given out before stay genuine: "
            + "`verify-receipt` knows their key, and the site has it as \(names). To go on with that one, put the file back from a "
            + "backup."
    }

    /// What was so once, and is good to know; nil: nothing.
    var history: String? {
        former.isEmpty
            ? nil : "\(former.count + 1) keys have signed receipts, as the key's file got lost; all of them are known"
    }

    /// What is wrong with the file of the private key now; nil: nothing.
    func trouble() -> String? {
        do {
            guard let own = try ReceiptKey(state: state) else {
                return inUse == nil
                    ? nil
                    : "\(file) is gone: put it back from a backup, or the next sweep makes another key and says so"
            }
            guard inUse == nil || inUse?.id == own.published.id else {
                return
                    "\(file) is not the key that was in use: put that one back, or the next sweep goes on with this one"
            }
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
            return (mode?.intValue ?? 0) & 0o077 == 0
                ? nil : "others may read \(file), and sign receipts of their own: chmod 600 '\(file)'"
        } catch {
            return error.words
        }
    }
}
