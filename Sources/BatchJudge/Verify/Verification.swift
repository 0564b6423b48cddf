import ContestModel

/// What the jury's submissions of some problems came to, beside what they must.
struct Verification: Sendable {
    /// A problem with what verifying it needs to know.
    struct Subject: Sendable {
        let problem: Problem
        /// Test cases with the same input as an earlier one, in files of their own.
        let duplicates: [TestDuplicates.Pair]
    }

    /// A submission with all the times that it was judged, at least once.
    struct Line: Sendable {
        let submission: JurySubmission
        /// Nil: it was never understood.
        let language: Language?
        let judgement: Judgement
        fileprivate(set) var repeats: [Judgement] = []

        var judgements: [Judgement] { [judgement] + repeats }

        /// What is not as it must be; empty: nothing.
        var complaints: [String] {
            // Whatever was expected: nothing was found out.
            if let failed = judgements.first(where: { $0.verdict == .judgingError }) {
                return ["it could not be judged: \(Excerpt.line(failed.message, maxBytes: 2000))"]
            }
            var all = submission.troubles
            for expectation in submission.expectations {
                let found = judgements.lazy.compactMap { expectation.complaint(about: $0) }.first
                if let found, !all.contains(found) { all.append(found) }
            }
            return all
        }

        /// CPU milliseconds of the slowest run of all, without its language's factor; nil: nothing was measured.
        func slowest(_ runs: (Judgement) -> [TestRun]) -> Int64? {
            let used = judgements.flatMap(runs).compactMap(\.cpuMilliseconds).max()
            return used.map { Int64((Double($0) / (language?.timeFactor ?? 1)).rounded(.up)) }
        }
    }

    /// Those that were asked for, also without a submission, in the contest's order.
    var subjects: [Subject]
    private(set) var lines: [Line] = []

    init(subjects: [Subject]) { self.subjects = subjects }

    mutating func add(_ trial: JuryTrial) {
        let known = lines.firstIndex {
            $0.submission.problem.id == trial.submission.problem.id && $0.submission.path == trial.submission.path
        }
        if let known {
            lines[known].repeats.append(trial.judgement)
        } else {
            lines.append(Line(submission: trial.submission, language: trial.language, judgement: trial.judgement))
        }
    }

    var unexpected: [Line] { lines.filter { !$0.complaints.isEmpty } }

    func lines(of subject: Subject) -> [Line] {
        lines.filter { $0.submission.problem.id == subject.problem.id }.sorted {
            $0.submission.path < $1.submission.path
        }
    }
}
