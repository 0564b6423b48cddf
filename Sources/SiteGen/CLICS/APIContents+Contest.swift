import ContestModel

extension APIContents {
    var contestObject: APIObject {
        APIObject(id: contest.id.text) { json in
            json.set("name", contest.name)
            json.set("start_time", contest.start)
            json.set("duration", contest.end - contest.start)
            if let freeze = contest.freezeDuration { json.set("scoreboard_freeze_duration", freeze) }
            json.set("scoreboard_type", contest.scoreboardType.rawValue)
            if contest.scoreboardType == .passFail { json.set("penalty_time", contest.penaltyMinutes) }
        }
    }

    static let contestProperties = [
        "id", "name", "start_time", "duration", "scoreboard_freeze_duration", "scoreboard_type", "penalty_time",
    ]

    /// When the contest reached what there is to reach, `null` where it has not.
    var state: JSONObject {
        let milestones = contest.milestones
        var json = JSONObject()
        json.set("started", milestones.started)
        json.set("frozen", milestones.frozen)
        json.set("ended", milestones.ended)
        json.set("thawed", milestones.thawed)
        json.set("finalized", milestones.finalized)
        json.set("end_of_updates", milestones.settled)
        return json
    }

    static let stateProperties = ["started", "frozen", "ended", "thawed", "finalized", "end_of_updates"]

    var judgementTypes: APICollection {
        let isPassFail = contest.scoreboardType == .passFail
        return APICollection(
            endpoint: .judgementTypes,
            properties: ["id", "name", "penalty", "solved"],
            objects: Verdict.allCases.map { verdict in
                APIObject(id: verdict.rawValue) { json in
                    json.set("name", verdict.name)
                    if isPassFail { json.set("penalty", contest.ranking.isPenalized(verdict)) }
                    json.set("solved", verdict == .accepted)
                }
            }
        )
    }

    var languageList: APICollection {
        APICollection(
            endpoint: .languages,
            properties: ["id", "name", "entry_point_required", "extensions"],
            objects: languages.map { language in
                APIObject(id: language.id.text) { json in
                    json.set("name", language.name)
                    // The judge finds it by the language's rule, where nobody names it.
                    json.set("entry_point_required", false)
                    json.set("extensions", language.extensions)
                }
            }
        )
    }

    var problemList: APICollection {
        APICollection(
            endpoint: .problems,
            properties: ["id", "label", "name", "ordinal", "rgb", "time_limit", "test_data_count", "max_score"],
            objects: problems.enumerated().map { ordinal, problem in
                APIObject(id: problem.id.text) { json in
                    json.set("label", problem.label)
                    json.set("name", problem.name)
                    json.set("ordinal", ordinal)
                    if let rgb = problem.rgb { json.set("rgb", rgb) }
                    json.set("time_limit", problem.limits.cpuTime.seconds)
                    json.set("test_data_count", testCounts[problem.id] ?? 0)
                    if contest.scoreboardType == .score, let most = scale.most(of: problem) {
                        json.set("max_score", most)
                    }
                }
            }
        )
    }
}

extension Duration {
    /// In whole milliseconds, so that the decimal number has at most three digits behind the point.
    var seconds: Double { Double(milliseconds) / 1000 }
}
