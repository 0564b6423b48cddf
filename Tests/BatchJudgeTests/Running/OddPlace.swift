import Foundation

/// A contest in a folder whose name has what shells and cron read in their own way.
struct OddPlace {
    static let name = "it's 100% \"odd\" $HOME `id` #1 a\\b c\\\\d 50\\%; x\\ '\u{301};false;' %\u{301} \\\u{301}"

    let rig: Rig
    let folder: URL

    init() throws {
        rig = try Rig()
        folder = FileManager.default.temporaryDirectory.appending(
            path: "batch-judge-test-\(UUID().uuidString) \(Self.name)"
        )
        try FileManager.default.moveItem(at: rig.folder, to: folder)
        try FileManager.default.createDirectory(at: cronFolder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    var cronFolder: URL { folder.appending(path: "cron.d") }
    var cronFile: URL { cronFolder.appending(path: "batch-judge-warmup") }

    func path(_ part: String) -> String { folder.appending(path: part).path(percentEncoded: false) }

    /// `batch-judge cron`, with the folder for cron's files of this place.
    func cron(_ arguments: String...) throws -> Rig.Run {
        let place = ["--contest", path("contest/contest.yaml"), "--folder", cronFolder.path(percentEncoded: false)]
        return try Rig.run(Rig.program, ["cron"] + arguments + place)
    }
}
