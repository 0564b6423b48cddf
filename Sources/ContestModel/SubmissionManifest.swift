/// What a team says of its upload in a `submission.yaml`; nil: it says nothing, and the judge finds out by itself.
package struct SubmissionManifest: Sendable, Hashable {
    package let problem: String?
    package let language: String?
    package let entryPoint: String?

    package init(problem: String? = nil, language: String? = nil, entryPoint: String? = nil) {
        self.problem = problem
        self.language = language
        self.entryPoint = entryPoint
    }
}
