import ContestModel

/// A team's own pages below `r/<token>/`, which nothing public links to.
struct PrivatePages {
    private let view: TeamView
    private let folder: String
    private let templates: Templates
    private let frame: PageFrame

    init(_ view: TeamView, token: String, _ templates: Templates, _ frame: PageFrame) {
        self.view = view
        folder = "r/\(token)"
        self.templates = templates
        self.frame = frame
    }

    func files() throws -> [SiteFile] {
        var files = [overview()]
        for submission in view.submissions {
            let place = "\(folder)/\(submission.facts.id)"
            let report = Report(view, submission)
            files.append(page(of: report, at: "\(place)/index.html"))
            files.append(try JSONText.file("\(place)/report.json", ReportJSON(report)))
        }
        return files
    }

    private func overview() -> SiteFile {
        page(
            .private,
            at: "\(folder)/index.html",
            title: "Your submissions",
            [
                "teamName": view.name,
                "counted": CountedWords.all(view),
                "selections": view.selections.map(selection),
                "submissions": view.submissions.reversed().map { ReportValues(view, $0, frame.clock).line },
            ]
        )
    }

    private func selection(_ choice: TeamSelection) -> Values {
        let last = choice.selection
        return [
            "label": choice.problem.label, "problemName": choice.problem.name, "problem": choice.problem.id.text,
            // One that is not its own counts as none.
            "submission": last?.submission.flatMap { view.submission($0)?.facts.id },
            "message": last?.message,
            "received": last.map { frame.clock.values($0.received) },
        ]
    }

    private func page(of report: Report, at path: String) -> SiteFile {
        let values = ReportValues(view, report.submission, frame.clock).all(report)
        return page(.report, at: path, title: "Submission \(report.facts.id)", values)
    }

    private func page(_ template: Templates.Page, at path: String, title: String, _ values: Values) -> SiteFile {
        let frame = frame.values(title: title, path: path, isPrivate: true)
        return templates.file(template, at: path, frame.with(values))
    }

    /// What `r/` itself shows: without it, a server that lists folders would list the private ones.
    static func cover(_ templates: Templates, _ frame: PageFrame) -> SiteFile {
        let path = "r/index.html"
        let values = frame.values(title: "Not found", path: path, isPrivate: true).with(["script": nil as String?])
        return templates.file(.missing, at: path, values)
    }
}
