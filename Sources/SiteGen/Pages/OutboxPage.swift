import ContestModel

/// A report as one file that needs no other, for a folder without a web server.
struct OutboxPage {
    let file: SiteFile

    init(_ report: Report, _ templates: Templates) {
        let (view, submission) = (report.view, report.submission)
        let clock = Clock(zone: view.contest.timeZone)
        let title = "Submission \(submission.facts.id) · \(view.contest.name)"
        let values = ReportValues(view, submission, clock).all(report).with([
            "title": PlainText.line(title, atMost: 400),
            "stylesheet": templates.style,
            "styleHash": templates.styleHash,
            "zone": clock.zoneName,
        ])
        file = templates.file(.outbox, at: "report.html", values)
    }
}
