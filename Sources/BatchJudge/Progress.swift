import Foundation
import Glibc

/// Says how far it is, to a terminal only; under cron it is silent.
struct Progress: Sendable {
    let isShown: Bool

    static var toTerminal: Progress { Progress(isShown: isatty(STDERR_FILENO) == 1) }

    func note(_ text: String) {
        guard isShown else { return }
        Message.write(text)
    }

    func step(_ count: Int, of total: Int, _ text: String) { note("[\(count)/\(total)] \(text)") }
}

/// Lines for people, on standard error.
enum Message {
    static func write(_ text: String) {
        // A full disk behind it must not be our end.
        try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
    }
}
