import Foundation
import Testing

@testable import Sandbox

/// The stream of the supervisor, and one that lies.
@Suite struct ProtocolTests {
    private func frame(_ kind: Character, _ body: [UInt8] = []) -> [UInt8] {
        WireWriter.frame(kind: kind.asciiValue ?? 0, body[...])
    }

    /// As the engine sends it, in pieces of a given size.
    private func multiplexed(_ bytes: [UInt8], stream: UInt8 = 1, piece: Int = 32768) -> [UInt8] {
        stride(from: 0, to: bytes.count, by: piece).flatMap { start in
            let part = bytes[start..<min(start + piece, bytes.count)]
            return [stream, 0, 0, 0] + withUnsafeBigEndian(UInt32(part.count)) + part
        }
    }

    private func withUnsafeBigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private func result(
        ended: UInt8 = 0,
        code: Int32 = 0,
        limit: UInt8 = 0,
        harvested: UInt8 = 0,
        cpu: Int64 = 1,
        means: (cpu: UInt8, memory: UInt8) = (1, 3),
        wall: Int64 = 1,
        starved: Int64 = 0,
        output: Int64 = 0,
        errors: Int64 = 0
    ) -> [UInt8] {
        var body = WireWriter()
        body.number(ended)
        body.number(code)
        body.number(limit)
        body.number(harvested)
        body.number(means.cpu)
        body.number(means.memory)
        for number in [cpu, wall, starved, 4096, output, errors] { body.number(number) }
        return frame("S", body.bytes)
    }

    /// One run with a supervisor that answers with these bytes, whatever it is asked for.
    private func exchange(_ request: RunRequest, _ bytes: [UInt8], piece: Int = 32768) throws -> RunOutcome {
        try TestContainer.folder { folder throws in
            let answer = StubEngine.Answer(bytes: multiplexed(bytes, piece: piece))
            let stub = try StubEngine(in: folder, [answer])
            let stream = try UnixStream(connectedTo: stub.socket)
            let connection = SupervisorConnection(stream: stream, early: [], container: "c")
            var exchange = try RunExchange(request, over: connection)
            var none: OutgoingRequest?
            return try exchange.finish(before: &none)
        }
    }

    private let request = RunRequest.probe("hello")
    private let hi = Array("hi".utf8)

    @Test(arguments: [1, 7, 32768]) func putsPiecesTogether(piece: Int) throws {
        let bytes = frame("O", hi) + frame("E", [33]) + frame("D") + frame("O", hi) + result(output: 4, errors: 1)
        let outcome = try exchange(request, bytes, piece: piece)
        #expect(outcome.text == "hihi")
        #expect(outcome.complaint == "!")
        #expect(outcome.ending == .exit(0))
        #expect(outcome.peakMemory == 4096)
        #expect(outcome.cpuMeans == .firstControlGroup && outcome.memoryMeans == .processes)
    }

    @Test func believesNothingThatCannotBe() throws {
        let lies: [(String, [UInt8])] = [
            ("unknown kind", frame("?")),
            ("too long", [UInt8(ascii: "O"), 1, 0, 1, 0]),
            ("second hello", frame("H", [4, 255, 1, 1])),
            ("short result", frame("S", [0])),
            ("unknown ending", result(ended: 9)),
            ("exit code", result(code: 256)),
            ("signal", result(ended: 1, code: 0)),
            ("unknown limit", result(limit: 9)),
            ("negative", result(cpu: -1)),
            ("unknown means", result(means: (0, 3))),
            ("memory by no means", result(means: (1, 0))),
            ("starved too long", result(starved: 2)),
            ("miscounted output", frame("O", hi) + result(output: 3)),
            ("miscounted errors", frame("E", hi) + result(errors: 1)),
            ("unsaid limit", result(output: 2 << 20)),
            ("wall time", result(wall: 3_600_000_000_000)),
            ("CPU time", result(cpu: 3_600_000_000_000)),
            ("file unasked", frame("F", [0] + hi)),
            ("content unasked", frame("C", hi)),
            ("harvest unasked", result(harvested: 1)),
            ("more after the end", result() + frame("O", hi)),
            ("fault", frame("X", hi)),
            ("ended early", frame("O", hi)),
        ]
        for (name, bytes) in lies {
            #expect(throws: SandboxError.self, "\(name)") { try exchange(request, bytes) }
        }
    }

    @Test func holdsAHarvestToItsCaps() throws {
        var file = request
        file.harvest = .file("x", maxBytes: 3)
        let good = frame("F", [0] + Array("x".utf8)) + frame("C", hi)
        #expect(try exchange(file, good + result(harvested: 1)).text == "hi")
        #expect(try exchange(file, frame("Z", hi) + result(harvested: 3)).harvested == .refused("hi"))
        let lies = [
            good + frame("C", hi) + result(harvested: 1), good + good + result(harvested: 1),
            frame("C", hi) + result(harvested: 1), good + result(), good + result(harvested: 3),
            frame("Z", hi) + result(harvested: 1), frame("O", hi) + good + result(harvested: 1, output: 2),
        ]
        for bytes in lies {
            #expect(throws: SandboxError.self) { try exchange(file, bytes) }
        }
    }

    @Test func writesNowhereButBelowTheFolder() throws {
        for name in ["../x", "/etc/x", "a/../../x", "", "a//b", "a/", "x\0y", "./x"] {
            try TestContainer.folder { folder throws in
                let into = folder.appending(path: "into")
                var tree = request
                tree.harvest = .tree(into: into.path(percentEncoded: false), maxBytes: 100, maxFiles: 5)
                let bytes = frame("F", [1] + Array(name.utf8)) + frame("C", hi) + result(harvested: 2)
                guard case .refused = try exchange(tree, bytes).harvested else {
                    Issue.record("\(name) was taken")
                    return
                }
                let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
                #expect(left.filter { !["into", "engine.sock"].contains($0) && !$0.hasPrefix("request") }.isEmpty)
            }
        }
    }

    @Test func writesThroughNoLinkAndOverNoFile() throws {
        for name in ["link/x", "old"] {
            try TestContainer.folder { folder throws in
                let into = folder.path(percentEncoded: false)
                try FileManager.default.createSymbolicLink(atPath: "\(into)/link", withDestinationPath: "/tmp")
                try Data("old".utf8).write(to: folder.appending(path: "old"))
                var tree = request
                tree.harvest = .tree(into: into, maxBytes: 100, maxFiles: 5)
                let bytes = frame("F", [1] + Array(name.utf8)) + frame("C", hi) + result(harvested: 2)
                #expect(throws: SandboxError.self) { try exchange(tree, bytes) }
                #expect(try String(contentsOf: folder.appending(path: "old"), encoding: .utf8) == "old")
            }
        }
    }

    @Test func knowsAWeakCage() throws {
        for missing: UInt8 in [1, 2, 4, 8, 16, 32] {
            var queue = ByteQueue(frame("H", [4, 255 - missing, 1, 1]))
            let hello = try SupervisorHello(
                try #require(try SupervisorFrame(from: &queue, container: "c")),
                container: "c"
            )
            #expect(throws: SandboxError.self) { try hello.check(runtime: "runc", container: "c") }
            if missing == 16 { try hello.check(runtime: "runsc", container: "c") }
        }
        var queue = ByteQueue(frame("H", [5, 255, 1, 1]))
        let frame = try #require(try SupervisorFrame(from: &queue, container: "c"))
        #expect(throws: SandboxError.self) { try SupervisorHello(frame, container: "c") }
    }

    @Test(arguments: [
        ("", [:]), ("a\0b", [:]), ("x", ["A=B": "1"]), ("x", ["": "1"]), ("x", ["A": "\0"]),
        (String(repeating: "x", count: 200_000), [:]),
    ]) func refusesWordsThatCannotBePassed(word: String, environment: [String: String]) {
        var request = RunRequest.ordinary([word])
        request.environment = environment
        #expect(throws: SandboxError.self) { try request.encoded() }
    }

    /// One side of a conversation whose supervisor answers with these bytes.
    private func conversation(_ bytes: [UInt8]) throws -> RunOutcome? {
        try TestContainer.folder { folder throws in
            let stub = try StubEngine(in: folder, [StubEngine.Answer(bytes: multiplexed(bytes))])
            let connection = SupervisorConnection(
                stream: try UnixStream(connectedTo: stub.socket),
                early: [],
                container: "c"
            )
            let engine = try TestContainer.engine()
            let client = EngineClient(socket: stub.socket)
            let container =
                RunContainer(id: "c", image: "i", connection: connection, engine: engine, client: client)
            var side = try ConversationSide(
                request,
                hasOwnKernel: false,
                in: container,
                over: connection,
                within: .seconds(20)
            )
            while side.outcome == nil {
                side.send()
                while try side.next() != nil { side.send() }
                if side.outcome == nil { try side.receive() }
            }
            return side.outcome
        }
    }

    private func status(_ numbers: Int64...) -> [UInt8] {
        var body = WireWriter()
        for number in numbers { body.number(number) }
        return frame("A", body.bytes)
    }

    @Test func believesNothingThatCannotBeInAConversation() throws {
        let end = frame("D") + result(output: 2)
        let outcome = try conversation(frame("O", hi) + status(5, 6, 0) + frame("O") + end)
        #expect(outcome?.outputBytes == 2 && outcome?.output == Data())
        let lies: [(String, [UInt8])] = [
            ("no status", frame("A")),
            ("half a status", status(1, 2)),
            ("a longer status", status(1, 2, 3, 4)),
            ("a negative status", status(1, -1, 0)),
            ("huge status", status(.max, 1, 0)),
            ("its end twice", frame("D")),
            ("a result before the end", result(output: 2)),
            ("miscounted output", frame("O", [1])),
            ("no frame", frame("?")),
        ]
        for (name, bytes) in lies {
            #expect(throws: SandboxError.self, "\(name)") { try conversation(frame("O", hi) + bytes + end) }
        }
    }

    @Test func keepsLargeOutputInAMappedFile() throws {
        var bytes = CollectedBytes()
        let piece = [UInt8](repeating: 7, count: 700_000)
        for _ in 1...3 { try bytes.append(piece[...]) }
        #expect(try bytes.data() == Data(repeating: 7, count: 2_100_000))
        #expect(bytes.count == 2_100_000)
    }

    /// On a busy machine a program may be over before the judge hears that its request was sent.
    @Test func aRequestBeginsBeforeItIsSent() throws {
        var outgoing = try OutgoingRequest(
            RunRequest(arguments: ["/p"], caps: RunCaps(cpuTime: .seconds(1), wallTime: .seconds(1), output: 1))
        )
        _ = try outgoing.next()
        let given = ContinuousClock.now
        Thread.sleep(forTimeInterval: 0.02)
        #expect(outgoing.begun == nil)
        outgoing.sent(1)
        #expect(try #require(outgoing.begun) <= given)
    }
}
