import ContestModel
import ResultStore
import Testing

@Suite struct LinkTests {
    @Test func countsRenewalsOfEachTeamAlone() async throws {
        let scratch = try StoreScratch()
        let (ada, bob) = (try TeamID("ada"), try TeamID("bob"))
        #expect(try await scratch.store.linkGenerations().isEmpty)
        let before = try await scratch.store.revision()
        try await scratch.store.renewLinks(of: [ada])
        try await scratch.store.renewLinks(of: [ada, bob])
        #expect(try await scratch.store.linkGenerations() == [ada: 2, bob: 1])
        // The site is made anew.
        #expect(try await scratch.store.revision() == before + 2)
    }

    @Test func keepsWhatReportsQuote() async throws {
        let scratch = try StoreScratch()
        let submission = try await scratch.take()
        #expect(try await scratch.store.claim(submission.id))
        let moment = Timestamp(milliseconds: 9)
        let place = SourcePlace(file: "main.c", line: 3)
        let judgement = Judgement(
            verdict: .compileError,
            started: moment,
            ended: moment,
            excerpts: [SourceExcerpt(place: place, first: 2, lines: ["a", "\"b\"", ""])],
            limits: AppliedLimits(cpuMilliseconds: 2000, memory: 1 << 28, output: nil)
        )
        try await scratch.store.finish(submission.id, with: judgement)
        #expect(try await scratch.store.judgement(of: submission.id) == judgement)
    }
}
