import ContestModel
import Foundation

extension World {
    /// Texts that try to be more than text. What runs sets `window.owned`.
    static let payloads = [
        "<script>window.owned=1</script>",
        "\"><img src=x onerror=\"window.owned=1\">",
        "' onmouseover='window.owned=1' autofocus onfocus='window.owned=1' x='",
        "</title></style></textarea></pre><svg onload=window.owned=1>",
        "{{name}}{{{statement}}}{{>layout}}",
        "]]>--><iframe srcdoc='<script>parent.owned=1</script>'>",
        "javascript:window.owned=1",
        "\u{202E}gnp.live\u{2066}\u{200F}",
        "nul\u{0}vt\u{b}esc\u{1b}[31mbel\u{7}nel\u{85}end",
        String(repeating: "Wide", count: 75),
        "=1+1", "+1+1", "-A1", "@SUM(1)", "\t=tab",
        "&lt;b&gt;&#0;&amp",
    ]

    /// A contest whose teams, problems, uploads and programs say nothing but payloads.
    static func hostile(folder: String) throws -> World {
        let sample = "\(folder)/sample"
        // Bytes that are no UTF-8: a lone surrogate, a cut sequence.
        try Data([0xed, 0xa0, 0x80, 0xf0, 0x9f, 0x00, 0x0b] + Array(payloads.joined(separator: "\n").utf8))
            .write(to: URL(filePath: sample))
        var numbers = SeededNumbers(seed: 1)
        var world = try World.random(at: .running, using: &numbers)
        (world.isBlind, world.isAnonymous, world.type, world.name) = (false, false, .passFail, payloads[1])
        world.teams = payloads.enumerated().map { key, text in
            WorldTeam(
                key: key,
                id: "t\(key)",
                name: text,
                organization: text,
                kind: key == 5 ? .baseline : .team,
                isHidden: false
            )
        }
        world.problems = payloads.prefix(6).enumerated().map { index, text in
            var problem = WorldProblem.random(index, using: &numbers)
            (problem.name, problem.sampleFile, problem.isScored) = (text, sample, index == 2)
            problem.statement =
                "# \(text)\n\n\(text)\n\n[\(text)](javascript:window.owned=1) ![x](javascript:window.owned=1)"
            return problem
        }
        world.uploads = []
        for (key, text) in payloads.enumerated() {
            for state in [SubmissionState.judged, .rejected, .disqualified, .judging] {
                world.uploads.append(upload(text, of: key, state, Int64(world.uploads.count + 1)))
            }
        }
        return world
    }

    private static func upload(_ text: String, of team: Int, _ state: SubmissionState, _ id: Int64) -> WorldUpload {
        WorldUpload(
            id: id,
            team: team,
            problem: team,
            seconds: Int(id) * 60,
            state: state,
            verdict: state == .rejected
                ? .submissionError : id % 3 == 0 ? .compileError : id % 2 == 0 ? .accepted : .wrongAnswer,
            points: [10, 20],
            milliseconds: 10,
            kibibytes: 1000,
            judgingSeconds: 5,
            language: "c",
            because: text,
            file: text,
            message: text,
            log: text,
            juryMessage: text,
            teamMessage: text,
            feedback: SampleFeedback(input: text, expected: text, output: text, errors: text, difference: text)
        )
    }

    /// A contest of so many teams and problems, most of which are solved.
    static func large(teams: Int, problems: Int) throws -> World {
        var numbers = SeededNumbers(seed: 2)
        var world = try World.random(at: .running, using: &numbers)
        (world.isBlind, world.isAnonymous, world.type) = (false, false, .passFail)
        world.teams = (0..<teams).map { key in
            WorldTeam(
                key: key,
                id: "t\(key)",
                name: "Patient Owls N\(key + 100)",
                organization: "University \(key % 20)",
                kind: .team,
                isHidden: false
            )
        }
        world.problems = (0..<problems).map { index in
            var problem = WorldProblem.random(index, using: &numbers)
            problem.isScored = false
            return problem
        }
        world.uploads = (0..<teams * problems / 2).map { number in
            WorldUpload(
                id: Int64(number + 1),
                team: Int.random(in: 0..<teams, using: &numbers),
                problem: Int.random(in: 0..<problems, using: &numbers),
                seconds: number * 11_000 / (teams * problems / 2),
                state: numbers.oneIn(20) ? .queued : .judged,
                verdict: numbers.oneIn(3) ? .wrongAnswer : .accepted,
                points: [],
                milliseconds: 10,
                kibibytes: 1000,
                judgingSeconds: 5,
                language: "c"
            )
        }
        return world
    }
}
