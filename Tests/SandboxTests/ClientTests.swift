import Foundation
import Logging
import Testing

@testable import Sandbox

/// The client of the engine's API against a server that says what a real one would not.
@Suite struct ClientTests {
    private func answer(
        _ answer: StubEngine.Answer,
        within length: Duration = .seconds(5)
    ) throws -> (answer: EngineClient.Answer, request: String) {
        try TestContainer.folder { folder throws in
            let stub = try StubEngine(in: folder, [answer])
            let client = EngineClient(socket: stub.socket, prefix: "/v1.41")
            let answer = try client.call(.post, "/x?y=1", body: Array("{}".utf8), within: length)
            return (answer, try stub.request(0))
        }
    }

    @Test(arguments: [false, true]) func readsEveryKindOfBody(inPieces: Bool) throws {
        let chunks = "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n"
        let cases: [(StubEngine.Answer, String)] = [
            (.http("200 OK", ["Content-Length: 5"], "hello"), "hello"),
            (.http("200 OK", ["content-length:5", "X: y: z"], "hello and more"), "hello"),
            (.http("200 OK", ["Transfer-Encoding: chunked"], chunks), "abc0123456789"),
            (.http("200 OK", [], "until the end"), "until the end"),
            (.http("204 No Content"), ""),
            (.http("200", ["Content-Length: 0"]), ""),
        ]
        for (scripted, body) in cases {
            var scripted = scripted
            scripted.inPieces = inPieces
            let answer = try answer(scripted).answer
            #expect(String(decoding: answer.body, as: UTF8.self) == body)
        }
    }

    @Test func asksAsHTTPWants() throws {
        let request = try answer(.http("204 No Content")).request
        #expect(request.hasPrefix("POST /v1.41/x?y=1 HTTP/1.1\r\nHost: docker\r\n"))
        #expect(request.contains("Connection: close\r\n"))
        #expect(request.contains("Content-Type: application/json\r\n"))
        #expect(request.hasSuffix("Content-Length: 2\r\n\r\n{}"))
    }

    @Test(arguments: [
        StubEngine.Answer(bytes: []),
        StubEngine.Answer(bytes: Array("HTTP/1.1 200 OK\r\nContent".utf8)),
        StubEngine.Answer(bytes: Array("SSH-2.0-OpenSSH\r\n\r\n".utf8)),
        StubEngine.Answer(bytes: Array(repeating: 65, count: 100_000)),
        .http("999 What"),
        .http("200 OK", ["Content-Length: 6"], "hello"),
        .http("200 OK", ["Content-Length: -1"]),
        .http("200 OK", ["Content-Length: 99999999999"]),
        .http("200 OK", ["Transfer-Encoding: chunked"], "5\r\nhello\r\n"),
        .http("200 OK", ["Transfer-Encoding: chunked"], "xyz\r\nhello\r\n0\r\n\r\n"),
        .http("200 OK", ["Transfer-Encoding: chunked"], "-5\r\nhello\r\n0\r\n\r\n"),
        .http("200 OK", ["Transfer-Encoding: chunked"], "3\r\nhello\r\n0\r\n\r\n"),
        .http("200 OK", ["Transfer-Encoding: chunked"], String(repeating: "1", count: 5000)),
    ]) func throwsAtNonsense(scripted: StubEngine.Answer) throws {
        #expect {
            try answer(scripted)
        } throws: { error in
            guard case SandboxError.badAnswer = error else { return false }
            return true
        }
    }

    @Test func givesUpAtItsDeadline() throws {
        let silent = StubEngine.Answer(bytes: Array("HTTP/1.1 200 OK\r\n".utf8), staysOpen: true)
        #expect(throws: SandboxError.deadline(call: "POST /x?y=1", seconds: 0)) {
            try answer(silent, within: .milliseconds(200))
        }
    }

    @Test func passesOnWhatTheEngineSays() throws {
        let refusal = StubEngine.Answer.json(#"{"message": "no such thing"}"#, status: "500 Internal Server Error")
        try TestContainer.folder { folder throws in
            let stub = try StubEngine(in: folder, [refusal])
            let engine = ContainerEngine(socket: stub.socket, supervisor: "/x", log: Logger(label: "sandbox-tests"))
            #expect(
                throws: SandboxError.engineRefused(call: "GET /version", status: 500, body: "no such thing")
            ) {
                try engine.version()
            }
        }
    }

    @Test(arguments: [
        ("1.41", "1.12", "/v1.41"), ("1.52", "1.44", "/v1.44"), ("1.50", "1.24", "/v1.41"),
    ]) func speaksAVersionThatTheEngineKnows(newest: String, oldest: String, prefix: String) throws {
        let version = #"{"Version": "1", "ApiVersion": "\#(newest)", "MinAPIVersion": "\#(oldest)"}"#
        try TestContainer.folder { folder throws in
            let stub = try StubEngine(in: folder, [.json(version), .json("{}", status: "404 Not Found")])
            let engine = ContainerEngine(socket: stub.socket, supervisor: "/x", log: Logger(label: "sandbox-tests"))
            #expect(try engine.image("a/b c?d") == nil)
            #expect(try stub.request(1).hasPrefix("GET \(prefix)/images/a/b%20c%3Fd/json HTTP/1.1\r\n"))
        }
    }

    @Test func refusesAnImageThatDeclaresVolumes() throws {
        let image = #"""
            {"Id": "sha256:1", "RepoTags": null, "Created": "now", "Size": 1, "Architecture": "amd64",
             "Config": {"Labels": null, "Volumes": {"/data": {}}}}
            """#
        try TestContainer.folder { folder throws in
            let version = #"{"Version": "1", "ApiVersion": "1.41"}"#
            let stub = try StubEngine(in: folder, [.json(version), .json(image)])
            let engine = ContainerEngine(socket: stub.socket, supervisor: "/x", log: Logger(label: "sandbox-tests"))
            #expect {
                try engine.start(try TestContainer.plan())
            } throws: { error in
                guard case SandboxError.imageUnfit(_, let reason) = error else { return false }
                return reason.contains("/data")
            }
        }
    }

    @Test func waitsForARemovalThatIsUnderWay() throws {
        try TestContainer.folder { folder throws in
            let busy = StubEngine.Answer.json(#"{"message": "in progress"}"#, status: "409 Conflict")
            let stub = try StubEngine(in: folder, [busy, busy, .json("{}", status: "404 Not Found")])
            let engine = ContainerEngine(socket: stub.socket, supervisor: "/x", log: Logger(label: "sandbox-tests"))
            try engine.removeContainer("abc", through: EngineClient(socket: stub.socket))
            #expect(try stub.request(2).hasPrefix("DELETE /containers/abc?force=1&v=1 "))
        }
    }

    @Test func takesOverAConnection() throws {
        try TestContainer.folder { folder throws in
            let upgraded = StubEngine.Answer.http("101 UPGRADED", ["Upgrade: tcp"], "early")
            let stub = try StubEngine(in: folder, [upgraded, .json(#"{"message": "no"}"#, status: "404 Not Found")])
            let client = EngineClient(socket: stub.socket)
            var (stream, bytes) = try client.hijack("/attach", within: .seconds(5))
            while try stream.read(into: &bytes, until: Deadline("read", after: .seconds(5))) {}
            #expect(String(decoding: bytes, as: UTF8.self) == "early")
            #expect(throws: SandboxError.self) { try client.hijack("/attach", within: .seconds(5)) }
        }
    }
}
