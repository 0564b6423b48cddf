import Foundation
import Sandbox
import Testing

/// What two programs say to each other, and what gets through.
@Suite struct ConversationTests {
    @Test func passesOnWhatIsSaid() throws {
        try Talk.with { talk throws in
            for _ in 1...3 {
                let outcome = try talk.run("say:one hear say:three exit:0", "hear say:two hear exit:42")
                #expect(outcome.submission.ending == .exit(0) && outcome.submission.limit == nil)
                #expect(outcome.validator.ending == .exit(42) && outcome.validator.limit == nil)
                #expect(outcome.log.beginning.map(\.speaker) == [.submission, .validator, .submission])
                #expect(
                    outcome.log.beginning.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                        "one\n", "two\n", "three\n",
                    ]
                )
                #expect(outcome.submission.outputBytes == 10 && outcome.submission.output.isEmpty)
            }
            // They run programs alone as well.
            #expect(try talk.submission.run(.probe("hello")).text == "hello\n")
            #expect(try talk.validator.run(.probe("hello")).text == "hello\n")
        }
    }

    @Test func takesManyTurns() throws {
        let rounds = 10_000
        try Talk.with { talk throws in
            let start = ContinuousClock.now
            let outcome = try talk.run("answer", "ask:\(rounds) exit:42", logBytes: 8 << 10)
            print("\(rounds) turns took \(start.duration(to: .now))")
            #expect(outcome.validator.ending == .exit(42))
            #expect(outcome.submission.ending == .exit(0) && outcome.submission.limit == nil)
            #expect(outcome.log.said(by: .validator).hasPrefix("1\n2\n3\n"))
            #expect(outcome.log.said(by: .submission).hasSuffix("10000\n10001\n"))
            #expect(outcome.log.omittedBytes > 60_000)
            #expect((outcome.log.beginning + outcome.log.end).reduce(0) { $0 + $1.bytes.count + 64 } <= 8 << 10)
        }
    }

    @Test func passesALotBothWaysInLittleMemory() throws {
        let bytes = 100_000_000
        try Talk.with { talk throws in
            let before = try residentBytes()
            let start = ContinuousClock.now
            let outcome = try talk.run("pump:\(bytes)", "pump:\(bytes) exit:42") { own, its in
                own.output = Int64(bytes)
                its.output = Int64(bytes)
            }
            print(
                "\(bytes) bytes each way took \(start.duration(to: .now)), \(try residentBytes() - before) bytes of memory"
            )
            #expect(outcome.submission.ending == .exit(0) && outcome.submission.limit == nil)
            #expect(outcome.validator.ending == .exit(42))
            #expect(outcome.submission.outputBytes == Int64(bytes) && outcome.validator.outputBytes == Int64(bytes))
            #expect(try residentBytes() - before < 64 << 20)
        }
    }

    private func residentBytes() throws -> Int {
        let words = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return (Int(words[1]) ?? 0) * 4096
    }

    @Test func passesOnTheEndOfWhatIsSaid() throws {
        try Talk.with { talk throws in
            // One closes its output, and goes on listening.
            let outcome = try talk.run("say:all close hear exit:0", "until-end say:fine exit:42")
            #expect(outcome.submission.ending == .exit(0))
            #expect(outcome.validator.ending == .exit(42))
            // One ends, having written more than any window holds.
            let long = try talk.run("wide pour:900000", "sleep:300 drain:900000 exit:42")
            #expect(long.submission.ending == .exit(0))
            #expect(long.validator.ending == .exit(42))
            #expect(long.endedFirst == .submission)
        }
    }

    @Test func dropsWhatIsSaidToOneThatDoesNotListen() throws {
        try Talk.with { talk throws in
            let closed = try talk.run("flood:800 hear exit:0", "close-input sleep:200 say:done exit:42")
            #expect(closed.submission.ending == .exit(0))
            let ended = try talk.run("until-end flood:800 exit:0", "exit:42")
            #expect(ended.submission.ending == .exit(0))
            #expect(ended.endedFirst == .validator)
        }
    }

    @Test func keepsAnswersBeforeTheEndInOrder() throws {
        try Talk.with { talk throws in
            // It dies of the end of its input, so never before the one whose end that was; even if that one takes its time.
            for number in 1...30 {
                let outcome = try talk.run("hear", number % 5 == 0 ? "close sleep:20 exit:43" : "exit:43")
                #expect(outcome.endedFirst == .validator)
                #expect(outcome.submission.ending == .exit(90))
            }
        }
    }

    @Test func letsEachWriteWhileTheOtherDoes() throws {
        try Talk.with { talk throws in
            // Single bytes, with the head of a frame each, that nobody reads for long.
            let outcome = try talk.run("drip:40000 until-end exit:0", "sleep:500 drip:40000 close until-end exit:42")
            #expect(outcome.submission.ending == .exit(0))
            #expect(outcome.validator.ending == .exit(42))
        }
    }

    @Test func takesAlongWhatTheValidatorLeaves() throws {
        try TestContainer.folder { folder throws in
            let into = folder.appending(path: "tree")
            var validator = RunRequest.talking("hear leave:well-done exit:42")
            validator.harvest = .tree(into: into.path(percentEncoded: false), maxBytes: 1 << 20, maxFiles: 10)
            let outcome = try Talk.with { try $0.run(.talking("say:it"), validator) }
            #expect(outcome.validator.harvested == .tree(files: 1, bytes: 9))
            let file = into.appending(path: "feedback/judgemessage.txt")
            #expect(try String(contentsOf: file, encoding: .utf8) == "well-done")
        }
    }

    @Test func refusesFilesForInputAndOutput() throws {
        var (file, place, harvest) = (RunRequest.talking(""), RunRequest.talking(""), RunRequest.talking(""))
        file.inputFiles = ["/etc/passwd"]
        place.inputPlace = .file("x")
        harvest.harvest = .file("x", maxBytes: 1)
        for request in [file, place, harvest] {
            #expect(throws: SandboxError.self) {
                try Talk.with { try $0.run(request, .talking("exit:42")) }
            }
        }
    }
}
