package import ContestModel
import Foundation

/// Makes the files of the site from what may be shown; the same input gives the same bytes.
package struct SiteBuilder {
    private let templates: Templates

    /// Reads the templates and the style; errors name file and line.
    package init(templates folders: TemplateFolders) throws { templates = try Templates(folders) }

    /// A folder that has all of them.
    package init(templates folder: String) throws { try self.init(templates: TemplateFolders(own: folder)) }

    /// The whole public tree. `tokens` name the private folders below `r/`; a team without one has no private page.
    package func site(
        _ view: PublicView,
        teams: [TeamView],
        tokens: [TeamID: String],
        pages: [OrganizerPage]
    ) throws -> [SiteFile] {
        let style = StyleSheet(templates.style, problems: view.problems).file
        let icon = SiteFile(path: "assets/icon.\(FNV1a(templates.icon.utf8).hex).svg", text: templates.icon)
        let script = SiteFile(path: "assets/script.\(FNV1a(templates.script.utf8).hex).js", text: templates.script)
        let frame = PageFrame(
            contest: view.contest,
            asOf: view.asOf,
            pages: pages.map { ($0.name, $0.title) },
            style: style.path,
            icon: icon.path,
            script: script.path,
            clock: Clock(zone: view.contest.timeZone)
        )
        var files = try publicFiles(SiteContext(view, templates, frame), pages) + [style, icon, script]
        files.append(try JSONText.file("version.json", SiteVersion(view, of: files)))
        files.append(PrivatePages.cover(templates, frame))
        for team in teams {
            guard let token = tokens[team.team] else { continue }
            files += try PrivatePages(team, token: token, templates, frame).files()
        }
        return files
    }

    /// `report.html`, `report.json` and `report.txt` for the team's outbox.
    package func report(_ view: TeamView, submission id: Int64) throws -> [SiteFile] {
        guard let submission = view.submission(id) else { throw SiteError.unknownSubmission(id) }
        return [
            OutboxPage(view, submission, templates).file,
            try JSONText.file("report.json", ReportJSON(view, submission)),
            SiteFile(path: "report.txt", text: ReportText(view, submission).text),
        ]
    }

    private func publicFiles(_ context: SiteContext, _ pages: [OrganizerPage]) throws -> [SiteFile] {
        let view = context.view
        var files = [context.leaderboardPage(), context.queuePage(), context.missingPage()]
        files += context.teamPages()
        files += try context.problemPages()
        files += try context.organizerPages(pages)
        files += try context.reportPages()
        files += try PublicData(view).files()
        files += [
            SiteFile(path: "leaderboard.json", contents: try LeaderboardExport.json(view)),
            SiteFile(path: "leaderboard.csv", contents: try LeaderboardExport.csv(view)),
            SiteFile(path: "leaderboard.tsv", contents: try LeaderboardExport.tsv(view)),
            SiteFile(path: "leaderboard.txt", contents: try LeaderboardExport.txt(view)),
        ]
        return files
    }
}
