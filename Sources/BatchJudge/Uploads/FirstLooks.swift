import ContestModel
import Foundation

/// Uploads of which nobody can say whether they are still written to, and when they were first seen as they are.
///
/// Kept in the state folder from sweep to sweep. Losing it costs one more look.
struct FirstLooks {
    private let path: String
    private let earlier: [UploadKey: Timestamp]
    private var now: [UploadKey: Timestamp] = [:]

    init(state: String) {
        path = "\(state)/first-looks"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let entries = text.split(separator: "\n").compactMap(Self.entry)
        earlier = Dictionary(entries, uniquingKeysWith: min)
    }

    /// Whether it was the same at a look that is `settle` ago.
    func prove(_ key: UploadKey, at moment: Timestamp, settle: Duration) -> Bool {
        earlier[key].map { moment - $0 >= settle && $0 < moment } ?? false
    }

    /// A look that lies in the future was noted before the clock was set back: it would never prove anything.
    mutating func note(_ key: UploadKey, at moment: Timestamp) { now[key] = min(earlier[key] ?? moment, moment) }

    /// Forgets what was not noted in this sweep.
    func save() throws {
        guard now != earlier else { return }
        let lines = now.map { "\($0.device) \($0.inode) \($0.changed) \($0.size) \($1.milliseconds)\n" }
        try WholeFile.write(Data(lines.sorted().joined().utf8), to: path)
    }

    private static func entry(_ line: Substring) -> (UploadKey, Timestamp)? {
        let words = line.split(separator: " ")
        guard words.count == 5, let device = UInt64(words[0]), let inode = UInt64(words[1]),
            let changed = Int64(words[2]), let size = Int64(words[3]), let moment = Int64(words[4])
        else { return nil }
        let key = UploadKey(device: device, inode: inode, changed: changed, size: size)
        return (key, Timestamp(milliseconds: moment))
    }
}
