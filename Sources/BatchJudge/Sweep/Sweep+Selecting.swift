import ContestModel
import Intake
import ResultStore

extension Sweep {
    /// Takes the files in which teams name their final entries, and answers each once.
    func takeSelections(_ summary: inout Summary) async throws {
        let known = try await place.store.knownSelections()
        let seen = Timestamp.now
        let problems = place.contest.problems.map(\.id)
        let files = Inbox(place.folder).selections(to: problems, now: seen) { known.contains($0, of: $1) }
        guard !files.isEmpty else { return }
        let rules = Dictionary(
            try place.problems().compactMap { id, read in (try? read.get()).map { (id, $0.standing?.final) } },
            uniquingKeysWith: { first, _ in first }
        )
        // One whose problem cannot be read waits until it can; publishing says what is wrong.
        for file in files where rules[file.problem] != nil {
            try await place.store.add(try await answer(to: file, by: rules[file.problem] ?? nil, seen: seen))
            progress.note("took \(file.team)/\(file.name)")
        }
    }

    private func answer(
        to file: SelectionFile,
        by rule: StandingRules.Final?,
        seen: Timestamp
    ) async throws -> NewSelection {
        let (received, late) = ArrivalTime(contest: place.contest).judge(finished: file.finished, seen: seen)
        let isFinal = try await place.store.release().finalized != nil
        let idle = isFinal ? "The results are final." : "On this problem there is nothing to choose: the best counts."
        var choice = FinalChoice.refused(isFinal ? idle : late?.message ?? idle)
        if late == nil, rule == .selected, !isFinal {
            let own = try await place.store.submissions(of: [file.team]).map(\.submission)
            choice = FinalChoice(file.contents, of: file.problem, among: own)
        }
        return NewSelection(
            key: file.key,
            team: file.team,
            problem: file.problem,
            file: file.name,
            received: received,
            submission: choice.submission,
            message: choice.message(file.problem)
        )
    }
}

/// What a team's words of its final entry mean.
enum FinalChoice: Hashable {
    case chosen(Submission)
    /// Why not, for the team.
    case refused(String)

    /// A submission's number, or the name of a zip: of several uploads of that name the last one.
    init(_ contents: SelectionFile.Contents, of problem: ProblemID, among own: [Submission]) {
        switch contents {
        case .unusable(let why): self = .refused("The file cannot be used: \(why).")
        case .name(let name):
            let digits = name.hasPrefix("#") ? name.dropFirst() : name[...]
            let number = digits.allSatisfy { $0.isASCII && $0.isNumber } ? Int64(digits) : nil
            let named = own.last { submission in
                submission.problem == problem
                    && (number.map { submission.id == $0 } ?? Self.isName(name, of: submission))
            }
            guard let named else {
                self = .refused(
                    "'\(DisplayName.shown(name, limit: 80))' is neither the number nor the zip's name of a submission of yours to \(problem)."
                )
                return
            }
            self = Self.flaw(of: named).map { .refused("Submission \(named.id) \($0).") } ?? .chosen(named)
        }
    }

    /// With or without `.zip`.
    private static func isName(_ name: String, of submission: Submission) -> Bool {
        [submission.file, String(submission.file.dropLast(4))].contains { $0.utf8.elementsEqual(name.utf8) }
    }

    private static func flaw(of submission: Submission) -> String? {
        if submission.isSmoke { return "is a smoke test, which does not count" }
        return switch submission.state {
        case .rejected: "was rejected"
        case .withdrawn: "was withdrawn"
        case .disqualified: "was disqualified"
        case .queued, .judging, .judged, .failed: nil
        }
    }

    var submission: Int64? {
        if case .chosen(let submission) = self { submission.id } else { nil }
    }

    func message(_ problem: ProblemID) -> String {
        switch self {
        case .chosen(let submission):
            "Submission \(submission.id) (\(submission.file)) is your final entry to \(problem). Name another one before the end of the contest to change that."
        case .refused(let why): "\(why) What you chose before stays."
        }
    }
}
