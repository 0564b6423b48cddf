import ContestModel
import ResultStore
import SiteGen

/// All submissions as far as the board needs them; in full those of the teams that changed since the last publishing.
struct KnownHistory {
    /// A page has to be made that needs more.
    struct NotEnough: Error {}

    /// By number.
    let submissions: [JudgedSubmission]
    /// The teams whose submissions are there in full.
    let changed: Set<TeamID>
    private let cache: HistoryCache
    private let file: String

    /// Nil: so much changed that everything has to be read.
    init?(_ file: String, _ inputs: SiteInputs, _ store: SubmissionStore) async throws {
        var cache = HistoryCache(file)
        guard cache.base == inputs.common else { return nil }
        var submissions: [JudgedSubmission] = []
        var changed = Set<TeamID>()
        for (team, word) in inputs.words {
            if let known = cache.submissions(of: team, word) { submissions += known } else { changed.insert(team) }
        }
        for team in changed.sorted() {
            let own = try await store.submissions(of: [team])
            cache.set(own, of: team, inputs.words[team] ?? "")
            submissions += own
        }
        // They are large: only their places are moved while they are put in order.
        let order = submissions.indices.map { (id: submissions[$0].submission.id, place: $0) }.sorted { $0.id < $1.id }
        self.submissions = order.map { submissions[$0.place] }
        self.changed = changed
        self.cache = cache
        self.file = file
    }

    func save() throws {
        if !changed.isEmpty { try cache.write(to: file) }
    }

    static func save(_ submissions: [JudgedSubmission], _ inputs: SiteInputs, to file: String) throws {
        var cache = HistoryCache(base: inputs.common)
        for (team, places) in Dictionary(grouping: submissions.indices, by: { submissions[$0].submission.team }) {
            if let word = inputs.words[team] { cache.set(places.map { submissions[$0] }, of: team, word) }
        }
        try cache.write(to: file)
    }
}
