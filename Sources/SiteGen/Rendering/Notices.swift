import ContestModel

/// What a board says of itself before its first row.
struct Notices {
    let sentences: [String]

    init(_ contest: PublicContest) {
        var sentences: [String] = []
        if contest.frozenAt != nil {
            let minutes = (contest.freezeDuration?.milliseconds ?? 0) / 60_000
            let fate = contest.isBlind ? "not shown" : "still shown as pending"
            sentences.append(
                "The scoreboard was frozen with \(minutes) minutes remaining - "
                    + "submissions in the last \(minutes) minutes of the contest are \(fate)."
            )
        }
        if contest.haltedAt != nil {
            sentences.append(
                "Judging is paused: the judge's check of itself failed, and the organizers have been told. Uploads are "
                    + "still taken with their time of arrival, and are judged as soon as it is mended."
            )
        }
        if contest.state == .ended {
            sentences.append("The contest is over, but not finalized: these results are not final.")
        }
        self.sentences = sentences
    }
}
