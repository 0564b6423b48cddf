package import ContestModel
import Foundation

/// A folder of `images/`, and what it says of its languages.
package struct JudgeImage: Sendable, Hashable {
    package let name: String
    /// Absolute; holds the Dockerfile.
    package let folder: String
    /// May be none: an image for ML problems.
    package let languages: [Language]
}

/// `language.yaml` of a judge image.
package enum LanguageFile {
    /// The languages of all images.
    package static func loadAll(images folder: String) throws -> [Language] {
        try images(in: folder).flatMap(\.languages)
    }

    /// The images in a folder, by name. Folders with neither a `Dockerfile` nor a `language.yaml` are something else.
    package static func images(in folder: String) throws -> [JudgeImage] {
        let folder = Folders.absolute(folder, in: FileManager.default.currentDirectoryPath)
        guard FileKind(folder) == .folder else {
            throw ConfigurationError([
                Finding(
                    file: folder,
                    what: "there is no such folder",
                    fix: "set `images` in contest.yaml to the judge images"
                )
            ])
        }
        var claims = Claims()
        var images: [JudgeImage] = []
        var findings: [Finding] = []
        for name in Folder.names(folder) where isImage("\(folder)/\(name)") {
            do {
                images.append(try image(name, in: folder, &claims))
            } catch {
                findings += error.findings
            }
        }
        guard findings.isEmpty else { throw ConfigurationError(findings) }
        return images
    }

    private static func isImage(_ folder: String) -> Bool {
        ["language.yaml", "Dockerfile"].contains { FileKind("\(folder)/\($0)") == .file }
    }

    private static func image(
        _ name: String,
        in folder: String,
        _ claims: inout Claims
    ) throws(ConfigurationError) -> JudgeImage {
        let file = "\((folder.split(separator: "/").last ?? "images"))/\(name)/language.yaml"
        let report = Report(file: file)
        guard (try? /[a-z0-9]+([._-][a-z0-9]+)*/.wholeMatch(in: name)) != nil else {
            report.complain(line: nil, "'\(name)' cannot name an image", fix: "use a-z 0-9, and . _ - between them")
            throw report.error
        }
        let root = Section(
            try YAMLText.read(TextFile.read("\(folder)/\(name)/language.yaml", name: file), file: file),
            in: report
        )
        let sections = root.sections("languages")
        if sections == nil {
            root.complain("languages", "is missing", fix: "write a list of languages, or `languages: []`")
        }
        let languages = (sections ?? []).compactMap { section in
            let language = LanguageKeys(section: section).language(image: name)
            if let language { claims.add(language, section, file) }
            return language
        }
        root.finish()
        guard report.findings.isEmpty else { throw report.error }
        return JudgeImage(name: name, folder: "\(folder)/\(name)", languages: languages)
    }

    /// Which file claimed which id and extension first.
    private struct Claims {
        private var ids: [String: String] = [:]
        private var extensions: [String: String] = [:]

        mutating func add(_ language: Language, _ section: Section, _ file: String) {
            if let other = ids.updateValue(file, forKey: language.id.text) {
                section.complain("id", "'\(language.id)' is a language of \(other) already", fix: "choose another")
            }
            for ending in language.extensions {
                guard let other = extensions.updateValue("\(language.id) in \(file)", forKey: ending) else { continue }
                section.complain(
                    "extensions",
                    "'\(ending)' belongs to \(other) already",
                    fix: "give it to one language"
                )
            }
        }
    }
}
