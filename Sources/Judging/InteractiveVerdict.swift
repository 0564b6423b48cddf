package import Sandbox

/// What a conversation between a submission and the problem's validator comes to.
package enum InteractiveVerdict: Sendable, Hashable {
    case judged(RunAssessment)
    /// The judging failed, by the validator and not by the submission: what the validator did.
    case validatorFailed(String)

    /// Judges by who ended first: what one does after the other has gone counts for less, as it may come of that.
    ///
    /// A validator that rejects first makes it a wrong answer, however the submission ends; one that fails first has failed.
    /// Otherwise the submission is judged as alone, and the validator asked where it ended by itself, in order and within its
    /// limits. A submission that waits for the validator uses up its wall time only while neither is busy: that is its own fault, as
    /// it is who waits last, unless the validator leaves unread what it was sent. A validator that uses up its own, while the
    /// submission leaves unread what it was sent, has not failed.
    package init(of conversation: ConversationOutcome, within limits: RunLimits) {
        let answer = conversation.validator.answer
        let validatorIsFirst = conversation.endedFirst == .validator
        if validatorIsFirst, case .rejects? = answer {
            self = .judged(RunAssessment(of: .rejects("")))
            return
        }
        if validatorIsFirst, conversation.isHeldBySubmission(for: limits.wallTime) {
            var submission = conversation.submission
            submission.limit = .wallTime
            self = .judged(RunAssessment(of: submission, within: limits) { .accepts })
            return
        }
        guard !(validatorIsFirst && answer == nil), !conversation.isHeldByValidator(for: limits.wallTime) else {
            self = .validatorFailed(conversation.validator.failure)
            return
        }
        // Its wall time holds that of the validator: here the cap alone counts.
        var limits = limits
        if conversation.submission.limit != .wallTime { limits.wallTime = nil }
        do {
            self = .judged(
                try RunAssessment(of: conversation.submission, within: limits) {
                    guard let answer else { throw NoAnswer() }
                    return answer
                }
            )
        } catch {
            self = .validatorFailed(conversation.validator.failure)
        }
    }

    private struct NoAnswer: Error {}
}

extension ConversationOutcome {
    /// The validator waited for a submission that did not read all that it was sent, as one that reads a byte now and then.
    fileprivate func isHeldBySubmission(for limit: Duration?) -> Bool {
        validator.limit == .wallTime && submissionStalled >= (limit ?? submission.wallTime) / 2
    }

    /// The submission waited for a validator that did not read, for at least half of its limit: it cannot bring this about by
    /// writing at the last moment.
    fileprivate func isHeldByValidator(for limit: Duration?) -> Bool {
        let long = (limit ?? submission.wallTime) / 2
        return submission.limit == .wallTime && validatorStalled >= long && submissionStalled < long
    }
}

extension RunOutcome {
    /// Of an output validator; nil: it failed.
    fileprivate var answer: ValidatorAnswer? {
        guard limit == nil else { return nil }
        switch ending {
        case .exit(42): return .accepts
        case .exit(43): return .rejects("")
        case .exit, .signal, .notStarted: return nil
        }
    }

    /// How an output validator failed, in words.
    fileprivate var failure: String {
        switch (limit, ending) {
        case (.cpuTime?, _): "the output validator ran out of CPU time"
        case (.wallTime?, _): "the output validator ran out of wall time"
        case (.memory?, _): "the output validator needed more memory than it may use"
        case (.output?, _): "the output validator printed more than it may"
        case (nil, .exit(42)), (nil, .exit(43)): "the output validator did not read what the submission printed"
        case (nil, .exit(let code)): "the output validator ended with exit code \(code), which is neither 42 nor 43"
        case (nil, .signal(let number)): "the output validator was ended by signal \(number)"
        case (nil, .notStarted(let number)): "the output validator could not be started (errno \(number))"
        }
    }
}
