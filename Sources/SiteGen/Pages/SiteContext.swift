import ContestModel
import Foundation

/// What all pages of one site share, looked up once.
struct SiteContext {
    let view: PublicView
    let templates: Templates
    let frame: PageFrame
    let problems: [ProblemID: PublicProblem]
    let teams: [TeamID: PublicTeam]
    let rows: [TeamID: Scoreboard.Row]
    /// In the order of arrival.
    let submissions: [TeamID: [PublicSubmission]]

    init(_ view: PublicView, _ templates: Templates, _ frame: PageFrame) {
        self.view = view
        self.templates = templates
        self.frame = frame
        problems = Self.index(view.problems, by: \.id)
        teams = Self.index(view.teams, by: \.id)
        rows = Self.index(view.board.rows + view.board.unranked, by: \.team.id)
        submissions = Dictionary(grouping: view.submissions, by: \.team)
    }

    var clock: Clock { frame.clock }

    func page(_ template: Templates.Page, at path: String, title: String, _ values: Values) -> SiteFile {
        // Only what changes with every submission anyhow, so that the others need not.
        let frame = frame.values(title: title, path: path, isDated: [.leaderboard, .queue].contains(template))
        return SiteFile(path: path, text: templates.render(template, frame.with(values)))
    }

    private static func index<Element, Key: Hashable>(_ list: [Element], by key: (Element) -> Key) -> [Key: Element] {
        Dictionary(list.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
