import ContestModel
import Foundation

/// `data/pulse.json` of a release: when the judge was last started.
///
/// It belongs to no page and is no part of what a release is compared by. It is replaced whole, so that no other release
/// shares it, and its modification time grows by a second at least, because web servers compare whole seconds.
struct Pulse {
    static let path = "data/pulse.json"
    static let part = "data/.pulse.json.tmp"

    private let release: String

    init(release folder: String) { release = folder }

    static func isPart(_ path: String) -> Bool { path == Self.path || path == part }

    func beat(at now: Timestamp) throws {
        let (file, part) = ("\(release)/\(Self.path)", "\(release)/\(Self.part)")
        let second = now.milliseconds / 1000
        let last = FileCalls.facts(file)?.modified
        // So that starts in quick succession do not move it into the future.
        if let last, (second...second + 1).contains(last) { return }
        if FileCalls.facts(part) != nil { try FileManager.default.removeItem(atPath: part) }
        if FileCalls.facts("\(release)/data") == nil { try FileCalls.makeFolder("\(release)/data") }
        let text = "{\"at\":\"\(now)\"}\n"
        try FileCalls.write(Data(text.utf8), to: part, modified: max(second, (last ?? 0) + 1))
        try FileCalls.rename(part, to: file)
    }
}

extension ReleaseTree {
    /// A release has a pulse of its own, which starts as that of the one before it.
    mutating func matchPulse(of old: String?) throws {
        for path in [Pulse.path, Pulse.part] where FileCalls.facts("\(folder)/\(path)") != nil { try remove(path) }
        if let old, FileCalls.facts("\(old)/\(Pulse.path)") != nil { try copy(Pulse.path, from: old) }
    }
}
