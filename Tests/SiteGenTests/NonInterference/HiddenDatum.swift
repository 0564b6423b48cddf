import ContestModel

/// A kind of thing that may be hidden, changed where it is.
enum HiddenDatum: String, CaseIterable {
    // Of uploads of which nothing is shown, or only that they came.
    case verdict, points, runTime, memory, judgingTime, progress, language, charge
    // Of every upload.
    case message, log, image, attempts, position, file, zip, because, juryMessage, teamMessage, finding, runKey,
        wallTime, testsRun
    // Uploads of which nothing is shown.
    case arrivals
    // Of models, until private scores are released.
    case sealedScore, unseenDigits, finalChoice, comparison
    // Of teams.
    case members, email, registrationOrder, hiddenTeam
    // Of teams under `anonymous`.
    case name, organization, teamID
    // Of problems, and of problems before the start.
    case testNames, testCount, problem, statement
    case lastSweep

    /// Whether reports say it, which the organizer may make public.
    var isInReports: Bool { [.message, .image, .testsRun, .testCount].contains(self) }

    /// When it is hidden where else it would be seen.
    var moments: [World.Moment] {
        switch self {
        case .verdict, .points, .runTime, .memory, .judgingTime, .progress, .language, .charge:
            [.frozen, .ended, .finalUnthawed]
        case .problem, .statement: [.before]
        case .sealedScore, .unseenDigits, .finalChoice, .comparison: World.Moment.allCases.filter { $0 != .thawed }
        default: World.Moment.allCases
        }
    }

    /// Changes it in a world, wherever it is hidden from everybody.
    func change(_ world: inout World, using numbers: inout SeededNumbers) throws {
        switch self {
        case .verdict, .points, .runTime, .memory, .judgingTime, .progress, .language, .charge:
            for index in world.uploads.indices where world.uploads[index].visibility(in: world) != .open {
                try change(&world.uploads[index], using: &numbers)
            }
        case .message, .log, .image, .attempts, .position, .file, .zip, .because, .juryMessage, .teamMessage, .finding,
            .runKey,
            .wallTime, .testsRun:
            for index in world.uploads.indices { try change(&world.uploads[index], using: &numbers) }
        case .sealedScore, .unseenDigits:
            for index in world.uploads.indices where world.moment != .thawed {
                try change(&world.uploads[index], using: &numbers)
            }
        case .finalChoice where world.moment != .thawed:
            for upload in world.uploads where numbers.oneIn(3) { world.choices[upload.team] = upload.id }
        case .finalChoice: break
        case .comparison where world.moment != .thawed: world.hiddenDistance = numbers.oneIn(2) ? 0.5 : -0.25
        case .comparison: break
        case .arrivals: try changeArrivals(&world, using: &numbers)
        case .members: change(&world.teams) { $0.members.append(numbers.word()) }
        case .email: change(&world.teams) { $0.email = numbers.word() }
        case .registrationOrder: world.teams.shuffle(using: &numbers)
        case .hiddenTeam: change(&world.teams, where: { !$0.isShown }) { $0.name = numbers.word() }
        case .name: change(&world.teams, where: { _ in world.isAnonymous }) { $0.name = numbers.word() }
        case .organization:
            change(&world.teams, where: { _ in world.isAnonymous }) {
                $0.organization = numbers.oneIn(2) ? numbers.word() : nil
            }
        case .teamID: change(&world.teams, where: { world.isAnonymous || !$0.isShown }) { $0.id = numbers.word() }
        case .testNames: change(&world.problems) { $0.groups = $0.groups.map { _ in "secret/\(numbers.word())" } }
        case .testCount: change(&world.problems) { $0.testsPerGroup = Int.random(in: 1...4, using: &numbers) }
        case .problem where world.moment == .before:
            world.problems = (0..<Int.random(in: 1...4, using: &numbers)).map { .random($0, using: &numbers) }
        case .statement where world.moment == .before:
            change(&world.problems) { ($0.name, $0.statement) = (numbers.word(), numbers.word()) }
        case .problem, .statement: break
        case .lastSweep: world.lastSweepMinute = numbers.oneIn(2) ? nil : world.moment.minute
        }
    }

    /// Changes it in one upload; arrivals and what is not an upload's stay.
    func change(_ upload: inout WorldUpload, using numbers: inout SeededNumbers) throws {
        switch self {
        case .verdict: upload.verdict = try numbers.pick(Verdict.allCases)
        case .points:
            upload.points = upload.points.map { _ in Double(Int.random(in: 0...50, using: &numbers)) }
            upload.open = Double(Int.random(in: 0...999, using: &numbers)) / 1000
        case .runTime: upload.milliseconds = Int64.random(in: 0...5000, using: &numbers)
        case .memory: upload.kibibytes = Int64.random(in: 0...500_000, using: &numbers)
        case .judgingTime: upload.judgingSeconds = Int.random(in: 0...100, using: &numbers)
        case .progress:
            upload.phase = try numbers.pick(Phase.allCases)
            // One that is out remains so, and one that is not does not become it: that much is known.
            let states: [SubmissionState] =
                upload.state.isOut ? [.withdrawn, .disqualified] : [.queued, .judging, .judged, .rejected, .failed]
            upload.state = try numbers.pick(states)
        case .language: upload.language = numbers.oneIn(3) ? nil : try numbers.pick(["c", "java", "python3"])
        case .charge: upload.isCharged.toggle()
        case .message: upload.message = numbers.word()
        case .log: upload.log = numbers.word()
        case .image: upload.image = numbers.word()
        case .attempts: upload.attempts = Int.random(in: 0...9, using: &numbers)
        case .position: upload.position = Int.random(in: 1...99, using: &numbers)
        case .file: upload.file = numbers.word()
        case .zip:
            upload.digest = try numbers.pick(Array("0123456789abcdef"))
            upload.size = Int64.random(in: 1...1_000_000, using: &numbers)
        case .because: upload.because = numbers.word()
        case .juryMessage: upload.juryMessage = numbers.word()
        case .teamMessage: upload.teamMessage = numbers.word()
        case .finding: upload.finding = numbers.word()
        case .runKey: upload.runKey = numbers.word()
        case .wallTime: upload.wallMilliseconds = Int64.random(in: 0...9000, using: &numbers)
        case .testsRun: upload.ranAll.toggle()
        case .sealedScore: upload.sealed = Double(Int.random(in: 0...999_999, using: &numbers)) / 1_000_000
        case .unseenDigits: upload.unseen = Double(Int.random(in: 1...90, using: &numbers)) / 1_000_000
        case .finalChoice, .comparison, .arrivals, .members, .email, .registrationOrder, .hiddenTeam, .name,
            .organization, .teamID,
            .testNames,
            .testCount, .problem, .statement, .lastSweep:
            break
        }
    }

    private func change<Part>(
        _ parts: inout [Part],
        where isHidden: (Part) -> Bool = { _ in true },
        _ change: (inout Part) -> Void
    ) {
        for index in parts.indices where isHidden(parts[index]) { change(&parts[index]) }
    }

    /// Some that nobody sees go, others come; the rest keep their numbers.
    private func changeArrivals(_ world: inout World, using numbers: inout SeededNumbers) throws {
        let before = world
        world.uploads.removeAll { $0.visibility(in: before) == .absent && numbers.oneIn(2) }
        for _ in 0..<3 {
            let seconds = min(world.moment.minute, 299) * 60 - Int.random(in: 1...120, using: &numbers)
            let id = Int64.random(in: 1000...9999, using: &numbers)
            let upload = try WorldUpload.random(id: id, at: seconds, in: world, using: &numbers)
            if upload.visibility(in: world) == .absent && !world.uploads.contains(where: { $0.id == id }) {
                world.uploads.append(upload)
            }
        }
    }
}

extension HiddenDatum {
    /// What a projection would publish that let it out.
    func leak(of record: ContestRecord) -> String {
        let texts: [Any?] =
            switch self {
            case .finalChoice: record.selections.map { "\($0.key) \($0.value)" }.sorted()
            case .comparison:
                record.comparisons.map { "\($0.key.first) \($0.key.second) \($0.key.basis) \($0.value.lower)" }.sorted()
            case .message, .log, .image, .verdict, .points, .judgingTime, .sealedScore, .unseenDigits:
                record.submissions.map { leak(of: $0.judgement) }
            case .juryMessage, .teamMessage, .finding, .runKey, .wallTime, .testsRun, .runTime, .memory:
                record.submissions.flatMap { $0.judgement?.runs ?? [] }.map(leak)
            case .progress, .language, .charge, .attempts, .position, .file, .zip, .because, .arrivals:
                record.submissions.map { leak(of: $0.submission) }
            case .members, .email, .registrationOrder, .hiddenTeam, .name, .organization, .teamID:
                record.teams.map(leak)
            case .testNames: record.problems.map { $0.tests.map(\.name) }
            case .testCount: record.problems.map(\.tests.count)
            case .problem: record.problems.map(\.id.text)
            case .statement: record.problems.map(\.statement)
            case .lastSweep: [record.lastSweep?.milliseconds]
            }
        return texts.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
    }

    private func leak(of judgement: Judgement?) -> Any? {
        switch self {
        case .message: judgement?.message
        case .log: judgement?.log
        case .image: judgement?.image
        case .verdict: judgement?.verdict
        case .points, .unseenDigits: judgement?.score
        case .sealedScore: judgement?.assessment?.sealed?.score
        default: judgement?.ended.milliseconds
        }
    }

    private func leak(of run: TestRun) -> Any? {
        switch self {
        case .juryMessage: run.juryMessage
        case .teamMessage: run.teamMessage
        case .finding: run.finding
        case .runKey: run.key
        case .wallTime: run.wallMilliseconds
        case .testsRun: run.name
        case .runTime: run.cpuMilliseconds
        default: run.memoryKiB
        }
    }

    private func leak(of submission: Submission) -> Any? {
        switch self {
        case .progress: "\(submission.state) \(submission.phase)"
        case .language: submission.language?.text
        case .charge: submission.isCharged
        case .attempts: submission.attempts
        case .position: submission.position
        case .file: submission.file
        case .zip: submission.sha256
        case .because: submission.disqualifiedBecause
        default: submission.id
        }
    }

    private func leak(of team: Team) -> Any? {
        switch self {
        case .members: team.members
        case .email: team.email
        case .hiddenTeam, .name: team.name
        case .organization: team.organization
        default: team.id.text
        }
    }
}
