import Glibc

/// Why a site cannot be made or published.
package enum SiteError: Error, Equatable, CustomStringConvertible {
    case unreadable(file: String, why: String)
    /// A template that cannot be used as it is.
    case template(file: String, line: Int, why: String)
    case pageName(String)
    case twoFiles(path: String)
    case badPath(String)
    case unknownSubmission(Int64)
    /// `current` is not the symlink that publishing replaces.
    case notASymlink(String)
    /// A system call that failed, with the kernel's number.
    case system(call: String, path: String, code: Int32, why: String)

    package var description: String {
        switch self {
        case .unreadable(let file, let why): "cannot read \(file): \(why)"
        case .template(let file, let line, let why): "\(file):\(line): \(why)"
        case .pageName(let name):
            "the page '\(name).md' needs another name: 1 to 36 of A-Z a-z 0-9 _ . -, not starting with . or -"
        case .twoFiles(let path): "two pages of the site want the path \(path); rename one"
        case .badPath(let path): "'\(path)' is not a path below the web root"
        case .unknownSubmission(let id): "there is no submission \(id) of this team"
        case .notASymlink(let path):
            "\(path) is in the way: it must be the symlink that publishing replaces; move it elsewhere"
        case .system(let call, let path, let code, let why):
            "\(call) \(path): \(why) (errno \(code))\(advice(on: path, code))"
        }
    }

    /// What to do where the folder lets nothing be written, or has no room for it.
    private func advice(on path: String, _ code: Int32) -> String {
        let folder = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
        if [ENOSPC, EDQUOT].contains(code) { return ": make room on the disk of \(folder)" }
        guard [EPERM, EACCES, EROFS].contains(code) else { return "" }
        return ": let this account write to \(folder), on a file system that is not read-only and has symbolic links"
    }
}
