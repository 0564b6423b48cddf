/// How sources of one programming language become a program, as `language.yaml` of an image says.
///
/// Commands are lists of words, started without a shell. In them `{source}` is the folder of the submission's files,
/// `{program}` the folder of what the build made (in a build: where it goes), `{sources}` one word per source file,
/// `{entry_point}` what the entry-point rule found, `{memory_mib}` the memory limit in MiB.
package struct Language: Sendable, Hashable {
    package enum EntryPointRule: Sendable, Hashable {
        /// All sources belong together; there is nothing to choose (C, C++).
        case none
        /// The only source, or the one named `main.*`.
        case file
        /// The source with a line that matches the pattern; the entry point is its path without the extension, with
        /// dots for slashes (Java).
        case pattern(String)
    }

    package let id: LanguageID
    package let name: String
    /// Lower case, without a dot.
    package let extensions: [String]
    /// The image's name, as in `images/`.
    package let image: String
    /// Nil: nothing is built.
    package let compile: [String]?
    package let run: [String]
    package let entryPoint: EntryPointRule
    package let version: [String]
    /// Multiplies CPU and wall time limits.
    package let timeFactor: Double
    /// Bytes that the language's runtime may use beyond the problem's memory limit.
    package let memoryOverhead: Int64
    package let environment: [String: String]

    package init(
        id: LanguageID,
        name: String,
        extensions: [String],
        image: String,
        compile: [String]?,
        run: [String],
        entryPoint: EntryPointRule,
        version: [String],
        timeFactor: Double,
        memoryOverhead: Int64,
        environment: [String: String]
    ) {
        self.id = id
        self.name = name
        self.extensions = extensions
        self.image = image
        self.compile = compile
        self.run = run
        self.entryPoint = entryPoint
        self.version = version
        self.timeFactor = timeFactor
        self.memoryOverhead = memoryOverhead
        self.environment = environment
    }
}
