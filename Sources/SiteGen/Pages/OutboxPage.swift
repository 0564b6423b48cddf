import ContestModel

/// A report as one file that needs no other, for a folder without a web server.
struct OutboxPage {
    let file: SiteFile

    init(_ view: TeamView, _ submission: TeamSubmission, _ templates: Templates) {
        let clock = Clock(zone: view.contest.timeZone)
        let title = "Submission \(submission.facts.id) · \(view.contest.name)"
        let values = ReportValues(view, submission, clock).all.with([
            "title": PlainText.line(title, atMost: 400),
            "stylesheet": templates.style,
            "styleHash": templates.styleHash,
            "zone": clock.zoneName,
        ])
        file = SiteFile(path: "report.html", text: templates.render(.outbox, values))
    }
}
