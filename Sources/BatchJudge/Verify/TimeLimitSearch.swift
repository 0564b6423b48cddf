import ContestFiles
import ContestModel
import Foundation

/// Finds the time limit of a problem whose package gives none, from its jury submissions and by the package's own rules.
struct TimeLimitSearch {
    /// What takes longer is no solution.
    static let most = Duration.seconds(20)

    let round: JuryRound

    /// - Throws: where nothing says how long a solution takes.
    func limit(of id: ProblemID) async throws -> Duration {
        let problem = try round.courtroom.problem(id)
        let submissions = try JurySubmission.all(of: problem, JuryFile.read(problem.folder, of: id))
        var verification = Verification(subjects: [Verification.Subject(problem: problem, duplicates: [])])
        try await round.judge(
            submissions.filter { $0.expectations.contains(where: \.isLowerBound) },
            into: &verification
        )
        if let failed = verification.lines.first(where: { $0.judgement.verdict == .judgingError }) {
            throw Failure.needsAPerson([
                "\(id): submissions/\(failed.submission.path) could not be judged: \(failed.judgement.message)"
            ])
        }
        let times = JuryTimes(verification.lines, problem.limits.cpuTime, problem.limits.times)
        guard let found = times.suggested, verification.lines.contains(where: { $0.judgement.verdict == .accepted })
        else {
            let advice = "write seconds of CPU time into problems/\(id)/.timelimit"
            throw Failure.needsAPerson([
                "\(id): no jury submission is accepted, from which a time limit could follow: \(advice)."
            ])
        }
        return found
    }
}

extension Problem {
    var needsTimeLimit: Bool {
        switch kind {
        case .program, .sql: limits.isTimeGuessed
        case .answers, .predictions: false
        }
    }
}

extension Workplace {
    /// Puts a time limit into a package, where this and other judges find it.
    func write(_ limit: Duration, for id: ProblemID) throws {
        let seconds = Double(limit.milliseconds) / 1000
        let text = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
        let file = URL(filePath: "\(contest.folders.contest)/problems/\(id)/.timelimit")
        try Data("\(text)\n".utf8).write(to: file, options: .atomic)
    }
}
