/// What the jury may see of a contest at a moment: nothing is withheld, everybody has their own name.
///
/// A type of its own, so that nothing that takes what the public may see can be given this. Smoke runs, withdrawn and disqualified submissions
/// are not in it, as they do not count. Hidden and jury teams are, without a rank.
package struct JuryView: Sendable, Hashable {
    /// What only the jury may see of a submission.
    package struct Upload: Sendable, Hashable {
        /// As the team called it.
        package let file: String
        /// Of the zip, 64 lower-case hex digits.
        package let sha256: String
        /// In the order of the judgement.
        package let runs: [TestRun]
    }

    private let view: PublicView
    /// By the submission's id.
    package let uploads: [Int64: Upload]
    /// How many test cases each problem has, hidden ones included.
    package let testCounts: [ProblemID: Int]

    package init(of record: ContestRecord, at now: Timestamp) {
        let known = PublicContest(of: record.contest, record.release, halted: record.halted, at: now)
        view = PublicView(
            of: record,
            PublicContest(opening: known),
            TeamNames(unmasking: record),
            showsProblems: true,
            at: now
        ) { record.comparisons[$0] }
        testCounts = Dictionary(
            record.problems.map { ($0.id, $0.tests.count) },
            uniquingKeysWith: { first, _ in first }
        )
        let shown = Dictionary(view.submissions.map { ($0.id, $0.result != nil) }, uniquingKeysWith: { one, _ in one })
        uploads = Dictionary(
            record.submissions.compactMap { judged in
                let submission = judged.submission
                return shown[submission.id].map { isJudged in
                    let runs = isJudged ? judged.judgement?.runs ?? [] : []
                    return (submission.id, Upload(file: submission.file, sha256: submission.sha256, runs: runs))
                }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    package var contest: PublicContest { view.contest }
    package var asOf: Timestamp? { view.asOf }
    package var languages: [PublicLanguage] { view.languages }
    /// Before the start, too.
    package var problems: [PublicProblem] { view.problems }
    package var teams: [PublicTeam] { view.teams }
    package var board: Scoreboard { view.board }
    /// Empty until the results are final.
    package var awards: [Award] { view.awards }
    package var submissions: [PublicSubmission] { view.submissions }
}
