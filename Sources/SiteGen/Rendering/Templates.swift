import ContestModel
import Foundation
import Mustache

/// The Mustache templates and the style of a site, read once and checked.
///
/// Whatever a template says, `{{x}}` escapes with `SafeHTML`: the pragma for it is put before every one.
struct Templates {
    /// The pages that must have a template; other files of the folder are partials.
    enum Page: String, CaseIterable {
        case leaderboard, team, problem, queue, `private`, report, outbox, page, missing, rejudging
    }

    let style: String
    let icon: String
    let script: String
    private let library: MustacheLibrary

    init(_ folders: TemplateFolders) throws {
        MustacheContentTypes.register(SafeHTML(), named: SafeHTML.name)
        style = try Self.text(folders.place(of: "style.css"))
        icon = try Self.text(folders.place(of: "icon.svg"))
        script = try Self.text(folders.place(of: "script.js"))
        let names = Set(try folders.templates())
        for page in Page.allCases where !names.contains(page.rawValue) {
            let file = folders.place(of: "\(page.rawValue).mustache")
            throw SiteError.unreadable(file: file, why: "there is no such template")
        }
        var library = MustacheLibrary()
        for name in names.sorted() {
            let file = folders.place(of: "\(name).mustache")
            let text = try Self.text(file)
            try Self.check(text, file: file, known: names)
            library.register(try Self.parse(text, file: file), named: name)
        }
        self.library = library
    }

    /// For `style-src` of a page that has the style in itself, so that the browser takes this style and no other.
    var styleHash: String {
        var hash = SHA256()
        hash.update(Array(style.utf8))
        return Data(hash.digest()).base64EncodedString()
    }

    func render(_ page: Page, _ values: Values) -> String {
        library.render(values.byName, withTemplate: page.rawValue) ?? ""
    }

    private static func text(_ file: String) throws -> String {
        do {
            return try String(contentsOf: URL(filePath: file), encoding: .utf8)
        } catch {
            throw SiteError.unreadable(file: file, why: error.localizedDescription)
        }
    }

    private static func parse(_ text: String, file: String) throws -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: "{{% CONTENT_TYPE: \(SafeHTML.name)}}\(text)")
        } catch let error as MustacheTemplate.ParserError {
            throw SiteError.template(
                file: file,
                line: error.context.lineNumber,
                why: "\(error.error) in '\(error.context.line)'"
            )
        }
    }

    /// Mustache would leave out a partial that does not exist without a word, and obey a pragma that turns escaping off.
    private static func check(_ text: String, file: String, known: Set<String>) throws {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.contains(#/\{\{\s*%/#) {
                throw SiteError.template(file: file, line: index + 1, why: "a template may not set a content type")
            }
            for match in line.matches(of: #/\{\{\s*[<>]\s*([^}\s]+)/#) where !known.contains(String(match.output.1)) {
                throw SiteError.template(
                    file: file,
                    line: index + 1,
                    why: "there is no template '\(match.output.1).mustache'"
                )
            }
        }
    }
}
