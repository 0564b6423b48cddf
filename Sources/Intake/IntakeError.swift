import Glibc

/// Why intake could not do its work; never because of what a team uploaded.
package enum IntakeError: Error, Equatable, CustomStringConvertible {
    /// A system call failed with `code` (errno) while doing `step` with the file at `path`.
    case system(step: String, path: String, code: Int32)
    /// The unpacking process could not work, and said why.
    case unpacker(String)

    /// The disk that uploads are copied to is full or cannot be written: the next upload will fare no better.
    package var isOfTheDisk: Bool {
        guard case .system(_, _, let code) = self else { return false }
        return [ENOSPC, EDQUOT, EROFS].contains(code)
    }

    package var description: String {
        switch self {
        case .system(let step, let path, let code):
            "could not \(step) '\(path)': \(SystemText.of(code)); see that the folder is there, ours and not full"
        case .unpacker(let why): "could not unpack: \(why)"
        }
    }
}
