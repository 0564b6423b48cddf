package import ContestModel

/// What usually causes what a judgement says, for a terminal.
package enum Hints {
    package static func sentences(of submission: TeamSubmission) -> [String] { ReportHints(submission).sentences }

    /// Sentences, each once; `language` is nil of a model.
    package static func sentences(on judgement: Judgement, in language: String?) -> [String] {
        ReportHints(of: ReportHints.texts(judgement.reason, judgement.message, judgement.log), in: language).sentences
    }
}
