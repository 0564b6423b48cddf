package import Foundation

/// Who said what and when: all of it, or its beginning and its end.
package struct ConversationLog: Sendable, Hashable {
    /// What one said until the other did.
    package struct Turn: Sendable, Hashable {
        package let speaker: Speaker
        /// When its first byte came, since the conversation began.
        package let time: Duration
        package internal(set) var bytes: Data

        package init(speaker: Speaker, time: Duration, bytes: Data) {
            self.speaker = speaker
            self.time = time
            self.bytes = bytes
        }
    }

    package internal(set) var beginning: [Turn]
    package internal(set) var end: [Turn]
    /// Between the two.
    package internal(set) var omittedBytes: Int64

    package init(beginning: [Turn] = [], end: [Turn] = [], omittedBytes: Int64 = 0) {
        self.beginning = beginning
        self.end = end
        self.omittedBytes = omittedBytes
    }

    /// For people: a line for each line that was said, with seconds, and `>` for the submission or `<` for the validator.
    package var text: String {
        let omitted = omittedBytes > 0 ? ["(\(omittedBytes) bytes are left out)\n"] : []
        return (beginning.map(\.text) + omitted + end.map(\.text)).joined()
    }
}

extension ConversationLog.Turn {
    fileprivate var text: String {
        let (seconds, attoseconds) = time.components
        let fraction = String(1000 + attoseconds / 1_000_000_000_000_000).dropFirst()
        let head = "\(seconds).\(fraction) \(speaker == .submission ? ">" : "<") "
        let lines = (bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes)
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.map { "\(head)\(String(decoding: $0, as: UTF8.self).printable)\n" }.joined()
    }
}
