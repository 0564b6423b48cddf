import Testing

@testable import SiteGen

@Suite struct TemplateParserTests {
    private func render(
        _ template: String,
        _ values: Values = [:],
        with others: [String: String] = [:]
    ) throws -> String {
        var library = try others.mapValues { try TemplateParser.parse($0) }
        library["main"] = try TemplateParser.parse(template)
        var rendering = TemplateRendering(library, values)
        rendering.render("main")
        return String(decoding: rendering.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("{{a}}{{ a }}{{{a}}}{{&a}}{{b}}", "&lt;&lt;<<"),
        ("x {{! none of it }}y", "x y"),
        ("{{#list.all}}[{{.}}{{a}}]{{/list.all}}", "[1&lt;][2&lt;]"),
        ("{{#list}}yes{{/list}}{{^list}}no{{/list}}{{^none}}no{{/none}}", "yesno"),
        ("{{#inner}}{{b}}{{a}}{{/inner}}{{inner.b}}{{inner.c}}{{a.b}}", "2&lt;2"),
        ("{{#yes}}1{{/yes}}{{^yes}}2{{/yes}}{{#no}}3{{/no}}{{^no}}4{{/no}}", "14"),
        // Nothing is left of a line that says nothing.
        ("a\n  {{#yes}}  \nb\n\t{{/yes}}\nc\n{{! c }}\r\nd", "a\nb\nc\nd"),
        ("a {{#yes}}\nb\n{{/yes}}", "a \nb\n"),
        ("{{>other}}\n!{{>other}}\n", "(&lt;)\n!(&lt;)\n\n"),
        ("{{<frame}}\n{{$head}}\nmine\n{{/head}}\nnot this\n{{/frame}}\nend", "1mine\n2base3end"),
        ("a{{x-y_1}}b", "ab"),
        ("{ {{a}} }", "{ &lt; }"),
    ])
    func rendersAsMustacheDoes(template: String, text: String) throws {
        let values: Values = [
            "a": "<", "list": ["1", "2"], "inner": ["b": "2"] as Values, "yes": true, "no": false, "none": [String](),
        ]
        let others = ["other": "({{a}})\n", "frame": "1{{$head}}base{{/head}}2{{$foot}}base{{/foot}}3"]
        #expect(try render(template, values, with: others) == text)
    }

    @Test(arguments: [
        ("{{#a}}\n", 1, "'a' is never closed"), ("\n{{/a}}", 2, "'a' was never opened"),
        ("{{#a}}\n\n{{/b}}", 3, "'b' is closed, but 'a' of line 1 is open"), ("\n\n{{a", 3, "'{{' is never closed"),
        ("{{=<% %>=}}", 1, "'=<% %>=' is no name of a value"), ("{{}}", 1, "'' is no name of a value"),
        ("a\n{{#x}}\nb\n{{/x}}\n{{ last(a) }}", 5, "'last(a) ' is no name of a value"),
        ("{{>*name}}", 1, "'*name' is no name of a value"),
    ])
    func namesTheLineOfWhatItCannotRead(template: String, line: Int, why: String) throws {
        let error = try #require(throws: TemplateParser.Failure.self) { try TemplateParser.parse(template) }
        #expect(error.line == line && error.why == why, "\(error)")
    }
}
