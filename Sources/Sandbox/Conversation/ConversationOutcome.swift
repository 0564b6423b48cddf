/// One of the two that talk.
package enum Speaker: Int, Sendable, Hashable, CaseIterable {
    case submission, validator

    var other: Speaker { self == .submission ? .validator : .submission }
}

/// What became of two programs that talked with each other; never a verdict.
package struct ConversationOutcome: Sendable, Hashable {
    /// As of a run alone, but for `output`, which is empty. The wall time is all that passed, not only what counts
    /// against the cap.
    package var submission: RunOutcome
    package var validator: RunOutcome
    /// Whose end the judge heard of first. What one does since the other has ended always comes after.
    package var endedFirst: Speaker
    /// For how long the submission had left something unread, and the validator had read nothing of what was there for it, when
    /// the first of the two ended, to a quarter of a second. Who waits for the other has read all; so a submission that reads a
    /// byte now and then, while the validator cannot write the rest, does not wait.
    package var submissionStalled: Duration
    package var validatorStalled: Duration
    package var log: ConversationLog

    package init(
        submission: RunOutcome,
        validator: RunOutcome,
        endedFirst: Speaker,
        submissionStalled: Duration = .zero,
        validatorStalled: Duration = .zero,
        log: ConversationLog
    ) {
        self.submission = submission
        self.validator = validator
        self.endedFirst = endedFirst
        self.submissionStalled = submissionStalled
        self.validatorStalled = validatorStalled
        self.log = log
    }
}
