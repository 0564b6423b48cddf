import ContestModel
import Foundation

/// A report as one file that needs no other, for a folder without a web server.
struct OutboxPage {
    let file: SiteFile

    init(_ view: TeamView, _ submission: TeamSubmission, _ templates: Templates) {
        let clock = Clock(zone: view.contest.timeZone)
        let title = "Submission \(submission.facts.id) · \(view.contest.name)"
        let values = ReportValues(view, submission, clock).all.with([
            "title": PlainText.line(title, atMost: 400),
            "stylesheet": templates.style,
            "styleHash": Self.hash(of: templates.style),
            "zone": clock.zoneName,
        ])
        file = SiteFile(path: "report.html", text: templates.render(.outbox, values))
    }

    /// For `style-src`, so that the browser takes this style and no other.
    private static func hash(of style: String) -> String {
        var hash = SHA256()
        hash.update(Array(style.utf8))
        return Data(hash.digest()).base64EncodedString()
    }
}
