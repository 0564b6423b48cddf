import ContestModel

/// The keys of `contest.yaml`, in the documented order.
struct ContestFile {
    let root: Section
    let folders: Folders
    let processors: Int

    func contest() throws(ConfigurationError) -> Contest {
        let id: ContestID? = root.required("id", .id())
        let name = root.required("name", .line)
        let start = root.required("start_time", .moment)
        let duration = root.required("duration", .lasting)
        let freeze = root.optional("scoreboard_freeze_duration", .lasting)
        if let freeze, let duration, freeze > duration {
            root.complain(
                "scoreboard_freeze_duration",
                "is longer than the contest",
                fix: "write how long before the end the board freezes"
            )
        }
        let isBlind = root.value("blind", .flag, default: false)
        let type = root.value("scoreboard_type", .choice(), default: Contest.ScoreboardType.passFail)
        let penalty = root.value("penalty_time", .count(), default: 20)
        let ranking = ranking()
        let isAnonymous = root.value("anonymous", .flag, default: false)
        let reports = root.value("reports", .choice(), default: Contest.ReportAccess.private)
        let zone = root.value("time_zone", .timeZone, default: "UTC")
        let problems = ProblemList(root: root).problems()
        let places = places()
        let intake = intake(root.section("intake"))
        let judging = judging(root.section("judging"), type)
        root.finish()
        guard let id, let name, let start, let duration, root.report.findings.isEmpty else { throw root.report.error }
        return Contest(
            id: id,
            name: name,
            start: start,
            duration: duration,
            freezeDuration: freeze,
            isBlind: isBlind,
            scoreboardType: type,
            penaltyMinutes: penalty,
            ranking: ranking,
            isAnonymous: isAnonymous,
            reports: reports,
            timeZone: zone,
            problems: problems,
            folders: places,
            intake: intake,
            judging: judging
        )
    }

    private func ranking() -> RankingRules {
        let compilePenalty = root.value("compile_penalty", .flag, default: false)
        let points = root.value("points_rule", .choice(), default: RankingRules.PointsRule.bestSubmission)
        let tieBreak = root.value("tie_break", .choice(), default: RankingRules.TieBreak.none)
        let awards = root.section("awards")
        let medals = MedalCounts(
            gold: awards.value("gold", .count(), default: 0),
            silver: awards.value("silver", .count(), default: 0),
            bronze: awards.value("bronze", .count(), default: 0)
        )
        awards.finish()
        return RankingRules(
            penalizesCompileErrors: compilePenalty,
            points: points,
            tieBreak: tieBreak,
            medals: medals
        )
    }

    private func places() -> ContestFolders {
        let inbox = perTeam("inbox", default: "../submissions-inbox/{team}")
        let outbox = perTeam("outbox", default: "../var/outbox/{team}")
        let site = place("site", default: "../public")
        let state = place("state", default: "../var")
        for (key, path) in [("inbox", inbox), ("outbox", outbox), ("state", state)]
        where path == site || path.hasPrefix(site + "/") {
            root.complain(key, "lies inside of the site, which everybody can read", fix: "put it elsewhere")
        }
        return ContestFolders(
            contest: folders.contest,
            inbox: inbox,
            outbox: outbox,
            site: site,
            state: state,
            templates: shared("templates"),
            images: shared("images")
        )
    }

    private func place(_ key: String, default usual: String) -> String {
        Folders.absolute(root.value(key, .line, default: usual), in: folders.contest)
    }

    /// The team is known by its folder alone, so every team needs one of its own.
    private func perTeam(_ key: String, default usual: String) -> String {
        let path = place(key, default: usual)
        if !path.contains("{team}") {
            root.complain(key, "does not hold {team}", fix: "write a folder for each team, such as \(usual)")
        }
        return path
    }

    private func shared(_ key: String) -> String {
        let given = root.value(key, .line)
        let path = folders.shared(given, key)
        root.report.note(key, given ?? path, line: given == nil ? nil : root.lineOf(key))
        return path
    }

    private func intake(_ section: Section) -> IntakeRules {
        let settle = section.value("settle", .span, default: .seconds(10))
        let after = section.value("after", .choice(), default: IntakeRules.After.keep)
        let zip = ZipLimits(
            maxZip: section.value("max_zip", .capacity, default: 50 << 20),
            maxUnpacked: section.value("max_unpacked", .capacity, default: 256 << 20),
            maxFiles: section.value("max_files", .count(atLeast: 1), default: 1000)
        )
        let perTeam = section.section("per_team")
        let quota = TeamQuota(
            accepted: perTeam.optional("accepted", .count(atLeast: 1), none: "no limit"),
            perDay: perTeam.optional("per_day", .count(atLeast: 1), none: "no limit"),
            minGap: perTeam.optional("min_gap", .span, none: "no limit"),
            files: perTeam.value("files", .count(atLeast: 1), default: 5000),
            bytes: perTeam.optional("bytes", .capacity, none: "no limit")
        )
        perTeam.finish()
        section.finish()
        return IntakeRules(settle: settle, after: after, zip: zip, perTeam: quota)
    }

    private func judging(_ section: Section, _ type: Contest.ScoreboardType) -> JudgingRules {
        let slots = Form<Int>("auto or a number from 1 to 256") { [processors] text in
            text == "auto" ? max(1, processors) : Int(digits: text).flatMap { (1...256).contains($0) ? $0 : nil }
        }
        let rules = JudgingRules(
            slots: section.value("slots", slots, default: max(1, processors)),
            retries: section.value("retries", .count(), default: 3),
            runtime: section.value("runtime", .runtime, default: "runc"),
            cache: section.value("cache", .capacity, default: 2 << 30),
            environments: section.value("environments", .capacity, default: 8 << 30),
            stopsAtFirstFailure: section.value("stop_at_first_failure", .flag, default: type == .passFail)
        )
        section.finish()
        return rules
    }
}

extension Form<String> {
    fileprivate static var runtime: Self {
        Form("a runtime that the Docker engine knows, such as runc or runsc") { PackageName.isPlain($0) ? $0 : nil }
    }
}
