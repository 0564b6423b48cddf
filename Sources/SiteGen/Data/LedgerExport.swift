package import ContestModel
package import Foundation

/// What each submission was charged and why, with what its team had used by then.
package enum LedgerExport {
    package static func json(_ record: ContestRecord) throws -> Data { try JSONText.data(lines(record)) }

    package static func csv(_ record: ContestRecord) -> Data { table(record).csv }

    package static func tsv(_ record: ContestRecord) -> Data { table(record).tsv }

    /// For a terminal: columns of plain text, by team.
    package static func txt(_ record: ContestRecord) -> Data {
        let order = Dictionary(record.teams.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = lines(record).sorted {
            (order[$0.team] ?? .max, $0.team, $0.submission) < (order[$1.team] ?? .max, $1.team, $1.submission)
        }
        let cells = [Facts.header] + rows.map(\.fields)
        let widths = Facts.header.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        let text = cells.map { row in
            let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return PlainText.line(padded.joined(separator: "  "), atMost: 2000).trimmed + "\n"
        }
        return Data(text.joined().utf8)
    }

    private static func table(_ record: ContestRecord) -> DelimitedText {
        DelimitedText(header: Facts.header, rows: lines(record).map(\.fields))
    }

    private static func lines(_ record: ContestRecord) -> [Facts] {
        let ledger = Ledger(of: record.submissions, quota: record.contest.intake.perTeam)
        return ledger.lines.map { Facts($0, ledger.quota) }
    }

    private struct Facts: Encodable {
        static let header = [
            "team", "submission", "problem", "received", "charged", "charged_because", "used", "quota", "used_in_day",
            "quota_per_day",
        ]

        let team: TeamID
        let submission: Int64
        let problem: Nullable<ProblemID>
        let received: Timestamp
        let charged: Bool
        let charged_because: String
        let used: Int
        let quota: Nullable<Int>
        let used_in_day: Int
        let quota_per_day: Nullable<Int>

        init(_ line: Ledger.Line, _ limits: TeamQuota) {
            team = line.submission.team
            submission = line.submission.id
            problem = Nullable(line.submission.problem)
            received = line.submission.received
            charged = line.charge.isCharged
            charged_because = line.charge.rawValue
            used = line.used
            quota = Nullable(limits.accepted)
            used_in_day = line.usedInDay
            quota_per_day = Nullable(limits.perDay)
        }

        var fields: [String] {
            [
                team.text, String(submission), problem.value?.text ?? "", received.description, String(charged),
                charged_because, String(used), quota.value.map { String($0) } ?? "", String(used_in_day),
                quota_per_day.value.map { String($0) } ?? "",
            ]
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
