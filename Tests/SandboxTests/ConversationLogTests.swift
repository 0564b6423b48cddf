import Foundation
import Testing

@testable import Sandbox

/// The log of a conversation, which a program can make as long as it likes.
@Suite struct ConversationLogTests {
    private func log(_ turns: [(Speaker, String)], maxBytes: Int) -> ConversationLog {
        var recorder = ConversationRecorder(maxBytes: maxBytes)
        for (speaker, text) in turns { recorder.add(Array(text.utf8)[...], by: speaker) }
        return recorder.log
    }

    @Test func joinsWhatOneSays() {
        let log = log([(.validator, "a"), (.validator, "b\n"), (.submission, "c\n")], maxBytes: 1 << 20)
        #expect(log.beginning.map { String(decoding: $0.bytes, as: UTF8.self) } == ["ab\n", "c\n"])
        #expect(log.end.isEmpty && log.omittedBytes == 0)
    }

    @Test(arguments: [0, 100, 129, 1000, 4096]) func keepsBeginningAndEnd(maxBytes: Int) {
        let turns = (0..<2000).map { (Speaker.allCases[$0 % 2], "\($0)\n") }
        let log = log(turns, maxBytes: maxBytes)
        let whole = Array(turns.map(\.1).joined().utf8)
        let beginning = log.beginning.flatMap { Array($0.bytes) }, end = log.end.flatMap { Array($0.bytes) }
        #expect(whole.starts(with: beginning))
        #expect(whole.suffix(end.count) == end[...])
        #expect(beginning.count + end.count + Int(log.omittedBytes) == whole.count)
        #expect((log.beginning + log.end).reduce(0) { $0 + $1.bytes.count + 64 } <= maxBytes)
        if maxBytes >= 1000 { #expect(!beginning.isEmpty && !end.isEmpty) }
    }

    @Test func cutsLongTurns() {
        let turns = [(Speaker.submission, String(repeating: "x", count: 100_000) + "end")]
        let log = log(turns + [(.validator, String(repeating: "y", count: 100_000) + "last")], maxBytes: 2000)
        #expect(log.beginning.map(\.speaker) == [.submission])
        #expect(log.end.map(\.speaker) == [.validator])
        #expect(log.said(by: .validator).hasSuffix("ylast"))
        #expect((log.beginning + log.end).reduce(0) { $0 + $1.bytes.count + 64 } <= 2000)
    }

    @Test func showsWhoSaidWhat() {
        let turns = [
            ConversationLog.Turn(speaker: .validator, time: .milliseconds(1234), bytes: Data("5\n6\n".utf8)),
            ConversationLog.Turn(speaker: .submission, time: .seconds(2), bytes: Data("a\u{1b}\u{202e}".utf8)),
        ]
        #expect(ConversationLog(beginning: turns).text == "1.234 < 5\n1.234 < 6\n2.000 > a??\n")
        let cut = ConversationLog(beginning: [turns[0]], end: [turns[1]], omittedBytes: 7)
        #expect(cut.text.contains("6\n(7 bytes are left out)\n2.000 >"))
    }
}
