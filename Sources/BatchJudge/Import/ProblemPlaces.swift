import ContestFiles
import ContestModel
import Foundation
import Intake

/// Where the problems of a contest lie: each a folder, or a zip that is unpacked once into the state folder.
struct ProblemPlaces {
    /// `<contest>/problems`.
    let problems: String
    /// The contest's state folder.
    let state: String

    init(_ contest: Contest) {
        problems = "\(contest.folders.contest)/problems"
        state = contest.folders.state
    }

    /// The folder of a problem; where there is neither a folder nor a zip, the one that ought to be there.
    func folder(of problem: ProblemID) throws -> String {
        let folder = "\(problems)/\(problem)"
        let zips = [".zip", ".kpp"].map { folder + $0 }
        guard !exists(folder), let zip = zips.first(where: exists) else { return folder }
        let place = "\(state)/packages/\(problem)-\(try PackageZip.key(of: zip))"
        if !exists(place) { try unpack(zip, to: place) }
        return place
    }

    /// Another process may do the same at the same time: whoever is first has made it.
    private func unpack(_ zip: String, to place: String) throws {
        let folder = URL(filePath: place).deletingLastPathComponent().path(percentEncoded: false)
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let new = try TemporaryName.fresh(in: folder, prefix: ".unpacking-", suffix: "-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: new) }
        try Self.unpack(zip, into: new)
        do {
            try FileManager.default.moveItem(atPath: new, toPath: place)
        } catch  where exists(place) {}
    }

    /// Into a new folder; errors name the zip.
    static func unpack(_ zip: String, into folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        do {
            try PackageZip.unpack(zip, into: folder)
            try ProblemPackage.writeConstants(in: folder)
        } catch let error as PackageZipError {
            throw Failure.needsAPerson(["\(zip): \(error)."])
        }
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
