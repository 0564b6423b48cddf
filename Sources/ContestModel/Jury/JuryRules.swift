/// What a package says of its jury submissions: by folder, and by `submissions.yaml`.
package struct JuryRules: Sendable, Hashable {
    /// What holds for the submissions that a pattern covers.
    package struct Entry: Sendable, Hashable {
        /// Paths below `submissions/`.
        package let pattern: PathPattern
        /// Ids of ours; nil: as the file names say.
        package let language: String?
        package let entryPoint: String?
        package let expectations: [JuryExpectation]

        package init(
            _ pattern: PathPattern,
            language: String? = nil,
            entryPoint: String? = nil,
            expectations: [JuryExpectation]
        ) {
            self.pattern = pattern
            self.language = language
            self.entryPoint = entryPoint
            self.expectations = expectations
        }
    }

    package let entries: [Entry]

    package init(entries: [Entry]) { self.entries = entries }

    /// Those for one submission, whose path is below `submissions/`, in the order of the file.
    package func entries(for path: String) -> [Entry] { entries.filter { $0.pattern.covers(path) } }
}
