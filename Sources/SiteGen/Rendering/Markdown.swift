import CCmarkGFM
import Foundation

/// GitHub-flavoured Markdown with formulas as HTML. Raw HTML is left out, and of links of dangerous schemes all but their words.
enum Markdown {
    /// Bytes of source; beyond it, and with lines of many columns, tables cost time with the square of their size.
    private static let maxBytes = 64 << 10
    private static let maxPipes = 64
    private static let extensions = ["table", "strikethrough", "autolink"]

    /// Headings start at `<h2>` where the page has its own title, whatever the first one in the text is. What is too large is shown as plain text in a `<pre>`.
    static func html(_ source: String, belowTitle: Bool) -> String {
        guard isTame(source) else { return plain(source) }
        let formulas = Formulas(source)
        guard let html = rendered(formulas.text).map(formulas.restore) else { return plain(source) }
        let shown = aligned(withoutRefused(html))
        return leveled(shown, from: belowTitle ? 2 : 1)
    }

    /// A picture whose address was refused shows as its description, a link as its words.
    private static func withoutRefused(_ html: String) -> String {
        guard html.contains("=\"\"") else { return html }
        return html.replacing(/<img src="" alt="([^"]*)"[^>]*>/) { $0.1 }
            .replacing(/<a href=""[^>]*>(.*?)<\/a>/.dotMatchesNewlines()) { $0.1 }
    }

    /// HTML has no attribute any more that aligns a column.
    private static func aligned(_ html: String) -> String {
        guard html.contains(" align=\"") else { return html }
        return html.replacing(/<(t[dh]) align="([a-z]+)">/) { "<\($0.1) class=\"\($0.2)\">" }
    }

    private static func plain(_ source: String) -> String {
        "<pre>\(SafeHTML.escaped(String(source.prefix(maxBytes))))</pre>\n"
    }

    /// The text of the first line where that is a heading.
    static func title(_ source: String) -> String? {
        let line = source.split(separator: "\n", maxSplits: 1).first ?? ""
        guard line.hasPrefix("# ") else { return nil }
        let title = line.dropFirst(2).trimmingCharacters(in: .whitespaces)
        return title.isEmpty ? nil : title
    }

    private static func isTame(_ source: String) -> Bool {
        source.utf8.count <= maxBytes
            && source.utf8.split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }).allSatisfy { line in
                line.count { $0 == UInt8(ascii: "|") } <= maxPipes
            }
    }

    /// Headings without a gap between their levels. The text is escaped, so these letters are tags of the renderer's own.
    private static func leveled(_ html: String, from first: Int) -> String {
        let levels = (1...6).filter { html.contains("<h\($0)>") }
        guard levels != Array(levels.indices.map { $0 + first }) else { return html }
        return html.replacing(/<(\/?)h([1-6])>/) { tag in
            let place = levels.firstIndex { "\($0)" == tag.2 } ?? 0
            return "<\(tag.1)h\(min(first + place, 6))>"
        }
    }

    private static func rendered(_ source: String) -> String? {
        cmark_gfm_core_extensions_ensure_registered()
        // Never CMARK_OPT_UNSAFE.
        let options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8
        guard let parser = unsafe cmark_parser_new(options) else { return nil }
        defer { unsafe cmark_parser_free(parser) }
        for name in extensions {
            guard let found = unsafe cmark_find_syntax_extension(name) else { return nil }
            unsafe cmark_parser_attach_syntax_extension(parser, found)
        }
        unsafe cmark_parser_feed(parser, source, source.utf8.count)
        guard let document = unsafe cmark_parser_finish(parser) else { return nil }
        defer { unsafe cmark_node_free(document) }
        let attached = unsafe cmark_parser_get_syntax_extensions(parser)
        guard let html = unsafe cmark_render_html(document, options, attached) else { return nil }
        defer { unsafe free(html) }
        return unsafe String(cString: html)
    }
}
