package import ContestModel

package enum ProblemPackage {
    package static func load(
        _ place: ContestProblem,
        in folder: String,
        languages: [Language]
    ) throws -> Problem {
        throw ConfigurationError([])
    }
}

package struct JudgeImage: Sendable, Hashable {
    package let name: String
    package let folder: String
    package let languages: [Language]
}

package enum LanguageFile {
    package static func loadAll(images folder: String) throws -> [Language] { try images(in: folder).flatMap(\.languages) }
    package static func images(in folder: String) throws -> [JudgeImage] { throw ConfigurationError([]) }
}

package enum ManifestFile {
    package static func read(_ text: String) -> Result<SubmissionManifest, Rejection> {
        .failure(Rejection(.badManifest, ""))
    }
}

package enum ContestTemplate {
    /// `offset`: seconds east of UTC, in which the start is written.
    package static func write(into folder: String, now: Timestamp, offset: Int) throws {
        throw ConfigurationError([])
    }
}
