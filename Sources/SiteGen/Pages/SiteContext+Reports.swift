import ContestModel

extension SiteContext {
    /// Where reports are public: a page and its JSON for each of a team's submissions that was judged and is not withheld.
    func reportPages(of team: PublicTeam) throws -> [SiteFile] {
        guard let view = reports[team.id] else { return [] }
        return try view.submissions.flatMap { submission in
            let place = "reports/\(submission.facts.id)"
            let report = Report(view, submission)
            let values = ReportValues(view, submission, clock).all(report)
            let title = "Submission \(submission.facts.id)"
            return [
                page(.report, at: "\(place)/index.html", title: title, values),
                try JSONText.file("\(place)/report.json", ReportJSON(report)),
            ]
        }
    }
}
