/// Why a verdict was given: one stable word beside it, with a sentence for the team that ends in what to do.
package enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
    // What can be wrong with an upload.
    case notAZip = "not-a-zip"
    case truncated, damaged, encrypted
    case unsupportedCompression = "unsupported-compression"
    case tooLarge = "too-large"
    case tooManyFiles = "too-many-files"
    case ratio
    case pathTraversal = "path-traversal"
    case absolutePath = "absolute-path"
    case badName = "bad-name"
    case link
    case specialFile = "special-file"
    case duplicateEntry = "duplicate-entry"
    case headerMismatch = "header-mismatch"
    case overlap
    case nestedTooDeep = "nested-too-deep"
    case empty
    case noSource = "no-source"
    case ambiguousLanguage = "ambiguous-language"
    case languageNotAllowed = "language-not-allowed"
    case badManifest = "bad-manifest"
    case fileType = "file-type"
    case missingFile = "missing-file"
    case requirements
    case unknownTeam = "unknown-team"
    case unknownProblem = "unknown-problem"
    case outsideWindow = "outside-window"
    case overQuota = "over-quota"
    case tooSoon = "too-soon"
    case duplicate
    // What can be wrong with a program.
    case compiler
    case buildLimit = "build-limit"
    case packages
    case differs
    case cpuTime = "cpu-time"
    case wallTime = "wall-time"
    case memory
    case outputSize = "output-size"
    case exitCode = "exit-code"
    case signal
    case missingOutput = "missing-output"
    case predictions
    // What can be wrong with us.
    case infrastructure
    case validator
}

extension Reason {
    /// What a team can do about it, one sentence.
    package var fix: String {
        switch self {
        case .notAZip: "Upload a .zip file; rename nothing else to .zip."
        case .truncated: "The end of the file is missing: upload it again and wait until the transfer has finished."
        case .damaged: "Make the zip again and upload it again; `unzip -t` finds the damaged entry."
        case .encrypted: "Make the zip without a password."
        case .unsupportedCompression: "Make the zip with the usual method (deflate) or without compression."
        case .tooLarge: "Leave out what is not needed: build products, data, virtual environments."
        case .tooManyFiles: "Leave out folders such as node_modules, .git or a virtual environment."
        case .ratio: "A file unpacks to far more than it takes up; leave out generated data."
        case .pathTraversal: "No name may contain '..': zip the folder's contents from within it."
        case .absolutePath: "No name may start with '/' or a drive letter: zip the folder's contents from within it."
        case .badName: "Use plain names: letters, digits, spaces, and . _ - +; no control characters, no backslash."
        case .link: "Put the file itself in the zip in place of the link (do not use `zip -y`)."
        case .specialFile: "Only plain files and folders can be in the zip."
        case .duplicateEntry: "Two entries have the same name, or differ in upper and lower case only: rename one."
        case .headerMismatch: "The zip contradicts itself about an entry: make it again with a common zip tool."
        case .overlap: "Entries of the zip overlap: make it again with a common zip tool."
        case .nestedTooDeep: "Put the files into fewer folders."
        case .empty: "The zip has no file in it."
        case .noSource: "Put at least one source file of an allowed language in the zip."
        case .ambiguousLanguage: "Say which is meant in a submission.yaml: `language:` and, if needed, `entry_point:`."
        case .languageNotAllowed: "Use one of the languages that the problem allows."
        case .badManifest: "submission.yaml may hold only `problem`, `language` and `entry_point`, each a plain word."
        case .fileType: "Leave out files of a kind that the problem does not allow."
        case .missingFile: "Add the file that the problem asks for."
        case .requirements:
            "Write one package a line, such as numpy or numpy==1.26.4; the message says which line is to be changed."
        case .unknownTeam: "Ask the organizers: no team has this folder; uploads are taken when one has it."
        case .unknownProblem: "Name the zip `<problem id>.zip`, as each problem's page says."
        case .outsideWindow: "Uploads count only between the start and the end of the contest."
        case .overQuota: "Submissions and the contents of an upload folder are limited: see the message and the rules."
        case .tooSoon: "Wait for the minimum time between two submissions."
        case .duplicate: "The same zip came before: the report on that one is the answer to this one too."
        case .compiler: "Compile it yourself with the command that the report shows."
        case .buildLimit:
            "Compiling took more time, memory or space than is allowed: make the program simpler to build."
        case .packages: "Ask only for packages and versions that the problem page lists, and that go together."
        case .differs: "Compare with the samples, then think of small and large cases, and of the output's format."
        case .cpuTime: "Find a faster algorithm, or less work per input; the limit counts CPU time of all threads."
        case .wallTime: "The program waited or slept too long: it must not wait for anything but its input."
        case .memory: "Keep less in memory at once."
        case .outputSize: "Print only what is asked for; an endless loop that prints is the usual cause."
        case .exitCode: "The program must end with exit code 0; an uncaught exception is the usual cause."
        case .signal:
            "The program was ended by a signal; a bad index or pointer, or a deep recursion, is the usual cause."
        case .missingOutput: "Write the output file that the problem names, in the current folder."
        case .predictions: "Write the predictions file as the problem says: every id once, the column it names."
        case .infrastructure: "Nothing to do: the judge failed and tries again; it is not counted."
        case .validator: "Nothing to do: the problem's own checker failed; the organizer has been told."
        }
    }
}

/// Why an upload cannot be judged: a result with a reason, not an error.
package struct Rejection: Sendable, Hashable, Error {
    package let reason: Reason
    /// What was found, naming the entry and the limit; plain text, escaped and cut already.
    package let message: String

    package init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }
}
