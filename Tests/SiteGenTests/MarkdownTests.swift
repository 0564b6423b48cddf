import Testing

@testable import SiteGen

@Suite struct MarkdownTests {
    @Test func rendersTablesAndLeavesOutMarkup() {
        let html = Markdown.html(
            "| a | b |\n|---|---|\n| 1 | ~~2~~ |\n\n<script>x</script> [l](javascript:x)",
            belowTitle: true
        )
        #expect(html.contains("<td>1</td>") && html.contains("<del>2</del>"))
        #expect(!html.contains("<script") && !html.contains("javascript:"))
    }

    @Test(arguments: [
        ("[a *b*](javascript:x) c", "<p>a <em>b</em> c</p>\n"), ("[a](vbscript:x \"t\")", "<p>a</p>\n"),
        ("[a]() [b](c)", "<p>a <a href=\"c\">b</a></p>\n"), ("![a](data:x)", "<p>a</p>\n"),
    ])
    func ofLinksThatLeadNowhereTheWordsStay(source: String, html: String) {
        #expect(Markdown.html(source, belowTitle: true) == html)
    }

    @Test func alignsColumnsWithoutAnAttributeThatHTMLHasNoMore() {
        let html = Markdown.html("| a | b | c |\n|:-|:-:|-:|\n| 1 | 2 | 3 |", belowTitle: true)
        #expect(html.contains("<th class=\"center\">b</th>") && html.contains("<td class=\"right\">3</td>"))
        #expect(!html.contains("align="))
    }

    @Test func headingsGoOnFromThePageTitleWithoutAGap() {
        #expect(Markdown.html("# One\n\n## Two\n", belowTitle: true) == "<h2>One</h2>\n<h3>Two</h3>\n")
        #expect(Markdown.html("# One\n", belowTitle: false) == "<h1>One</h1>\n")
        #expect(Markdown.html("###### Six", belowTitle: true) == "<h2>Six</h2>\n")
        #expect(
            Markdown.html("## Two\n#### Four\n## Two", belowTitle: true)
                == "<h2>Two</h2>\n<h3>Four</h3>\n<h2>Two</h2>\n"
        )
        #expect(Markdown.html("# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6", belowTitle: true).contains("<h6>6</h6>"))
    }

    @Test(arguments: [
        String(repeating: "|", count: 65), String(repeating: "<", count: (64 << 10) + 1),
        "a\r" + String(repeating: "|x", count: 65) + "\rb",
    ])
    func showsWhatIsTooMuchAsText(source: String) {
        #expect(Markdown.html(source, belowTitle: true).hasPrefix("<pre>"))
        #expect(!Markdown.html(source, belowTitle: true).dropFirst(5).hasPrefix("<<"))
    }

    @Test func rendersTheLargestTableInTime() {
        let row = String(repeating: "|x", count: 63) + "|\n"
        let rule = String(repeating: "|-", count: 63) + "|\n"
        let source = row + rule + String(repeating: row, count: 490)
        #expect(source.utf8.count < 64 << 10)
        #expect(Markdown.html(source, belowTitle: true).contains("<table>"))
    }

    @Test func findsTheTitle() {
        #expect(Markdown.title("# Rules \n\ntext") == "Rules")
        #expect(Markdown.title("text\n# Rules") == nil)
        #expect(Markdown.title("") == nil)
    }
}
