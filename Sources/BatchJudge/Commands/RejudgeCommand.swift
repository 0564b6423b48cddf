import ArgumentParser
import ContestModel
import Foundation
import ResultStore
import SiteGen

struct RejudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejudge",
        abstract: "Judge submissions again; the old judgements are kept.",
        discussion: """
            All conditions that are given must hold. Without --dry-run the next sweep judges them; that is refused once the results are \
            final: `batch-judge finalize --undo` first. Only test cases are run again whose result may differ from the last time: \
            where the input, the answer, the limits, the validator, the sources or the image changed.
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
    @Flag(help: "With --dry-run: as JSON.") var json = false
    @Option(help: "With --dry-run: also write a page for the jury to this file.") var page: String?

    func validate() throws {
        guard dryRun || !json && page == nil else { throw ValidationError("--json and --page go with --dry-run.") }
    }

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
        if !note.isEmpty, !json { print(note) }
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

    /// Judges aside and says what would change.
    private func compare(_ chosen: [JudgedSubmission], _ place: Workplace) async throws {
        let rehearsal = try await Rehearsal(place: place, fresh: fresh).judge(chosen)
        let view = RejudgingView(rehearsal.record, judgements: rehearsal.judgements, at: .now)
        if let page {
            let contents = try RejudgingPage(templates: place.templates).page(view)
            try contents.write(to: URL(filePath: page), options: .atomic)
        }
        print(try json ? view.json : view.text)
        guard rehearsal.troubles.isEmpty else { throw Failure.needsAPerson(rehearsal.troubles) }
    }
}
