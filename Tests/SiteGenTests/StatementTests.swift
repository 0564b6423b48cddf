import ContestModel
import Foundation
import Testing

@testable import SiteGen

/// Pictures in a statement: those of the package, nothing else.
@Suite struct StatementTests {
    private static let images = ["a.png", "img/b c.svg", "50%.gif", "d&e.jpg"].map {
        StatementImage(name: $0, file: "/p/\($0)")
    }

    private func statement(_ source: String) -> StatementHTML {
        StatementHTML(Markdown.html(source, belowTitle: true), Self.images)
    }

    @Test(arguments: [
        ("![x](a.png)", "a.png"), ("![x](./a.png \"A title\")", "a.png"), ("![](<img/b c.svg>)", "img/b c.svg"),
        ("![x](img/b%20c.svg)", "img/b c.svg"), ("![x](50%25.gif)", "50%.gif"), ("![x](d&e.jpg)", "d&e.jpg"),
        ("![x][1]\n\n[1]: a.png", "a.png"),
    ])
    func showsThoseThatLieBesideIt(source: String, name: String) {
        let statement = statement(source)
        #expect(statement.images.map(\.name) == [name])
        #expect(statement.html.contains("<img src=\""))
    }

    @Test(arguments: [
        "b.png", "../a.png", "/a.png", "https://example.org/a.png", "//example.org/a.png", "javascript:alert(1)",
        "data:image/png;base64,AAAA", "img/../a.png", "a.png?x", "%2e%2e/a.png",
    ])
    func ofAllOthersOnlyTheDescription(address: String) {
        let statement = statement("before ![a \"<b>\" picture](\(address) \"t>t\") after")
        #expect(statement.images.isEmpty)
        #expect(statement.html == "<p>before a &quot;&lt;b&gt;&quot; picture after</p>\n", "\(statement.html)")
    }

    @Test func leavesOutRawMarkupAndCode() {
        let statement = statement("<img src=\"a.png\">\n\n`![x](a.png)` <img src='a.png' onerror=x>")
        #expect(statement.images.isEmpty && !statement.html.contains("<img"))
    }

    @Test func anOrganizersPageHasItsOwn() throws {
        let bench = try Workbench()
        let file = "\(bench.folder)/map.png"
        try Data([1, 2, 3]).write(to: URL(filePath: file))
        let files = try SiteBuilder(templates: Workbench.templates).site(
            PublicView(of: bench.contest().record, at: SampleContest.minute(10)),
            teams: [],
            tokens: [:],
            pages: [
                OrganizerPage(
                    name: "way",
                    markdown: "![a map](map.png) ![a gap](gone.png) ![far](https://example.org/a.png)",
                    images: [StatementImage(name: "map.png", file: file)]
                )
            ]
        )
        #expect(files.first { $0.path == "pages/way/map.png" }?.contents == Data([1, 2, 3]))
        let page = Workbench.text("pages/way/index.html", in: files)
        #expect(page.contains("<p><img src=\"map.png\" alt=\"a map\" /> a gap far</p>"))
    }

    @Test func eachIsCopiedOnce() {
        #expect(statement("![x](a.png) ![y](a.png)").images.count == 1)
    }
}
