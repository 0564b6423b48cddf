package import ContestModel
package import Foundation

/// All submissions with their judgements, for the jury: nothing is left out.
package enum SubmissionsExport {
    package static func json(_ record: ContestRecord) throws -> Data {
        try JSONText.data(record.submissions.map { SubmissionFacts($0, from: record.contest.start) })
    }

    package static func csv(_ record: ContestRecord) throws -> Data { table(record).csv }

    package static func tsv(_ record: ContestRecord) throws -> Data { table(record).tsv }

    /// Without the tests, which do not fit in a line.
    private static func table(_ record: ContestRecord) -> DelimitedText {
        DelimitedText(
            header: [
                "id", "team", "problem", "file", "sha256", "size", "received", "contest_time", "state", "phase",
                "verdict", "reason", "message", "language", "score", "max_time_ms", "max_memory_kib", "attempts",
                "charged", "charged_because",
            ],
            rows: record.submissions.map { SubmissionFacts($0, from: record.contest.start).fields }
        )
    }
}

private struct SubmissionFacts: Encodable {
    let id: Int64
    let team: TeamID
    let problem: Nullable<ProblemID>
    let file: String
    let sha256: String
    let size: Int64
    let received: Timestamp
    let contest_time: String
    let state: String
    let phase: String
    let verdict: Nullable<String>
    let reason: Nullable<String>
    let message: Nullable<String>
    let language: Nullable<LanguageID>
    let score: Nullable<Double>
    let max_time_ms: Nullable<Int64>
    let max_memory_kib: Nullable<Int64>
    let attempts: Int
    let charged: Bool
    let charged_because: String
    let tests: [TestFacts]
    let groups: [GroupFacts]

    init(_ judged: JudgedSubmission, from start: Timestamp) {
        let submission = judged.submission
        let judgement = judged.judgement
        id = submission.id
        team = submission.team
        problem = Nullable(submission.problem)
        file = submission.file
        sha256 = submission.sha256
        size = submission.size
        received = submission.received
        contest_time = (submission.received - start).reltime
        state = submission.state.rawValue
        phase = submission.phase.rawValue
        verdict = Nullable(judgement?.verdict.rawValue)
        reason = Nullable(judgement?.reason?.rawValue)
        message = Nullable(
            submission.disqualifiedBecause ?? judgement.flatMap { $0.message.isEmpty ? nil : $0.message }
        )
        language = Nullable(submission.language)
        score = Nullable(judgement?.score.flatMap { $0.isFinite ? $0 : nil })
        max_time_ms = Nullable(judgement?.maxCPUMilliseconds)
        max_memory_kib = Nullable(judgement?.maxMemoryKiB)
        attempts = submission.attempts
        charged = submission.isCharged
        charged_because = Charge(of: judged).rawValue
        tests = judgement?.runs.map { TestFacts($0, forJury: true) } ?? []
        groups = judgement?.groups.map(GroupFacts.init) ?? []
    }

    var fields: [String] {
        [
            String(id), team.text, problem.value?.text ?? "", file, sha256, String(size), received.description,
            contest_time, state, phase, verdict.value ?? "", reason.value ?? "", message.value ?? "",
            language.value?.text ?? "", score.value.map { String($0) } ?? "",
            max_time_ms.value.map { String($0) } ?? "",
            max_memory_kib.value.map { String($0) } ?? "", String(attempts), String(charged), charged_because,
        ]
    }
}
