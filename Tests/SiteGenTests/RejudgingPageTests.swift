import ContestModel
import Foundation
import SiteGen
import Testing

@Suite struct RejudgingPageTests {
    private func page(_ judgements: [Int64: Judgement]) throws -> String {
        let bench = try Workbench()
        let view = RejudgingView(try bench.contest().record, judgements: judgements, at: SampleContest.minute(400))
        return String(
            decoding: try RejudgingPage(templates: TemplateFolders(own: Workbench.templates)).page(view),
            as: UTF8.self
        )
    }

    @Test func isOneFileInWhichNamesAreText() throws {
        let moment = SampleContest.minute(390)
        let ids = Int64(1)...Int64(SampleContest.entries.count)
        let judgements = ids.map { ($0, Judgement(verdict: .sandboxViolation, started: moment, ended: moment)) }
        let text = try page(Dictionary(uniqueKeysWithValues: judgements))
        #expect(
            text.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !text.contains("<script")
                && !text.contains("<img")
        )
        #expect(text.contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"))
        #expect(text.contains(">loses</span>") && text.contains("sandbox violation"))
        #expect(
            !text.contains("src=\"") && !text.contains("href=\"") && !text.contains("{{") || text.contains("{{name}}")
        )
    }

    @Test func saysThatNothingChanges() throws {
        let text = try page([:])
        #expect(text.contains("No team's place changes.") || text.contains("No team&#39;s place changes."))
        #expect(text.contains("0 submissions were judged aside; 0 would change."))
    }
}
