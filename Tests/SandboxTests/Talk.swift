import Foundation
import Sandbox

/// Two containers for one test, in which programs talk with each other.
struct Talk {
    let submission: RunContainer
    let validator: RunContainer

    static func with<Value>(_ plan: ContainerPlan? = nil, _ work: (Talk) throws -> Value) throws -> Value {
        try TestContainer.with(plan) { submission throws in
            try TestContainer.with { validator throws in
                try work(Talk(submission: submission, validator: validator))
            }
        }
    }

    /// Steps of the talking program for each.
    func run(
        _ submission: String,
        _ validator: String,
        logBytes: Int = 64 << 10,
        _ change: (inout RunCaps, inout RunCaps) -> Void = { _, _ in }
    ) throws -> ConversationOutcome {
        var (own, its) = (RunRequest.talking(submission), RunRequest.talking(validator))
        change(&own.caps, &its.caps)
        return try run(own, its, logBytes: logBytes)
    }

    func run(_ own: RunRequest, _ its: RunRequest, logBytes: Int = 64 << 10) throws -> ConversationOutcome {
        try Conversation.run(
            submission: (submission, own),
            validator: (validator, its),
            logBytes: logBytes
        )
    }
}

extension RunRequest {
    static func talking(_ steps: String) -> RunRequest {
        ordinary(["/talker"] + steps.split(separator: " ").map(String.init))
    }
}

extension ConversationLog {
    func said(by speaker: Speaker) -> String {
        String(
            decoding: (beginning + end).filter { $0.speaker == speaker }.flatMap { Array($0.bytes) },
            as: UTF8.self
        )
    }
}
