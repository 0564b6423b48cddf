import ContestModel
import Foundation
import SiteGen

/// A copy of the site in a folder that nothing is switched in.
struct SiteCopy {
    /// Nil: somewhere that this program cannot write to, of which nothing is known.
    private let folder: String?
    private let lists: String

    /// - Throws: where the folder is the public site itself, in which only whole releases appear
    init(_ path: String?, of place: Workplace) throws {
        folder = path.map(Self.real)
        let site = Self.real(place.contest.folders.site)
        if let folder, "\(folder)/".hasPrefix("\(site)/") || "\(site)/".hasPrefix("\(folder)/") {
            throw Failure.wrongUse("\(folder) is the public site's own folder, or around it: name another one.")
        }
        lists = try place.stateFolder("copies")
    }

    /// Without symlinks, `..` and a slash at the end.
    private static func real(_ path: String) -> String {
        var words: [Substring] = []
        for word in URL(filePath: path).absoluteURL.path(percentEncoded: false).split(separator: "/") where word != "."
        {
            if word == ".." { words = words.dropLast() } else { words.append(word) }
        }
        let plain = "/" + words.joined(separator: "/")
        let real = URL(filePath: plain).resolvingSymlinksInPath().path(percentEncoded: false)
        return real.hasSuffix("/") ? String(real.dropLast()) : real
    }

    /// Brings it up to date, and writes what that takes into the file `plan`; nil: nowhere.
    func update(_ files: [SyncFile], plan: String?) throws {
        let name = SHA256.hexDigest(of: Array((folder ?? "").utf8))
        let sync = folder.map { FolderSync(folder: $0, list: "\(lists)/\(name)") }
        let steps = sync?.plan(files) ?? SyncPlan(puts: files, deletions: [])
        if let plan { try WholeFile.write(Data(try steps.text().utf8), to: plan) }
        try sync?.carryOut(steps, of: files)
    }
}
