import Foundation

enum Links {
    /// The path without symbolic links, `.` and `..`.
    static func resolved(_ path: String) -> String {
        let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let text = url.path(percentEncoded: false)
        return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
