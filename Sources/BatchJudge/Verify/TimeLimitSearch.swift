import ContestFiles
import ContestModel
import Foundation

/// Finds the time limit of a problem whose package gives none, from its jury submissions and by the package's own rules.
struct TimeLimitSearch {
    /// What takes longer is no solution.
    static let most = Duration.seconds(20)

    let round: JuryRound

    /// Nil: nothing says how long a solution takes.
    func limit(of id: ProblemID) async throws -> Duration? {
        let problem = try round.courtroom.problem(id)
        let submissions = try JurySubmission.all(of: problem, JuryFile.read(problem.folder, of: id))
        var verification = Verification(subjects: [Verification.Subject(problem: problem, duplicates: [])])
        try await round.judge(
            submissions.filter { $0.expectations.contains(where: \.isLowerBound) },
            into: &verification
        )
        let verdicts = Set(verification.lines.map(\.judgement.verdict))
        guard verdicts.contains(.accepted), !verdicts.contains(.judgingError) else { return nil }
        return JuryTimes(verification.lines, problem.limits.cpuTime, problem.limits.times).suggested
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
