import Foundation
import Testing

@Suite struct LeaksCommandTests {
    private struct Report: Decodable {
        struct Finding: Decodable {
            let weight, kind, file, what: String
            let column: String?
            let strength: Double?
        }

        let rows: Int
        let files: [String]
        let findings: [Finding]
    }

    @Test func saysNothingOfTheSampleContestAndFindsASpoiltCopy() throws {
        let rig = try Rig()
        defer { rig.remove() }
        let clean = try rig.judge("leaks", "petals")
        #expect(clean.code == 0 && clean.output.contains("nothing was found"), "\(clean)")
        let data = rig.folder.appending(path: "contest/problems/petals/data")
        let labels = try String(contentsOf: data.appending(path: "secret/labels.csv"), encoding: .utf8)
        let features = try String(contentsOf: data.appending(path: "features.csv"), encoding: .utf8)
        let spoilt = zip(features.split(separator: "\n"), labels.split(separator: "\n")).map { row, label in
            "\(row),\(label.split(separator: ",").last.map { $0 == "label" ? "hint" : "is-\($0)" } ?? "")\n"
        }
        try Data(spoilt.joined().utf8).write(to: data.appending(path: "features.csv"))
        let run = try rig.judge("leaks", "petals", "--json")
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        #expect(run.code == 1 && report.rows == 300 && report.files == ["data/features.csv", "attachments/train.csv"])
        let found = try #require(report.findings.first)
        #expect(
            report.findings.count == 1 && found.column == "hint" && found.weight == "leak" && found.kind == "feature"
        )
        let text = try rig.judge("leaks", "petals").output
        #expect(text.contains("'hint' alone determines 'label'") && text.contains("feature: Ask whether"), "\(text)")
    }

    @Test func speaksOfWhatIsNoMLProblem() throws {
        let rig = try Rig()
        defer { rig.remove() }
        let run = try rig.judge("leaks", "hello")
        #expect(run.code == 64 && run.errors.contains("is no ML problem"))
        #expect(try rig.judge("leaks", "nothing").code == 64)
    }
}
