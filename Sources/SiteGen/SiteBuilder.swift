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
        let teams = teams.map { team in (team: team.team, view: { team }) }
        return try parts(view, teams: teams, tokens: tokens, pages: pages, inputs: nil).files()
    }

    /// The same, of which nothing was made yet. `inputs` are what its parts hang on; nil: nobody knows, and all are made. `downloads`
    /// may be of problems that are not public yet. `banner` is what every page says first.
    package func parts(
        _ view: PublicView,
        teams: [(team: TeamID, view: () throws -> TeamView)],
        tokens: [TeamID: String],
        pages: [OrganizerPage],
        inputs: SiteInputs?,
        downloads: [ProblemDownload] = [],
        banner: String? = nil
    ) -> Site {
        let style = StyleSheet("site", templates.style, problems: view.problems).file
        let boardStyle = StyleSheet("board", templates.boardStyle, problems: view.problems).file
        let icon = SiteFile(path: "assets/icon.\(FNV1a(templates.icon.utf8).hex).svg", text: templates.icon)
        let code = ScriptText.published(templates.script)
        let script = SiteFile(path: "assets/script.\(FNV1a(code.utf8).hex).js", text: code)
        let frame = PageFrame(
            contest: view.contest,
            banner: banner,
            asOf: view.asOf,
            pages: pages.map { ($0.name, $0.title) },
            style: style.path,
            boardStyle: boardStyle.path,
            icon: icon.path,
            script: script.path,
            clock: Clock(zone: view.contest.timeZone)
        )
        let shown = Set(view.problems.map(\.id))
        let context = SiteContext(view, templates, frame, downloads: downloads.filter { shown.contains($0.problem) })
        let parts =
            [SitePart("assets", inputs: inputs?.everything) { [style, boardStyle, icon, script] }]
            + publicParts(context, pages, inputs) + privateParts(teams, tokens, frame, inputs)
        return Site(parts: parts) { version in try JSONText.file("version.json", SiteVersion(view, version)) }
    }

    /// `report.html`, `report.json` and `report.txt` for the team's outbox.
    package func report(_ view: TeamView, submission id: Int64) throws -> [SiteFile] {
        guard let submission = view.submission(id) else { throw SiteError.unknownSubmission(id) }
        let report = Report(view, submission)
        return [
            OutboxPage(report, templates).file,
            try JSONText.file("report.json", ReportJSON(report)),
            SiteFile(path: "report.txt", text: ReportText(report).text),
        ]
    }

    private func publicParts(
        _ context: SiteContext,
        _ pages: [OrganizerPage],
        _ inputs: SiteInputs?
    ) -> [SitePart] {
        let view = context.view
        let data = PublicData(context)
        let teams = view.teams.map { team in
            SitePart(
                "teams/\(team.id)",
                inputs: inputs?.ofTeam(
                    team,
                    row: context.rows[team.id],
                    line: view.history.lines[team.id],
                    medal: context.medals[team.id]
                )
            ) {
                try [context.teamPage(team)] + data.files(of: team)
            }
        }
        let reports =
            view.reports.isEmpty
            ? []
            : view.teams.map { team in
                SitePart("reports/\(team.id)", inputs: inputs?.ofTeam(team, row: nil, line: nil, medal: nil)) {
                    try context.reportPages(of: team)
                }
            }
        return [
            SitePart("leaderboard", inputs: inputs?.everything) {
                context.leaderboardPages() + [
                    SiteFile(path: "leaderboard.json", contents: try LeaderboardExport.json(view)),
                    SiteFile(path: "leaderboard.csv", contents: try LeaderboardExport.csv(view)),
                    SiteFile(path: "leaderboard.tsv", contents: try LeaderboardExport.tsv(view)),
                    SiteFile(path: "leaderboard.txt", contents: try LeaderboardExport.txt(view)),
                ]
            },
            SitePart("big", inputs: inputs?.everything) { context.bigPages() },
            SitePart("charts", inputs: inputs?.everything) { [context.chartsPage()] },
            SitePart("queue", inputs: inputs?.everything) { [context.queuePage()] },
            SitePart("missing", inputs: inputs?.everything) { [context.missingPage()] },
            SitePart("problems", inputs: inputs?.everything) { try context.problemPages() },
            SitePart("files", inputs: inputs?.common) { try context.downloads.map { try $0.read() } },
            SitePart("pages", inputs: inputs?.everything) { try context.organizerPages(pages) },
            SitePart("data", inputs: inputs?.everything) { try data.files() },
            SitePart("feed", inputs: inputs?.everything) { [Feed(view).file] },
        ] + ContestAPI.parts(view, inputs) + data.lists(inputs) + teams + reports
    }

    private func privateParts(
        _ teams: [(team: TeamID, view: () throws -> TeamView)],
        _ tokens: [TeamID: String],
        _ frame: PageFrame,
        _ inputs: SiteInputs?
    ) -> [SitePart] {
        let cover = SitePart("r", inputs: inputs?.everything) { [PrivatePages.cover(templates, frame)] }
        return [cover]
            + teams.compactMap { team, view in
                tokens[team].map { token in
                    SitePart("r/\(token)", inputs: inputs?.ofPrivate(team), isPublic: false) {
                        try PrivatePages(view(), token: token, templates, frame).files()
                    }
                }
            }
    }
}
