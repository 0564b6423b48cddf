import Foundation

extension ReleaseFolder {
    /// Removes from releases that are kept behind the private folders that the new one does not have: a link that was renewed
    /// must lead nowhere.
    func removePrivate(from kept: [Int], besides files: [SiteFile]) throws {
        let folders = Set(files.lazy.compactMap { Self.privateFolder(of: $0.path) })
        for number in kept {
            let place = "\(finished(number))/r"
            for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
            where !folders.contains(name) && FileCalls.facts("\(place)/\(name)")?.isFolder == true {
                try FileManager.default.removeItem(atPath: "\(place)/\(name)")
            }
        }
    }

    /// The `token` of `r/token/…`.
    private static func privateFolder(of path: String) -> String? {
        let parts = path.split(separator: "/", maxSplits: 2)
        return parts.count == 3 && parts[0] == "r" ? String(parts[1]) : nil
    }
}
