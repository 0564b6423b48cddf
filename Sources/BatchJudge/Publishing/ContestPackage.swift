import Archive
import ArgumentParser
import ContestModel
import Foundation
import SiteGen

/// The contest package of the Contest API: a folder with the contest's id, as it is or in a zip.
struct ContestPackage {
    enum Audience: String, ExpressibleByArgument, CaseIterable {
        case `public`, jury
    }

    private let id: String
    private let files: [SiteFile]
    /// Zips in the spool, by where they lie in the package.
    private let uploads: [(path: String, source: String)]

    /// What everybody may see.
    init(_ view: PublicView) {
        id = view.contest.id.text
        files = ContestAPI.package(view)
        uploads = []
    }

    /// What the jury may see, with the uploads; `spool` is where they are.
    init(_ view: JuryView, spool: String) {
        id = view.contest.id.text
        files = ContestAPI.package(view)
        uploads = view.submissions.compactMap { submission in
            view.uploads[submission.id].map { upload in
                let path = "\(view.contest.id)/\(ContestAPI.upload(of: submission.id))"
                return (path, "\(spool)/\(upload.sha256).zip")
            }
        }
    }

    /// Gives what was left out, for people.
    func write(to output: FileHandle) throws -> [String] {
        let zip = try ZipWriter(to: output)
        for file in files { try zip.add(file.path, file.contents) }
        let notes = try forEachUpload { try zip.add($0, Data(contentsOf: URL(filePath: $1))) }
        try zip.finish()
        return notes
    }

    /// How uploads come into a folder.
    enum Uploads {
        case copied
        /// For a place that is no less closed than the spool, and goes where it goes.
        case linked
    }

    /// Into a folder of a folder, in the place of an older package. Gives what was left out, for people.
    func write(into folder: String, uploads: Uploads = .copied) throws -> [String] {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let target = "\(folder)/\(id)"
        let isThere = manager.fileExists(atPath: target)
        guard !isThere || manager.fileExists(atPath: "\(target)/contest.json") else {
            throw Failure.wrongUse(
                "\(target) is there already, and is no contest package: name another place with --to."
            )
        }
        let part = try TemporaryName.fresh(in: folder, prefix: ".\(id).", suffix: ".part")
        defer { try? manager.removeItem(atPath: part) }
        let notes = try write(below: part, uploads)
        if isThere { try manager.removeItem(atPath: target) }
        try WholeFile.replace(target, with: "\(part)/\(id)")
        return notes
    }

    private func write(below folder: String, _ uploads: Uploads) throws -> [String] {
        let manager = FileManager.default
        func place(_ path: String) throws -> URL {
            let place = URL(filePath: "\(folder)/\(path)")
            try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            return place
        }
        for file in files { try file.contents.write(to: place(file.path)) }
        return try forEachUpload { path, source in
            switch uploads {
            case .copied: try manager.copyItem(at: URL(filePath: source), to: place(path))
            case .linked:
                try manager.createSymbolicLink(at: place(path), withDestinationURL: URL(filePath: source))
            }
        }
    }

    private func forEachUpload(_ body: (_ path: String, _ source: String) throws -> Void) throws -> [String] {
        var notes: [String] = []
        for (path, source) in uploads {
            guard FileManager.default.fileExists(atPath: source) else {
                notes.append("\(source) is missing: \(path) is not in the package.")
                continue
            }
            try body(path, source)
        }
        return notes
    }
}
