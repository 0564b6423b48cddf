/// What a team says in `submission.yaml` at the root of its zip; nil: not said.
package struct SubmissionManifest: Sendable, Hashable {
    package let problem: String?
    package var language: String?
    package let entryPoint: String?

    package init(problem: String? = nil, language: String? = nil, entryPoint: String? = nil) {
        self.problem = problem
        self.language = language
        self.entryPoint = entryPoint
    }
}
