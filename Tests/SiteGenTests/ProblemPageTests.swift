import ContestModel
import Foundation
import SiteGen
import Testing

/// What a problem's page shows of its package.
@Suite struct ProblemPageTests {
    /// The site of a contest whose first problem has this statement and these files, before or after the start.
    private func site(
        _ bench: Workbench,
        statement: String,
        file: String?,
        samples: [ShownSample] = [],
        minute: Int = 100
    ) throws -> [SiteFile] {
        let record = try bench.contest().record
        let first = try #require(record.problems.first)
        let problem = Problem(
            id: first.id,
            name: first.name,
            kind: first.kind,
            limits: first.limits,
            languages: nil,
            statement: statement,
            statementFile: file,
            tests: first.tests,
            samples: samples,
            folder: first.folder
        )
        let changed = ContestRecord(
            contest: record.contest,
            teams: record.teams,
            problems: [problem] + record.problems.dropFirst(),
            submissions: record.submissions,
            release: record.release,
            lastSweep: record.lastSweep
        )
        let now = SampleContest.minute(minute)
        return try SiteBuilder(templates: Workbench.templates)
            .site(PublicView(of: changed, at: now), teams: [], tokens: [:], pages: [])
    }

    @Test func thePDFIsCopiedAndLinked() throws {
        let bench = try Workbench()
        let pdf = bench.folder + "/statement.pdf"
        try Data("%PDF-1.4".utf8).write(to: URL(filePath: pdf))
        let files = try site(bench, statement: "", file: pdf)
        #expect(Workbench.text("problems/hello/problem.pdf", in: files) == "%PDF-1.4")
        let page = Workbench.text("problems/hello/index.html", in: files)
        #expect(page.contains("<a href=\"problem.pdf\">") && !page.contains("not on this site"))
        #expect(!files.contains { String(decoding: $0.contents, as: UTF8.self).contains(pdf) })
        let before = try site(bench, statement: "", file: pdf, minute: -10)
        #expect(!before.contains { $0.path.hasSuffix(".pdf") })
    }

    @Test func withoutAnyStatementThePageSaysSo() throws {
        let files = try site(Workbench(), statement: "", file: nil)
        let page = Workbench.text("problems/hello/index.html", in: files)
        #expect(page.contains("not on this site") && !page.contains("problem.pdf"))
    }

    @Test func anInteractionIsShownAsOne() throws {
        let bench = try Workbench()
        let file = bench.folder + "/1.interaction"
        try Data("> 5\n< <b>\n".utf8).write(to: URL(filePath: file))
        let sample = ShownSample(name: "sample/1", content: .interaction(file))
        let page = Workbench.text(
            "problems/hello/index.html",
            in: try site(bench, statement: "x", file: nil, samples: [sample])
        )
        #expect(page.contains("&gt; 5\n&lt; &lt;b&gt;\n</pre>") && !page.contains("<h3>Answer</h3>"))
    }
}

/// What lies beside a problem's page.
@Suite struct ProblemFilesTests {
    @Test func samplesAreFilesToo() throws {
        let bench = try Workbench()
        let files = try Workbench.site(try bench.contest(), atMinute: 100)
        let page = Workbench.text("problems/hello/index.html", in: files)
        #expect(
            page.contains("<a href=\"samples/1.in\" download>") && page.contains("<a href=\"samples/1.ans\" download>")
        )
        #expect(Workbench.text("problems/hello/samples/1.in", in: files) == "3 4\n")
        #expect(Workbench.text("problems/hello/samples/1.ans", in: files) == "7 </pre><script>\n")
        let before = try Workbench.site(try bench.contest(), atMinute: -10)
        #expect(!before.contains { $0.path.contains("samples/") })
    }

    @Test func whatIsTooLargeIsShownInPartAndNoFile() throws {
        let bench = try Workbench()
        let contest = try bench.contest()
        try Data(repeating: 0x37, count: (1 << 20) + 1).write(to: URL(filePath: "\(bench.folder)/1.in"))
        let files = try Workbench.site(contest, atMinute: 100)
        let page = Workbench.text("problems/hello/index.html", in: files)
        #expect(!page.contains("samples/1.in") && page.contains("7777") && page.contains("samples/1.ans"))
        #expect(!files.contains { $0.path.hasSuffix("samples/1.in") })
    }
}
