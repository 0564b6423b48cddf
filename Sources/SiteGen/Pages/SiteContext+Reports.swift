import ContestModel

extension SiteContext {
    /// Where reports are public: a page and its JSON for each submission that was judged and is not withheld.
    func reportPages() throws -> [SiteFile] {
        try view.reports.flatMap { team in
            try team.submissions.flatMap { submission in
                let place = "reports/\(submission.facts.id)"
                let values = ReportValues(team, submission, clock).all
                let title = "Submission \(submission.facts.id)"
                return [
                    page(.report, at: "\(place)/index.html", title: title, values),
                    try JSONText.file("\(place)/report.json", ReportJSON(team, submission)),
                ]
            }
        }
    }
}
