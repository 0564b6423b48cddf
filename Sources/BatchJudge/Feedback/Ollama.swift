import ContestModel
import Foundation
import Glibc

/// A client of Ollama's HTTP API. The request is made by curl in a process of its own, which has its deadline whatever the server
/// does, and is ended as soon as it has said too much.
struct Ollama {
    let feedback: MachineFeedback

    /// Of an answer, in bytes; of the text in it that is kept.
    private static let maxAnswer = 256 << 10
    private static let maxText = 4000

    enum Failure: Error, CustomStringConvertible {
        case tooLong
        case noAnswer(code: Int32)
        case badAnswer

        var description: String {
            switch self {
            case .tooLong: "the answer has more than \(Ollama.maxAnswer) bytes"
            case .noAnswer(let code):
                "curl ended with exit code \(code) (28: too slow, 7: nobody there, 22: refused, 127: no curl)"
            case .badAnswer: "the answer is none of Ollama's"
            }
        }
    }

    private struct Request: Encodable {
        struct Options: Encodable {
            let num_predict = 300
            let temperature = 0
        }

        let model, prompt: String
        let stream = false
        let options = Options()
    }

    private struct Answer: Decodable {
        let response: String
    }

    /// The model's answer as text that can be shown; `limit` is of the whole, where the contest's own is not shorter.
    func ask(_ question: AdviceQuestion, within limit: Duration) throws -> String {
        let request = try JSONEncoder().encode(Request(model: feedback.model, prompt: question.text))
        let answer = try post(request, within: min(limit, feedback.timeout))
        guard let said = try? JSONDecoder().decode(Answer.self, from: answer) else { throw Failure.badAnswer }
        let text = said.response.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw Failure.badAnswer }
        return Excerpt.text(Data(text.utf8), maxBytes: Self.maxText)
    }

    private func post(_ body: Data, within limit: Duration) throws -> Data {
        let seconds = max(1, limit.components.seconds)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // No configuration file, no proxy, no other protocol, no redirection.
        process.arguments = [
            "curl", "-q", "--silent", "--fail", "--noproxy", "*", "--proto", "=http,https", "--max-time", "\(seconds)",
            "--connect-timeout", "5", "--max-filesize", "\(Self.maxAnswer)", "--header",
            "Content-Type: application/json", "--data-binary", "@-", "\(feedback.url)/api/generate",
        ]
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // A question is smaller than a pipe, so that this does not wait.
        try? input.fileHandleForWriting.write(contentsOf: body)
        try? input.fileHandleForWriting.close()
        var answer = Data()
        while let part = try output.fileHandleForReading.read(upToCount: 64 << 10), !part.isEmpty {
            answer += part
            guard answer.count <= Self.maxAnswer else {
                // The judge's threads block signals, and curl has inherited that.
                _ = Glibc.kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                throw Failure.tooLong
            }
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure.noAnswer(code: process.terminationStatus) }
        return answer
    }
}
