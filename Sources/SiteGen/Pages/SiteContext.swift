import ContestModel
import Foundation

/// What all pages of one site share, looked up once.
struct SiteContext {
    let view: PublicView
    let templates: Templates
    let frame: PageFrame
    let problems: [ProblemID: PublicProblem]
    /// Where each problem stands in the contest, from 0.
    let places: [ProblemID: Int]
    let teams: [TeamID: PublicTeam]
    let rows: [TeamID: Scoreboard.Row]
    /// In the order of arrival.
    let submissions: [TeamID: [PublicSubmission]]
    /// In the order of arrival.
    let attempts: [ProblemID: [PublicSubmission]]
    let medals: [TeamID: Medal]
    /// Where reports are public.
    let reports: [TeamID: TeamView]
    /// Of the problems that are shown.
    let downloads: [ProblemDownload]

    init(_ view: PublicView, _ templates: Templates, _ frame: PageFrame, downloads: [ProblemDownload] = []) {
        self.view = view
        self.downloads = downloads
        self.templates = templates
        self.frame = frame
        problems = Self.index(view.problems, by: \.id)
        places = Self.index(view.problems.enumerated().map { $0 }, by: \.element.id).mapValues(\.offset)
        teams = Self.index(view.teams, by: \.id)
        rows = Self.index(view.board.rows + view.board.unranked, by: \.team.id)
        submissions = Dictionary(grouping: view.submissions, by: \.team)
        attempts = Dictionary(grouping: view.submissions, by: \.problem)
        medals = Medal.byTeam(view.awards)
        reports = Self.index(view.reports, by: \.team)
    }

    var clock: Clock { frame.clock }

    /// `isDated`: it says when the last thing shown happened, and so changes with everything that happens.
    func page(
        _ template: Templates.Page,
        at path: String,
        title: String,
        isDated: Bool = false,
        _ values: Values
    ) -> SiteFile {
        let frame = frame.values(title: title, path: path, isDated: isDated)
        return templates.file(template, at: path, frame.with(values))
    }

    private static func index<Element, Key: Hashable>(_ list: [Element], by key: (Element) -> Key) -> [Key: Element] {
        Dictionary(list.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
