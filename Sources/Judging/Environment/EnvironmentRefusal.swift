import ContestModel
import Sandbox

/// Why there is no environment, with what pip said.
struct EnvironmentRefusal: Error {
    let message: String
    let log: String

    init(_ message: String, log: String = "") {
        self.message = message
        self.log = log
    }
}

extension EnvironmentMaker {
    private static let shownLog = 4 << 10

    /// Nil: it went well.
    func refusal(_ outcome: RunOutcome, _ what: String) throws -> EnvironmentRefusal? {
        let said = SampleDifference.errors(of: outcome, maxBytes: Self.shownLog)
        if let limit = outcome.limit {
            let size = limit == .output || limit == .memory ? ", of which it may have \(rules.maxSize >> 20) MiB" : ""
            return EnvironmentRefusal("\(what): it passed the limit of \(limit.words)\(size).", log: said)
        }
        switch outcome.ending {
        case .exit(0): break
        case .notStarted(let code): throw JudgingError.commandMissing("python3", code)
        case .exit, .signal:
            try expectIndex(said)
            return EnvironmentRefusal("\(what): \(isTooBig(said) ?? Self.lastLine(said, or: "pip failed")).", log: said)
        }
        if case .refused(let why) = outcome.harvested {
            let words = "\(what): \(why); at most \(rules.maxSize >> 20) MiB in \(Self.maxFiles) plain files are taken."
            return EnvironmentRefusal(words, log: said)
        }
        return nil
    }

    /// What pip says where the proxy reached no host of the index, and where the index is ill. Not where a connection breaks off: that
    /// is how the cap on downloads ends, which is the list's fault, and would be met again by every sweep.
    private static let signsOfTrouble = ["proxy says: HTTP/1.1 502", "HTTP error 5"]

    /// - Throws: where it is the index that failed, not the list
    private func expectIndex(_ said: String) throws {
        guard case .online(let index) = rules.source else { return }
        let line = said.split(separator: "\n").first { line in Self.signsOfTrouble.contains { line.contains($0) } }
        if let line { throw JudgingError.indexSilent(index.url, String(line.prefix(300))) }
    }

    /// What the system tells pip of a file that is longer than all may be together, and of a full disk.
    private func isTooBig(_ said: String) -> String? {
        guard said.contains("[Errno 27]") || said.contains("[Errno 28]") else { return nil }
        return "they take more than the \(rules.maxSize >> 20) MiB that they may have; ask for fewer, or smaller ones"
    }

    /// What pip says last is what it failed at.
    private static func lastLine(_ said: String, or other: String) -> String {
        let line = said.split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) } ?? other[...]
        let text = line.hasPrefix("ERROR: ") ? line.dropFirst("ERROR: ".count) : line
        return String(text.prefix(400))
    }
}
