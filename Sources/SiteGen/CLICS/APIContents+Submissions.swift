import ContestModel

extension APIContents {
    var submissionList: APICollection {
        APICollection(
            endpoint: .submissions,
            properties: [
                "id", "language_id", "problem_id", "team_id", "time", "contest_time", "entry_point", "files",
            ],
            objects: submissions.map { submission in
                APIObject(id: String(submission.id)) { json in
                    json.set("language_id", submission.language?.text ?? Self.noLanguage)
                    json.set("problem_id", submission.problem.text)
                    json.set("team_id", submission.team.text)
                    json.set("time", submission.received)
                    json.set("contest_time", submission.contestTime)
                    json.setNull("entry_point")
                    json.set("files", files(of: submission))
                }
            }
        )
    }

    private func files(of submission: PublicSubmission) -> [JSONObject] {
        guard uploads?[submission.id] != nil else { return [] }
        var file = JSONObject()
        file.set("href", "contests/\(contest.id)/\(ContestAPI.upload(of: submission.id))")
        file.set("mime", "application/zip")
        return [file]
    }

    /// Of each submission the judgement that counts, once it is known to this audience.
    var judgementList: APICollection {
        let known = Dictionary(problems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let isScored = contest.scoreboardType == .score
        return APICollection(
            endpoint: .judgements,
            properties: [
                "id", "submission_id", "judgement_type_id", "score", "start_time", "start_contest_time", "end_time",
                "end_contest_time", "max_run_time",
            ].filter { isScored || $0 != "score" },
            objects: submissions.compactMap { submission in
                submission.result.map { result in
                    let points = known[submission.problem].flatMap { result.points(on: $0) }
                    return judgement(
                        of: submission,
                        result,
                        score: isScored ? scale.shown(points, on: submission.problem) : nil
                    )
                }
            }
        )
    }

    private func judgement(of submission: PublicSubmission, _ result: PublicResult, score: Double?) -> APIObject {
        APIObject(id: String(submission.id)) { json in
            json.set("submission_id", String(submission.id))
            json.set("judgement_type_id", result.verdict.rawValue)
            if let score { json.set("score", score) }
            json.set("start_time", result.started)
            json.set("start_contest_time", (result.started - contest.start))
            json.set("end_time", result.ended)
            json.set("end_contest_time", (result.ended - contest.start))
            if let most = result.maxCPUMilliseconds { json.set("max_run_time", Double(most) / 1000) }
        }
    }

    /// What happened on each test case is for the jury alone. When a run ended is not known, but when the judgement did.
    var runList: APICollection {
        guard let uploads else { return APICollection(endpoint: .runs, properties: [], objects: []) }
        return APICollection(
            endpoint: .runs,
            properties: ["id", "judgement_id", "ordinal", "judgement_type_id", "time", "contest_time", "run_time"],
            objects: submissions.flatMap { submission in
                guard let result = submission.result, let runs = uploads[submission.id]?.runs else {
                    return [APIObject]()
                }
                return runs.enumerated().map { run(ordinal: $0 + 1, $1, of: submission, result) }
            }
        )
    }

    private func run(ordinal: Int, _ run: TestRun, of submission: PublicSubmission, _ result: PublicResult) -> APIObject
    {
        APIObject(id: "\(submission.id)-\(ordinal)") { json in
            json.set("judgement_id", String(submission.id))
            json.set("ordinal", ordinal)
            json.set("judgement_type_id", run.verdict.rawValue)
            json.set("time", result.ended)
            json.set("contest_time", (result.ended - contest.start))
            if let time = run.cpuMilliseconds { json.set("run_time", Double(time) / 1000) }
        }
    }

    /// Teams ask by other ways.
    var clarifications: APICollection { APICollection(endpoint: .clarifications, properties: [], objects: []) }
}
