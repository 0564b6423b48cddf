import Foundation

enum Folder {
    /// The names in a folder in bytewise order; none where it cannot be read.
    static func names(_ path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
