import ContestModel

/// What the files of the Contest API say, whoever they are for. It is made from what one audience may see, and from nothing else.
struct APIContents {
    let contest: PublicContest
    let asOf: Timestamp?
    let languages: [PublicLanguage]
    let problems: [PublicProblem]
    let teams: [PublicTeam]
    let board: Scoreboard
    let awards: [Award]
    let submissions: [PublicSubmission]
    /// For the jury; nil: the files are for everybody.
    let uploads: [Int64: JuryView.Upload]?
    /// How many test cases each problem has, of which the audience may know.
    let testCounts: [ProblemID: Int]
    let scale: PointScale

    /// `listing`: of the submissions those that are listed; nil: all.
    init(_ view: PublicView, listing listed: ArraySlice<PublicSubmission>? = nil) {
        contest = view.contest
        asOf = view.asOf
        languages = Self.languages(view.languages, view.submissions)
        problems = view.problems
        teams = view.teams
        board = view.board
        awards = view.awards
        submissions = listed.map(Array.init) ?? view.submissions
        uploads = nil
        testCounts = Dictionary(view.problems.map { ($0.id, $0.sampleCount) }, uniquingKeysWith: { first, _ in first })
        scale = PointScale(view.board, view.problems)
    }

    init(_ view: JuryView) {
        contest = view.contest
        asOf = view.asOf
        languages = Self.languages(view.languages, view.submissions)
        problems = view.problems
        teams = view.teams
        board = view.board
        awards = view.awards
        submissions = view.submissions
        uploads = view.uploads
        testCounts = view.testCounts
        scale = PointScale(view.board, view.problems)
    }

    /// The id of the language of what has none: it is not known yet, is not told, or the problem wants no program.
    static let noLanguage = "zip"

    /// Those that the judge has, those that it had when something was judged, and the one of what has none.
    private static func languages(
        _ known: [PublicLanguage],
        _ submissions: [PublicSubmission]
    ) -> [PublicLanguage] {
        let ids = Set(known.map(\.id.text))
        let used = Set(submissions.compactMap(\.language)).filter { !ids.contains($0.text) }
        let older = used.map { PublicLanguage(id: $0, name: $0.text, extensions: []) }
        let none = (try? LanguageID(noLanguage)).map { PublicLanguage(id: $0, name: "Zip", extensions: ["zip"]) }
        let all = known + older + [none].compactMap { $0 }.filter { !ids.contains($0.id.text) }
        return all.sorted { $0.id < $1.id }
    }
}
