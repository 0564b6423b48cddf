package import ContestModel
import Foundation

/// Makes the files of the site from what may be shown; the same input gives the same bytes.
package struct SiteBuilder {
    package init(templates folder: String) throws {}

    /// The whole public tree. `tokens` name the private folders below `r/`; a team without one has no private page.
    package func site(
        _ view: PublicView,
        teams: [TeamView],
        tokens: [TeamID: String],
        pages: [OrganizerPage]
    ) throws -> [SiteFile] { [] }

    /// `report.html`, `report.json` and `report.txt` for the team's outbox.
    package func report(_ view: TeamView, submission id: Int64) throws -> [SiteFile] { [] }
}
