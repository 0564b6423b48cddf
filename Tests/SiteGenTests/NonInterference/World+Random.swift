import ContestModel

extension World {
    /// Any contest at a moment, with teams, problems and uploads of every kind.
    static func random(at moment: Moment, using numbers: inout SeededNumbers) throws -> World {
        var world = World(
            moment: moment,
            isBlind: numbers.oneIn(3),
            isAnonymous: numbers.oneIn(3),
            type: numbers.oneIn(2) ? .score : .passFail,
            ranking: RankingRules(
                points: numbers.oneIn(2) ? .bestPerGroup : .bestSubmission,
                tieBreak: numbers.oneIn(2) ? .lastImprovement : .none
            ),
            teams: Self.teams(using: &numbers),
            problems: (0..<Int.random(in: 2...3, using: &numbers)).map { WorldProblem.random($0, using: &numbers) },
            uploads: [],
            lastSweepMinute: moment.minute - 1,
            hasPublicReports: numbers.oneIn(2)
        )
        let last = min(moment.minute, 300)
        var seconds = moment == .before ? -40 * 60 : -2 * 60
        while true {
            seconds += Int.random(in: 60...(moment == .before ? 900 : 1500), using: &numbers)
            guard seconds < last * 60 - 120 else { break }
            let id = Int64(world.uploads.count + 1)
            world.uploads.append(try .random(id: id, at: seconds, in: world, using: &numbers))
        }
        for upload in world.uploads where numbers.oneIn(3) { world.choices[upload.team] = upload.id }
        return world
    }

    private static func teams(using numbers: inout SeededNumbers) -> [WorldTeam] {
        let kinds: [(Team.Kind, Bool)] = [
            (.team, false), (.team, false), (.team, false), (.team, false), (.baseline, false), (.jury, false),
            (.team, true),
        ]
        return kinds.enumerated().map { key, kind in
            WorldTeam(
                key: key,
                id: "t\(key)",
                name: numbers.word(),
                organization: numbers.oneIn(2) ? numbers.word() : nil,
                members: ["Ada"],
                email: "ada@example.org",
                kind: kind.0,
                isHidden: kind.1
            )
        }.shuffled(using: &numbers)
    }
}

extension WorldProblem {
    static func random(_ index: Int, using numbers: inout SeededNumbers) -> WorldProblem {
        WorldProblem(
            id: "p\(index)",
            label: "ABCDEFGHIJ".map(String.init)[index],
            name: numbers.word(),
            rgb: numbers.oneIn(2) ? "#2266cc" : nil,
            weight: numbers.oneIn(3) ? 10 : 1,
            statement: "Read \(numbers.word()).",
            isScored: numbers.oneIn(2),
            isModel: numbers.oneIn(3),
            groups: ["secret/one", "secret/two"],
            testsPerGroup: 2
        )
    }
}

extension WorldUpload {
    static func random(
        id: Int64,
        at seconds: Int,
        in world: World,
        using numbers: inout SeededNumbers
    ) throws -> WorldUpload {
        let states: [SubmissionState] = [
            .judged, .judged, .judged, .judged, .queued, .judging, .failed, .rejected, .withdrawn, .disqualified,
        ]
        return WorldUpload(
            id: id,
            team: try numbers.pick(world.teams).key,
            problem: numbers.oneIn(12) ? nil : Int.random(in: 0..<3, using: &numbers),
            seconds: seconds,
            isSmoke: numbers.oneIn(8),
            state: try numbers.pick(states),
            verdict: try numbers.pick([.accepted, .accepted, .wrongAnswer, .timeLimit, .compileError]),
            open: Double(Int.random(in: 0...999, using: &numbers)) / 1000,
            sealed: Double(Int.random(in: 0...999_999, using: &numbers)) / 1_000_000,
            points: [0, 1].map { _ in Double(Int.random(in: 0...5, using: &numbers) * 10) },
            milliseconds: Int64.random(in: 1...1900, using: &numbers),
            kibibytes: Int64.random(in: 2000...90_000, using: &numbers),
            judgingSeconds: Int.random(in: 1...60, using: &numbers),
            language: numbers.oneIn(5) ? nil : try numbers.pick(["c", "python3"])
        )
    }
}
