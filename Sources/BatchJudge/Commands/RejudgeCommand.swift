import ArgumentParser
import ContestModel
import Foundation
import ResultStore

struct RejudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejudge",
        abstract: "Judge submissions again; the old judgements are kept.",
        discussion: """
            All conditions that are given must hold. Without --dry-run the next sweep judges them; that is refused once the results are \
            final: `batch-judge finalize --undo` first.
            """
    )

    @OptionGroup var contest: ContestOption
    @Option(help: "A submission's number; may be repeated.") var submission: [Int64] = []
    @Option(help: "Only of this problem.") var problem: String?
    @Option(help: "Only of this team.") var team: String?
    @Option(help: "Only with this verdict (AC, WA, …).") var verdict: String?
    @Flag(help: "All that were judged.") var all = false
    @Flag(help: "Run every test case again, also where nothing has changed since.") var fresh = false
    @Flag(help: "Judge them aside, change nothing, and show who would gain or lose.") var dryRun = false

    func run() async throws {
        guard all || !submission.isEmpty || problem != nil || team != nil || verdict != nil else {
            throw Failure.wrongUse("Say which: --submission, --problem, --team, --verdict or --all.")
        }
        let place = try Workplace(contest)
        let lock = try SweepLock.taken(state: place.contest.folders.state)
        if !dryRun { try await place.mustNotBeFinal() }
        let fitting = try await choose(place)
        let chosen = fitting.filter { !$0.submission.state.isPending }
        let skipped = fitting.count - chosen.count
        let note = skipped == 0 ? "" : "\(skipped) skipped, as they are queued"
        guard !chosen.isEmpty else {
            throw Failure.needsAPerson(["No judged submission fits\(note.isEmpty ? "" : "; " + note)."])
        }
        if dryRun {
            try await compare(chosen, place)
        } else {
            let queued = try await place.store.requeue(chosen.map(\.submission.id), fresh: fresh)
            print("\(queued) submissions are queued again; `batch-judge run` judges them.")
        }
        if !note.isEmpty { print(note) }
        withExtendedLifetime(lock) {}
    }

    private func choose(_ place: Workplace) async throws -> [JudgedSubmission] {
        if let verdict, Verdict(rawValue: verdict) == nil {
            let known = Verdict.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure.wrongUse("--verdict \(verdict): there is no such verdict; use one of \(known).")
        }
        if let problem, !place.contest.problems.contains(where: { $0.id.text == problem }) {
            throw Failure.noSuchProblem(problem)
        }
        if let team, !place.teams.contains(where: { $0.id.text == team }) {
            throw Failure.wrongUse("--team \(team): the contest has no such team.")
        }
        let entries = try await place.store.submissions()
        for id in submission where !entries.contains(where: { $0.submission.id == id }) {
            _ = try await place.store.submission(id)
        }
        return entries.filter { entry in
            [.judged, .failed, .rejected, .queued, .judging].contains(entry.submission.state)
                && !entry.submission.sha256.isEmpty
                && entry.submission.problem != nil
                && (submission.isEmpty || submission.contains(entry.submission.id))
                && (problem == nil || entry.submission.problem?.text == problem)
                && (team == nil || entry.submission.team.text == team)
                && (verdict == nil || entry.judgement?.verdict.rawValue == verdict)
        }
    }

    private func compare(_ chosen: [JudgedSubmission], _ place: Workplace) async throws {
        let sweep = Sweep(place: place, engine: try Engine.connect(), progress: .toTerminal)
        let courtroom = try Courtroom(
            place: place,
            engine: sweep.engine,
            owner: sweep.owner,
            judging: Set(chosen.compactMap(\.submission.problem))
        )
        var waiting = chosen.makeIterator()
        var changed: [String] = []
        var troubles: [String] = []
        try await JudgingQueue(slots: place.contest.judging.slots).run {
            waiting.next()
        } work: { entry, slot in
            await Trial(courtroom: courtroom, entry: entry, fresh: fresh).run(slot: slot)
        } done: { result in
            switch result {
            case .success(let line): if let line { changed.append(line) }
            case .failure(let trouble): troubles.append(trouble.text)
            }
        }
        for line in changed.sorted() { print(line) }
        print("\(chosen.count) judged again, \(changed.count) would change")
        guard troubles.isEmpty else { throw Failure.needsAPerson(troubles) }
    }
}

/// A submission judged without the store knowing of it.
struct Trial: Sendable {
    let courtroom: Courtroom
    let entry: JudgedSubmission
    let fresh: Bool

    struct Trouble: Error { let text: String }

    /// A line where the result would change, nil where it would not.
    func run(slot: Int) async -> Result<String?, Trouble> {
        let submission = entry.submission
        do {
            let new = try await courtroom.trial(submission, slot: slot, fresh: fresh)
            let old = entry.judgement
            guard new.verdict != old?.verdict || new.score != old?.score else { return .success(nil) }
            return .success(
                "\(submission.id) \(submission.team) \(submission.problem?.text ?? "-"): \(words(old)) -> \(words(new))"
            )
        } catch {
            return .failure(Trouble(text: "Submission \(submission.id): \(error.words)"))
        }
    }

    private func words(_ judgement: Judgement?) -> String {
        guard let judgement else { return "-" }
        return judgement.verdict.rawValue + (judgement.score.map { " \($0)" } ?? "")
    }
}
