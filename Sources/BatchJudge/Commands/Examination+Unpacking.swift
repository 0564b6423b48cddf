import Archive
import ContestModel
import Foundation
import Intake

extension Examination {
    /// What stands around the process that looks at zips and unpacks them, as it says itself of a small one.
    mutating func unpacking() {
        let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-doctor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        guard let walls = look("unpacking", { try Self.walls(in: folder) }) else { return }
        note(walls)
    }

    mutating func note(_ walls: ProcessWalls) {
        switch (walls.namespaces, walls.oneFolder) {
        case (true, true): good("unpacking", "in namespaces of its own, with one folder and few system calls")
        case (true, false):
            note("unpacking", "without Landlock, which Linux has since 5.13; namespaces keep the process in its folder")
        case (false, true):
            note(
                "unpacking",
                "this account gets no namespaces: Landlock keeps the process in its folder, and a filter of system calls from the network and other processes; \(Self.fix)"
            )
        case (false, false):
            bad(
                "unpacking",
                "neither namespaces nor Landlock: a zip that took over the process could read what this account can, labels too; \(Self.fix)"
            )
        }
    }

    private static let fix =
        "sweep as root, or set kernel.unprivileged_userns_clone=1 and kernel.apparmor_restrict_unprivileged_userns=0 where sysctl knows them, and user.max_user_namespaces above 0"

    private static func walls(in folder: URL) throws -> ProcessWalls {
        let (zip, out) = (folder.appending(path: "a.zip"), folder.appending(path: "out"))
        try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
        try Data().write(to: zip)
        let file = try FileHandle(forWritingTo: zip)
        let writer = try ZipWriter(to: file)
        try writer.add("a.txt", Data("a".utf8))
        try writer.finish()
        try file.close()
        let process = UnpackProcess(executable: "/proc/self/exe", deadline: .seconds(60))
        let limits = ZipLimits(maxZip: 1 << 20, maxUnpacked: 1 << 20, maxFiles: 10)
        switch try process.unpack(zip: zip.path(), into: out.path(), limits: limits) {
        case .failure(let rejection): throw Failure.needsAPerson(["a good zip is refused: \(rejection.message)"])
        case .success(let unpacked):
            guard let walls = unpacked.walls else {
                throw Failure.needsAPerson(["the process says nothing of its walls"])
            }
            return walls
        }
    }
}
