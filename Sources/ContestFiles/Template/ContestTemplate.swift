package import ContestModel
import Foundation

/// A new contest that works at once: `batch-judge init DIR`.
package enum ContestTemplate {
    /// Writes the files of a contest that starts now into `folder`, which is made, or is there and empty, and one inbox
    /// for each of its two teams beside it.
    ///
    /// - Parameters:
    ///   - folder: absolute, or relative to the working folder; its name becomes the contest's id where it can.
    ///   - now: when the contest starts.
    ///   - offset: seconds east of UTC, in which the start is written.
    /// - Returns: the paths of the inboxes.
    /// - Throws: `ConfigurationError` where the folder is in use; what the system says where it cannot be written.
    @discardableResult
    package static func write(into folder: String, now: Timestamp, offset: Int) throws -> [String] {
        let root = Folders.absolute(folder, in: FileManager.default.currentDirectoryPath)
        try refuseUsed(root)
        let name = root.split(separator: "/").last.map(String.init) ?? "contest"
        let id = (try? ContestID(name))?.text ?? "contest"
        for file in files(id: id, start: start(now, offset: offset)) {
            try write(file.text, to: "\(root)/\(file.path)")
        }
        let inboxes = teams.map { Folders.absolute("../submissions-inbox/\($0)", in: root) }
        for inbox in inboxes {
            try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        }
        return inboxes
    }

    static let teams = ["team-1", "team-2"]

    private static func refuseUsed(_ root: String) throws(ConfigurationError) {
        let kind = FileKind(root)
        guard kind != .missing else { return }
        guard kind == .folder, Folder.names(root).isEmpty else {
            let what = kind == .folder ? "is not empty" : "is not a folder"
            throw ConfigurationError([Finding(file: root, what: what, fix: "name a folder that does not exist yet")])
        }
    }

    private static func write(_ text: String, to path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    /// `2026-11-21T09:00:00+01:00`: whole seconds, the offset in whole minutes.
    private static func start(_ now: Timestamp, offset: Int) -> String {
        let minutes = offset / 60
        let local = now + .seconds(minutes * 60)
        let digits = [abs(minutes) / 60, abs(minutes) % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return local.description.prefix(19) + (minutes < 0 ? "-" : "+") + digits.joined(separator: ":")
    }
}
