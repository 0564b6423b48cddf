/// Where a language model is asked for advice on what failed.
package struct MachineFeedback: Sendable, Hashable {
    /// Of a server that speaks Ollama's API, without a path.
    package let url: String
    package let model: String
    /// Of one question.
    package let timeout: Duration
    /// Of all questions after one sweep.
    package let budget: Duration

    package init(url: String, model: String, timeout: Duration, budget: Duration) {
        self.url = url
        self.model = model
        self.timeout = timeout
        self.budget = budget
    }
}

/// What a language model said of a judgement: a text of nobody's, never trusted, and never a part of the verdict.
package struct MachineAdvice: Sendable, Hashable, Codable {
    /// Plain, escaped and cut.
    package let text: String
    package let model: String
    /// When the judgement ended that it is about; it says nothing of a later one.
    package let judged: Timestamp
    package let asked: Timestamp

    package init(text: String, model: String, judged: Timestamp, asked: Timestamp) {
        self.text = text
        self.model = model
        self.judged = judged
        self.asked = asked
    }
}
