package import ContestModel
import Foundation
import Sandbox

/// A small program of ours whose verdict is known, if the sandbox holds and the judge judges.
package enum Canary: String, Sendable, Hashable, CaseIterable {
    case right, wrong, network, sleeper
    case forkBomb = "fork-bomb"
    case memoryHog = "memory-hog"

    /// What must come of it, one of these.
    package var verdicts: [Verdict] {
        switch self {
        case .right, .network: [.accepted]
        case .wrong: [.wrongAnswer]
        case .sleeper: [.timeLimit]
        // On a busy machine its failing forks have been seen to count as memory beyond the cap.
        case .forkBomb: [.timeLimit, .memoryLimit]
        case .memoryHog: [.memoryLimit]
        }
    }

    /// A sleeper is to be waited for no longer than it takes to see that it sleeps.
    fileprivate var wallTime: Duration { self == .sleeper ? .milliseconds(300) : .seconds(20) }
}

/// A canary that came back with another verdict than it must.
package struct OffCanary: Error, Sendable, Hashable, CustomStringConvertible {
    package let canary: Canary
    package let image: String
    package let verdict: Verdict

    package var description: String {
        let due = canary.verdicts.map(\.rawValue).joined(separator: " or ")
        return "in the image \(image) the canary '\(canary.rawValue)' must be \(due) and was \(verdict.rawValue)"
    }
}

extension Workbench {
    private static let memory: Int64 = 64 << 20

    /// Judges canaries in an image; each runs where the one before may have left something.
    ///
    /// The input is another one each time, and lies in `folder`.
    ///
    /// - Throws: `OffCanary` where one is off; `SandboxError` where the engine fails.
    package func tryOut(
        _ canaries: [Canary],
        image: (name: String, id: String),
        cores: String?,
        in folder: String
    ) throws {
        let numbers = (Int.random(in: 1...1_000_000_000), Int.random(in: 1...1_000_000_000))
        let input = "\(folder)/sum.in"
        try Data("\(numbers.0) \(numbers.1)\n".utf8).write(to: URL(filePath: input))
        let answer = Data("\(numbers.0 + numbers.1)\n".utf8)
        var waiting = canaries[...]
        while !waiting.isEmpty {
            try withOwnContainer(image.id, cores) { container in
                while container.isReady, let canary = waiting.popFirst() {
                    let verdict = try verdict(on: canary, in: container, input: input, answer: answer)
                    guard canary.verdicts.contains(verdict) else {
                        throw OffCanary(canary: canary, image: image.name, verdict: verdict)
                    }
                }
            }
        }
    }

    private func verdict(
        on canary: Canary,
        in container: RunContainer,
        input: String,
        answer: Data
    ) throws -> Verdict {
        let limits = RunLimits(cpuTime: .milliseconds(300), wallTime: canary.wallTime, memory: Self.memory)
        let request = OwnProgram.request(
            canary.rawValue,
            input: [input],
            caps: RunCaps(cpuTime: limits.cpuTime, wallTime: canary.wallTime, output: 1 << 10)
        )
        let outcome = try container.run(request)
        return RunAssessment(of: outcome, within: limits) {
            OutputValidator(flags: ComparisonFlags()).compare(output: outcome.output, answer: answer)
        }.verdict
    }

    /// CPU time of a piece of work that is always the same: the least of several times, which is the one that was disturbed least.
    package func calibrate(image: String, cores: String?) throws -> Duration {
        try withOwnContainer(image, cores) { container in
            let caps = RunCaps(cpuTime: .seconds(10), wallTime: .seconds(60), output: 1 << 10)
            return try (0..<3).map { _ in
                let outcome = try container.run(OwnProgram.request("calibrate", caps: caps))
                guard outcome.ending == .exit(0), outcome.limit == nil, let time = outcome.cpuTime else {
                    throw JudgingError.notCalibrated
                }
                return time
            }.min() ?? .zero
        }
    }

    private func withOwnContainer<Value>(
        _ image: String,
        _ cores: String?,
        _ body: (RunContainer) throws -> Value
    ) throws -> Value {
        let container = try engine.start(
            ContainerPlan(
                image: image,
                purpose: .check,
                owner: owner,
                submission: "",
                mounts: [OwnProgram.mount(of: engine)],
                memory: Self.memory,
                cores: cores,
                runtime: runtime
            )
        )
        defer { container.remove() }
        return try body(container)
    }
}
