import Foundation
import Testing

@testable import SiteGen

@Suite struct TemplatesTests {
    private func folder(changing name: String, to text: String?) throws -> String {
        let bench = URL.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)").path()
        try FileManager.default.copyItem(atPath: Workbench.templates, toPath: bench)
        try FileManager.default.removeItem(atPath: "\(bench)/\(name)")
        if let text { try Data(text.utf8).write(to: URL(filePath: "\(bench)/\(name)")) }
        return bench
    }

    @Test(arguments: [
        ("team.mustache", "one\n{{#open}}\ntwo\n", "team.mustache:"),
        ("queue.mustache", "one\n{{>nothing}}\n", "queue.mustache:2: there is no template 'nothing.mustache'"),
        ("page.mustache", "{{% CONTENT_TYPE: TEXT}}{{text}}", "page.mustache:1: a template may not set a content type"),
        ("leaderboard.mustache", nil, "leaderboard.mustache: there is no such template"),
        ("style.css", nil, "style.css"),
    ])
    func namesFileAndLineOfAnError(name: String, text: String?, words: String) throws {
        let folder = try folder(changing: name, to: text)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let error = #expect(throws: SiteError.self) { try SiteBuilder(templates: folder) }
        #expect(error?.description.contains(words) == true, "\(String(describing: error))")
    }

    @Test func whatIsMissingComesFromTheProgram() throws {
        let own = URL.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: own) }
        try Data("{{>mine}}".utf8).write(to: URL(filePath: "\(own)/missing.mustache"))
        try Data("[{{title}}]".utf8).write(to: URL(filePath: "\(own)/mine.mustache"))
        try Data("b{}".utf8).write(to: URL(filePath: "\(own)/style.css"))
        let folders = TemplateFolders(own: own, builtIn: Workbench.templates)
        let templates = try Templates(folders)
        #expect(templates.render(.missing, ["title": "x"]) == "[x]")
        #expect(templates.style.hasPrefix("b{}:root{") && !templates.script.isEmpty)
        #expect(templates.render(.page, ["title": "x"]).contains("<html"))
        // One that is wrong is named where it lies.
        try Data("one\n{{>nothing}}".utf8).write(to: URL(filePath: "\(own)/team.mustache"))
        let error = #expect(throws: SiteError.self) { try Templates(folders) }
        #expect(error?.description.hasPrefix("\(own)/team.mustache:2: ") == true, "\(String(describing: error))")
        let gone = TemplateFolders(own: "\(own)/nowhere", builtIn: Workbench.templates)
        let words = #expect(throws: SiteError.self) { try Templates(gone) }?.description ?? ""
        #expect(words.contains("\(own)/nowhere: there is no such folder; make it, or leave out `templates`"))
    }

    /// Mustache's own escaping lets a quote pass that a combining mark follows.
    @Test func escapesByteByByteThroughPartialsAndBlocks() throws {
        let folder = try folder(
            changing: "page.mustache",
            to: "{{<layout}}{{$main}}{{#all}}<i title=\"{{x}}\">{{>extra}}</i>{{/all}}{{/main}}{{/layout}}"
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("{{x}}".utf8).write(to: URL(filePath: "\(folder)/extra.mustache"))
        let templates = try Templates(TemplateFolders(own: folder))
        let nested = templates.render(.page, ["all": ["x": "\"\u{301}<\u{301}'\u{301}&"] as Values])
        let safe = "&quot;\u{301}&lt;\u{301}&#39;\u{301}&amp;"
        #expect(nested.contains("<i title=\"\(safe)\">\(safe)</i>"))
    }

    @Test func absentValuesShowNothing() throws {
        let folder = try folder(
            changing: "missing.mustache",
            to: "[{{a}}][{{#a}}x{{/a}}][{{^a}}y{{/a}}][{{b.all}}][{{#b.all}}z{{/b.all}}][{{#c}}{{d}}{{/c}}]"
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let html = try Templates(TemplateFolders(own: folder)).render(
            .missing,
            ["a": "", "b": [String](), "d": "outer", "c": ["d": nil as String?] as Values]
        )
        #expect(html == "[][][y][][][]")
    }

    @Test func theScriptIsSmallWhereItIsPublished() throws {
        let source = try Templates(TemplateFolders(own: Workbench.templates)).script
        let published = ScriptText.published(source)
        #expect(published.utf8.count <= 10_000)
        #expect(published.utf8.count < source.utf8.count)
    }

    @Test func onlyWhatMeansNothingIsLeftOutOfTheScript() {
        let source = "// a\n\nlet a = 1; // b\n    if (a) {\n\t\ta = \"//\";\n    }\n    // c\n"
        #expect(ScriptText.published(source) == "let a = 1; // b\nif (a) {\na = \"//\";\n}\n")
    }
}
