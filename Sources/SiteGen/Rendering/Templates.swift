import ContestModel
import Foundation

/// The Mustache templates and the style of a site, read once and checked.
///
/// Whatever a template says, `{{x}}` escapes with `SafeHTML`.
struct Templates {
    /// The pages that must have a template; other files of the folder are partials.
    enum Page: String, CaseIterable {
        case leaderboard, big, charts, team, problem, packages, queue, `private`, report, outbox, page, missing,
            rejudging
    }

    /// The style of every page but those with a board, as it is published.
    let style: String
    /// For `style-src` of a page that has the style in itself, so that the browser takes this style and no other.
    let styleHash: String
    /// That of pages with a board.
    let boardStyle: String
    let icon: String
    let script: String
    private let library: [String: [TemplateNode]]

    init(_ folders: TemplateFolders) throws {
        let common = try Self.text(folders.place(of: "style.css"))
        style = CompactStyle(common + (try Self.text(folders.place(of: "pages.css")))).text
        boardStyle = CompactStyle(common + (try Self.text(folders.place(of: "board.css")))).text
        var hash = SHA256()
        hash.update(Array(style.utf8))
        styleHash = Data(hash.digest()).base64EncodedString()
        icon = try Self.text(folders.place(of: "icon.svg"))
        script = try Self.text(folders.place(of: "script.js"))
        let names = Set(try folders.templates())
        for page in Page.allCases where !names.contains(page.rawValue) {
            let file = folders.place(of: "\(page.rawValue).mustache")
            throw SiteError.unreadable(file: file, why: "there is no such template")
        }
        var library: [String: [TemplateNode]] = [:]
        for name in names.sorted() {
            let file = folders.place(of: "\(name).mustache")
            let text = try Self.text(file)
            try Self.check(text, file: file, known: names)
            library[name] = try Self.parse(text, file: file)
        }
        try Self.checkEnding(library, in: folders)
        self.library = library
    }

    func render(_ page: Page, _ values: Values) -> String { String(decoding: bytes(page, values), as: UTF8.self) }

    /// A page as a file.
    func file(_ page: Page, at path: String, _ values: Values) -> SiteFile {
        SiteFile(path: path, contents: Data(bytes(page, values)))
    }

    /// UTF-8.
    func bytes(_ page: Page, _ values: Values) -> [UInt8] {
        var rendering = TemplateRendering(library, values)
        rendering.render(page.rawValue)
        return rendering.bytes
    }

    private static func text(_ file: String) throws -> String {
        do {
            return try String(contentsOf: URL(filePath: file), encoding: .utf8)
        } catch {
            throw SiteError.unreadable(file: file, why: error.localizedDescription)
        }
    }

    private static func parse(_ text: String, file: String) throws -> [TemplateNode] {
        do {
            return try TemplateParser.parse(text)
        } catch {
            throw SiteError.template(file: file, line: error.line, why: error.why)
        }
    }

    /// A template that has itself in it would never end.
    private static func checkEnding(_ library: [String: [TemplateNode]], in folders: TemplateFolders) throws {
        let uses = library.mapValues { $0.flatMap(\.templates) }
        for name in library.keys.sorted() {
            var seen = Set<String>()
            var next = uses[name] ?? []
            while let other = next.popLast() {
                if seen.insert(other).inserted { next += uses[other] ?? [] }
            }
            guard !seen.contains(name) else {
                let file = folders.place(of: "\(name).mustache")
                throw SiteError.template(file: file, line: 1, why: "the template has itself in it")
            }
        }
    }

    /// A partial that does not exist would be left out without a word.
    private static func check(_ text: String, file: String, known: Set<String>) throws {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            for tag in tags(in: line) {
                if tag.mark == UInt8(ascii: "%") {
                    throw SiteError.template(file: file, line: index + 1, why: "a template may not set a content type")
                }
                guard tag.mark == UInt8(ascii: "<") || tag.mark == UInt8(ascii: ">") else { continue }
                guard !tag.name.isEmpty, !known.contains(tag.name) else { continue }
                let why = "there is no template '\(tag.name).mustache'"
                throw SiteError.template(file: file, line: index + 1, why: why)
            }
        }
    }

    /// What follows each `{{` of a line: a sign, and the word behind it.
    private static func tags(in line: Substring.UTF8View) -> [(mark: UInt8, name: String)] {
        let isBlank = { (byte: UInt8) in byte == 0x20 || 0x09...0x0d ~= byte }
        var tags: [(mark: UInt8, name: String)] = []
        var rest = line
        while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
            rest = rest[rest.index(after: brace)...]
            guard rest.first == UInt8(ascii: "{") else { continue }
            let words = rest.dropFirst().drop(while: isBlank)
            guard let mark = words.first else { break }
            let name = words.dropFirst().drop(while: isBlank).prefix { !isBlank($0) && $0 != UInt8(ascii: "}") }
            tags.append((mark, String(decoding: name, as: UTF8.self)))
        }
        return tags
    }
}

extension TemplateNode {
    /// The templates that it names.
    fileprivate var templates: [String] {
        switch self {
        case .text, .variable: []
        case .section(_, _, let nodes), .block(_, let nodes): nodes.flatMap(\.templates)
        case .partial(let name): [name]
        case .parent(let name, let blocks): [name] + blocks.values.flatMap { $0.flatMap(\.templates) }
        }
    }
}
