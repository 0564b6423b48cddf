/// When a contest reached what there is to reach; each nil until it has. Each lies at or after those before it, but that results may be
/// final before the board is thawed.
package struct ContestMilestones: Sendable, Hashable {
    package let started: Timestamp?
    package let frozen: Timestamp?
    package let ended: Timestamp?
    package let thawed: Timestamp?
    package let finalized: Timestamp?
    /// Since when nothing about the contest changes.
    package let settled: Timestamp?

    init(of contest: Contest, _ release: ReleaseState, at now: Timestamp) {
        func passed(_ moment: Timestamp?) -> Timestamp? { moment.flatMap { $0 <= now ? $0 : nil } }
        let end = passed(contest.end)
        started = passed(contest.start)
        ended = end
        let freeze = passed(contest.freeze.map { max($0, contest.start) })
        let thaw = passed(release.thawed)
        // A board that was thawed before the end is as one that never froze.
        let isKept = thaw.map { $0 >= contest.end } ?? true
        frozen = isKept ? freeze : nil
        thawed = isKept && freeze != nil ? thaw : nil
        finalized = passed(release.finalized).flatMap { final in end.map { max(final, $0) } }
        let last = (finalized, thawed)
        settled = frozen == nil || thawed != nil ? last.0.map { max($0, last.1 ?? $0) } : nil
    }
}
