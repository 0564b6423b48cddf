import ContestModel

/// `version.json`: one small file that tells whether anything public has changed. Private pages are not in it.
struct SiteVersion: Encodable {
    private let contest: ContestID
    private let state: String
    private let as_of: Nullable<Timestamp>
    private let version: String

    init(_ view: PublicView, _ version: String) {
        contest = view.contest.id
        state = view.contest.state.rawValue
        as_of = Nullable(view.asOf)
        self.version = version
    }
}
