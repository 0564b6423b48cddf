import ContestModel
import Foundation
import GRDB

extension Submission {
    init(row: Row) throws {
        let id: Int64 = row["id"]
        let problem: String? = row["problem"]
        let language: String? = row["language"]
        let state: SubmissionState = try known(row, "state", of: "submission", id)
        self.init(
            id: id,
            team: try TeamID(row["team"]),
            problem: try problem.map { try ProblemID($0) },
            file: row["file"],
            sha256: row["sha256"],
            size: row["size"],
            received: Timestamp(milliseconds: row["received"]),
            isSmoke: row["smoke"],
            state: state,
            phase: try known(row, "phase", of: "submission", id),
            language: try language.map { try LanguageID($0) },
            attempts: row["attempts"],
            isCharged: row["charged"],
            position: row["position"],
            duplicateOf: row["duplicate_of"],
            // Of the others it holds faults of ours, in words for the operator.
            disqualifiedBecause: state == .disqualified ? row["fault"] : nil
        )
    }
}

extension Judgement {
    init(row: Row) throws {
        let id: Int64 = row["id"]
        let reason: String? = row["reason"]
        let metrics: String = row["metrics"]
        let runs: String = row["runs"]
        let groups: String = row["groups"]
        let excerpts: String = row["excerpts"]
        let limits: String? = row["limits"]
        let assessment: String? = row["assessment"]
        let phases: String = row["phases"]
        let environment: String? = row["environment"]
        let models: String = row["models"]
        self.init(
            verdict: try known(row, "verdict", of: "judgement", id),
            reason: try reason.map { _ in try known(row, "reason", of: "judgement", id) },
            message: row["message"],
            log: row["log"],
            score: row["score"],
            metrics: metrics == "[]" ? [] : try JSONDecoder().decode([MetricValue].self, from: Data(metrics.utf8)),
            image: row["image"],
            started: Timestamp(milliseconds: row["started"]),
            ended: Timestamp(milliseconds: row["ended"]),
            runs: runs == "[]" ? [] : try JSONDecoder().decode([TestRun].self, from: Data(runs.utf8)),
            groups: groups == "[]" ? [] : try JSONDecoder().decode([GroupResult].self, from: Data(groups.utf8)),
            excerpts: excerpts == "[]" ? [] : try JSONDecoder().decode([SourceExcerpt].self, from: Data(excerpts.utf8)),
            limits: try limits.map { try JSONDecoder().decode(AppliedLimits.self, from: Data($0.utf8)) },
            assessment: try assessment.map { try JSONDecoder().decode(ModelAssessment.self, from: Data($0.utf8)) },
            phases: phases == "[]" ? [] : try JSONDecoder().decode([PhaseTime].self, from: Data(phases.utf8)),
            environment: try environment.map {
                try JSONDecoder().decode(UsedEnvironment.self, from: Data($0.utf8))
            },
            models: models == "[]" ? [] : try JSONDecoder().decode([ModelFile].self, from: Data(models.utf8))
        )
    }

    /// Without the keys of its runs nothing of a judgement is taken over by a later one.
    static func dropKeys(of submission: Int64, in db: Database) throws {
        for row in try SQLRequest<Row>("SELECT id, runs FROM judgement WHERE submission = \(submission)").fetchAll(db) {
            let (id, text): (Int64, String) = (row["id"], row["runs"])
            var runs = try JSONDecoder().decode([TestRun].self, from: Data(text.utf8))
            for index in runs.indices { runs[index].key = nil }
            try db.execute(literal: "UPDATE judgement SET runs = \(try json(runs)) WHERE id = \(id)")
        }
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Writes it as the one that counts; older ones are kept and count no more.
    func insert(for submission: Int64, in db: Database) throws {
        let metrics = try Self.json(metrics)
        let runs = try Self.json(runs)
        let groups = try Self.json(groups)
        let excerpts = try Self.json(excerpts)
        let limits = try limits.map { try Self.json($0) }
        let assessment = try assessment.map { try Self.json($0) }
        let phases = try Self.json(phases)
        let environment = try environment.map { try Self.json($0) }
        let models = try Self.json(models)
        try db.execute(literal: "UPDATE judgement SET counts = 0 WHERE submission = \(submission)")
        try db.execute(
            literal: """
                INSERT INTO judgement (submission, counts, verdict, reason, message, log, score, image, started, ended, \
                metrics, runs, groups, excerpts, limits, assessment, phases, environment, models) VALUES (\(submission), 1, \(verdict.rawValue), \(reason?.rawValue), \(message), \(log), \
                \(score), \(image), \(started.milliseconds), \(ended.milliseconds), \(metrics), \(runs), \(groups), \
                \(excerpts), \(limits), \(assessment), \(phases), \(environment), \(models))
                """
        )
    }
}

private func known<Word: RawRepresentable<String>>(
    _ row: Row,
    _ column: String,
    of table: String,
    _ id: Int64
) throws -> Word {
    let text: String = row[column]
    guard let word = Word(rawValue: text) else { throw StoreError.unreadable(table: table, id: id, column: column) }
    return word
}
