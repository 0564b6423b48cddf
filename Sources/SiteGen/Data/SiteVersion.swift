import ContestModel

/// `version.json`: one small file that tells whether anything public has changed. Private pages are not in it.
struct SiteVersion: Encodable {
    private let contest: ContestID
    private let state: String
    private let as_of: Nullable<Timestamp>
    private let version: String

    init(_ view: PublicView, of files: [SiteFile]) {
        var hash = FNV1a()
        for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            hash.update(file.path.utf8)
            hash.update([0])
            hash.update(file.contents)
            hash.update([0])
        }
        contest = view.contest.id
        state = view.contest.state.rawValue
        as_of = Nullable(view.asOf)
        version = hash.hex
    }
}
