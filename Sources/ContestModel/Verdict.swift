/// The answer to one test case or to a whole submission, by its CLICS id.
package enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case accepted = "AC"
    case wrongAnswer = "WA"
    case timeLimit = "TLE"
    case memoryLimit = "MLE"
    case outputLimit = "OLE"
    case runTimeError = "RTE"
    case compileError = "CE"
    /// The zip was refused at intake.
    case submissionError = "SE"
    /// A breach of the sandbox's rules that the judge is sure of.
    case sandboxViolation = "SV"
    /// The judge failed; never charged, never ranked.
    case judgingError = "JE"

    /// The words people read, in lower case.
    package var name: String {
        switch self {
        case .accepted: "accepted"
        case .wrongAnswer: "wrong answer"
        case .timeLimit: "time limit exceeded"
        case .memoryLimit: "memory limit exceeded"
        case .outputLimit: "output limit exceeded"
        case .runTimeError: "run-time error"
        case .compileError: "compile error"
        case .submissionError: "submission error"
        case .sandboxViolation: "sandbox violation"
        case .judgingError: "judging error"
        }
    }

    /// Whether it stands on a program that was judged and failed: the verdicts that cost penalty time before a solution.
    package var isPenalized: Bool {
        switch self {
        case .wrongAnswer, .timeLimit, .memoryLimit, .outputLimit, .runTimeError, .sandboxViolation: true
        case .accepted, .compileError, .submissionError, .judgingError: false
        }
    }
}

/// Where a submission stands.
package enum SubmissionState: String, Sendable, Hashable, Codable, CaseIterable {
    case queued, judging, judged
    /// The upload never became judgeable.
    case rejected
    /// A dead letter: the judge failed too often. Ours, not the team's.
    case failed
    case withdrawn, disqualified

    /// Whether a later sweep still has to judge it.
    package var isPending: Bool {
        switch self {
        case .queued, .judging: true
        case .judged, .rejected, .failed, .withdrawn, .disqualified: false
        }
    }
}

extension SubmissionState {
    /// Whether somebody took it out of the contest.
    package var isOut: Bool { self == .withdrawn || self == .disqualified }
}

/// What is being done with a submission in progress, in this order.
package enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
    case received, verifying, extracting, building, running, scoring, published
}
