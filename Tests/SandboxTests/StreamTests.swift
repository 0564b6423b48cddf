import Foundation
import Sandbox
import Testing

/// What goes in and comes out.
@Suite struct StreamTests {
    @Test func passesBytesAsTheyAre() throws {
        let bytes = Data([0xff, 0x00, 0xc3, 0x28, 0x0d, 0x0a, 0x1b, 0xed, 0xa0, 0x80])
        try TestContainer.with { container throws in
            try TestContainer.feeding(bytes) { file throws in
                var request = RunRequest.ordinary(["cat"])
                request.inputFiles = [file, file]
                #expect(try container.run(request).output == bytes + bytes)
            }
            #expect(try container.run(.ordinary(["cat"])).output.isEmpty)
        }
    }

    @Test func passesAlotThroughWithoutDeadlock() throws {
        var bytes = Data(count: 16 << 20)
        for index in stride(from: 0, to: bytes.count, by: 1021) {
            bytes[index] = UInt8(truncatingIfNeeded: index / 1021)
        }
        try TestContainer.with { container throws in
            try TestContainer.feeding(bytes) { file throws in
                var request = RunRequest.ordinary(["cat"])
                request.inputFiles = [file]
                request.caps.output = 32 << 20
                let outcome = try container.run(request)
                #expect(outcome.output == bytes)
                #expect(outcome.outputBytes == 16 << 20)
            }
        }
    }

    @Test func doesNotMindAProgramThatNeverReads() throws {
        try TestContainer.with { container throws in
            try TestContainer.feeding(Data(count: 1_500_000)) { file throws in
                for words in [["hello"], ["sleep", "0"]] {
                    var request = RunRequest.ordinary(["/probe"] + words)
                    request.inputFiles = [file]
                    #expect(try container.run(request).ending == .exit(0))
                }
                var closing = RunRequest.shell("exec <&-; sleep 0.1; echo fine")
                closing.inputFiles = [file]
                #expect(try container.run(closing).text == "fine\n")
                var reading = RunRequest.shell("head -c 100000 | wc -c")
                reading.inputFiles = [file]
                #expect(try container.run(reading).text == "100000\n")
            }
        }
    }

    @Test func keepsAnnouncedRunsApart() throws {
        try TestContainer.with { container throws in
            let runs = (0..<50).map { number in
                // Some end at once, some read nothing, some leave a process behind.
                ["echo \(number)", "cat; echo \(number)", "sleep 9 & echo \(number)"][number % 3]
            }
            try TestContainer.feeding(Data(repeating: UInt8(ascii: "\n"), count: 200_000)) { file in
                let requests = runs.map { script in
                    var request = RunRequest.ordinary(["/bin/sh", "-c", script])
                    request.inputFiles = [file]
                    return request
                }
                for (number, request) in requests.enumerated() {
                    let next = number + 1 < requests.count ? requests[number + 1] : nil
                    let outcome = try container.run(request, before: next)
                    #expect(outcome.text.trimmingCharacters(in: .newlines) == "\(number)")
                    #expect(outcome.ending == .exit(0) && outcome.limit == nil)
                }
            }
        }
    }

    @Test func runsNothingButWhatWasAnnounced() throws {
        try TestContainer.with { container throws in
            _ = try container.run(.probe("hello"), before: .probe("exit", "3"))
            #expect(throws: SandboxError.self) { try container.run(.probe("hello")) }
            #expect(try container.run(.probe("exit", "3")).ending == .exit(3))
        }
    }

    @Test func givesInputAsAFile() throws {
        try TestContainer.with { container throws in
            try TestContainer.feeding(Data("7 8\n".utf8)) { file throws in
                var request = RunRequest.shell("cat; cat input.txt; ls -A; echo 15 > input.txt")
                request.inputFiles = [file]
                request.inputPlace = .file("input.txt")
                #expect(try container.run(request).text == "7 8\ninput.txt\n")
                // Again: nothing of the first one is in the way.
                #expect(try container.run(request).text == "7 8\ninput.txt\n")
            }
        }
    }

    @Test(arguments: ["../x", "a/b", "", "..", "/etc/x"]) func refusesAnInputNameThatIsAPath(name: String) throws {
        try TestContainer.with { container throws in
            var request = RunRequest.probe("hello")
            request.inputPlace = .file(name)
            #expect(throws: SandboxError.self) { try container.run(request) }
        }
    }

    @Test func throwsWhenInputIsMissing() throws {
        try TestContainer.with { container throws in
            var request = RunRequest.probe("hello")
            request.inputFiles = ["/nonexistent/input"]
            #expect {
                try container.run(request)
            } throws: { error in
                "\(error)".contains("/nonexistent/input")
            }
        }
    }
}
