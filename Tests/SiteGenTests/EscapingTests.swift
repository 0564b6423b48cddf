import ContestModel
import Foundation
import SiteGen
import Testing

/// Names and outputs that try to be markup show as text, in every file of the tree.
@Suite struct EscapingTests {
    private func files() throws -> [SiteFile] {
        let bench = try Workbench()
        let contest = try bench.contest()
        let tokens = Dictionary(uniqueKeysWithValues: contest.teams.map { ($0.id, "token-\($0.id)") })
        let now = SampleContest.minute(200)
        let record = try contest.record
        let builder = try SiteBuilder(templates: Workbench.templates)
        let reports = try TeamView.all(of: record, at: now).flatMap { view in
            try view.submissions.flatMap { try builder.report(view, submission: $0.facts.id) }
        }
        return try Workbench.site(contest, atMinute: 200, tokens: tokens) + reports
    }

    @Test func noPageHoldsMarkupOfOthers() throws {
        let pages = try files().filter { $0.path.hasSuffix(".html") }
        #expect(pages.count > 60)
        for page in pages {
            let text = String(decoding: page.contents, as: UTF8.self)
            for markup in ["<script>", "<script ", "<img", "<b>yet", "\"\u{301}", "' onm", "\" onm"] {
                let own = text.replacing(
                    /<script src="[.\/]*assets\/script\.[0-9a-f]{16}\.js" defer><\/script>/,
                    with: ""
                )
                #expect(Data(own.utf8).range(of: Data(markup.utf8)) == nil, "\(markup) in \(page.path)")
            }
            let controls = text.unicodeScalars.filter {
                $0.value < 32 && $0 != "\n" || (0x7f...0x9f).contains($0.value)
            }
            #expect(controls.isEmpty, "\(page.path)")
        }
    }

    @Test func everyHostileNameIsOnTheBoardAsText() throws {
        let board = Workbench.text("index.html", in: try files())
        #expect(board.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(board.contains("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"))
        #expect(board.contains("<bdi>\u{202E}gnp.live\u{2066}</bdi>"))
        #expect(board.contains("O&#39;Neil &amp; Søns {{name}}"))
        #expect(board.contains(String(repeating: "Wide", count: 75)))
        #expect(board.contains("nul\u{FFFD}bell\u{FFFD}next\u{FFFD}line"))
    }

    @Test func everyPageHasItsGuards() throws {
        for page in try files() where page.path.hasSuffix(".html") {
            let text = String(decoding: page.contents, as: UTF8.self)
            #expect(
                text.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "),
                "\(page.path)"
            )
            #expect(text.contains("<html lang=\"en\"") && text.contains("name=\"viewport\""), "\(page.path)")
            let isPrivate = page.path.hasPrefix("r/") || page.path == "report.html"
            #expect(text.contains("noindex") == isPrivate, "\(page.path)")
            #expect(text.contains("content=\"no-referrer\"") == isPrivate, "\(page.path)")
            #expect(!text.contains(" style="), "\(page.path)")
            // One script of the site's own, and leave for it alone; none where its address would not be found.
            let scripts = text.components(separatedBy: "<script").count - 1
            let own = text.matches(of: /<script src="[.\/]*assets\/script\.[0-9a-f]{16}\.js" defer><\/script>/).count
            let isWithout = ["404.html", "r/index.html", "report.html"].contains(page.path)
            #expect(scripts == own && own == (isWithout ? 0 : 1), "\(page.path)")
            #expect(
                text.contains("script-src") == (own == 1) && text.contains("connect-src") == (own == 1),
                "\(page.path)"
            )
            #expect(text.contains("<style>") == (page.path == "report.html"), "\(page.path)")
            let titles = text.components(separatedBy: "<title>")
            let title = titles[1].prefix { $0 != "<" }
            #expect(!title.unicodeScalars.contains { $0.properties.isBidiControl }, "\(page.path)")
        }
    }

    @Test func everyLinkIsRelativeAndNamesAFileThatExists() throws {
        let files = try files().filter { !$0.path.hasPrefix("report.") }
        let pages = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.contents) })
        var (seen, places) = (0, 0)
        for page in files where page.path.hasSuffix(".html") {
            let text = String(decoding: page.contents, as: UTF8.self)
            for match in text.matches(of: /(?:href|src)="([^"#]*)(?:#([^"]*))?"/) where !match.output.1.isEmpty {
                let base = "/" + page.path
                let target = URL(filePath: base).deletingLastPathComponent().appending(path: String(match.output.1))
                let there = pages[String(target.standardizedFileURL.path().dropFirst())]
                #expect(there != nil, "\(match.output.1) in \(page.path)")
                if let place = match.output.2 {
                    let id = Data("id=\"\(place)\"".utf8)
                    #expect(there?.firstRange(of: id) != nil, "\(match.output.0) in \(page.path)")
                    places += 1
                }
                seen += 1
            }
        }
        #expect(places > 10)
        #expect(seen > 500)
    }

    @Test func spreadsheetsSeeNoFormula() throws {
        let csv = Workbench.text("leaderboard.csv", in: try files())
        #expect(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\""))
        let tsv = Workbench.text("leaderboard.tsv", in: try files())
        #expect(tsv.contains("\t'=HYPERLINK("))
        let text = Workbench.text("leaderboard.txt", in: try files())
        #expect(!text.unicodeScalars.contains { $0.properties.isBidiControl })
        #expect(text.contains(String(repeating: "Wide", count: 4) + "Wi…"))
        #expect(!(csv + tsv + text).utf8.contains { $0 < 0x20 && !"\t\r\n".utf8.contains($0) })
    }

    @Test func textReportObeysNothing() throws {
        let report = try files().filter { $0.path == "report.txt" }
        #expect(report.count > 30)
        for file in report { #expect(!file.contents.contains(0x1b)) }
    }
}
