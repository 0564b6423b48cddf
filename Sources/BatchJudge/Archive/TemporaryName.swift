import Foundation
import Glibc

/// Names of what a process makes and takes away again, with the process's number in them.
enum TemporaryName {
    /// A path that nobody else uses; what processes that were killed left under such names is removed.
    static func fresh(in folder: String, prefix: String, suffix: String) throws -> String {
        let own = ProcessInfo.processInfo.processIdentifier
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasPrefix(prefix) {
            let rest = name.dropFirst(prefix.count)
            guard let owner = pid_t(rest.prefix { $0.isNumber }), rest.drop(while: \.isNumber).hasPrefix(suffix) else {
                continue
            }
            // Signal 0 only asks whether it is there.
            guard owner == own || kill(owner, 0) != 0 && errno == ESRCH else { continue }
            try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
        return "\(folder)/\(prefix)\(own)\(suffix)"
    }
}
