extension ContestRecord {
    /// As the jury knows it: nothing is withheld, and everybody has their own name. Never for the public.
    package var opened: ContestRecord {
        var record = ContestRecord(
            contest: contest.opened,
            teams: teams.map(\.opened),
            problems: problems,
            submissions: submissions,
            release: ReleaseState(thawed: release.thawed, finalized: release.finalized, isForJury: true),
            lastSweep: lastSweep,
            halted: halted,
            languages: languages,
            selections: selections,
            comparisons: comparisons
        )
        record.advice = advice
        return record
    }
}

extension ContestRecord {
    /// The same with other submissions.
    package func replacing(_ submissions: [JudgedSubmission]) -> ContestRecord {
        var record = ContestRecord(
            contest: contest,
            teams: teams,
            problems: problems,
            submissions: submissions,
            release: release,
            lastSweep: lastSweep,
            halted: halted,
            languages: languages,
            selections: selections,
            comparisons: comparisons
        )
        record.advice = advice
        return record
    }
}

extension Contest {
    fileprivate var opened: Contest {
        Contest(
            id: id,
            name: name,
            start: start,
            duration: duration,
            freezeDuration: nil,
            isBlind: false,
            scoreboardType: scoreboardType,
            penaltyMinutes: penaltyMinutes,
            ranking: ranking,
            isAnonymous: false,
            reports: reports,
            timeZone: timeZone,
            problems: problems,
            folders: folders,
            intake: intake,
            judging: judging
        )
    }
}

extension Team {
    /// Hidden teams are shown.
    fileprivate var opened: Team {
        Team(
            id: id,
            name: name,
            organization: organization,
            members: members,
            email: email,
            kind: kind,
            isHidden: false,
            keys: keys
        )
    }
}
