package import ContestModel

/// What of a submission is compiled and run.
package struct SourceEntry: Sendable, Hashable {
    package let language: Language
    /// The files of the language, sorted by path, bytewise.
    package let sources: [String]
    /// What the language's entry-point rule found; nil for a language without one.
    package let entryPoint: String?
}
