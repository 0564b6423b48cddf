import ContestModel
import ResultStore
import Testing

@Suite struct AssessmentTests {
    @Test func keepsWhatAModelWasAssessedAsToTheLastBit() async throws {
        let scratch = try StoreScratch()
        let submission = try await scratch.take()
        #expect(try await scratch.store.claim(submission.id))
        let moment = Timestamp(milliseconds: 9)
        let third = 1.0 / 3
        let shown = SplitScore(
            rows: 30,
            metrics: [MetricValue(id: "accuracy", value: third), MetricValue(id: "f1", value: third.nextUp)],
            score: 0.1 + 0.2,
            interval: ScoreInterval(lower: third.nextDown, upper: 0.7, standardError: 1e-17)
        )
        let assessment = ModelAssessment(
            uploadBytes: 1 << 40,
            latency: Latency(
                runs: 5,
                warmUps: 1,
                p50: 12.5,
                p95: 1e3 / 7,
                cpuP50: 11,
                drift: -0.01,
                isRepeatable: false
            ),
            terms: [ScoreTerm(name: "size", value: 1_048_576, share: third, weight: 0.15)],
            shown: shown,
            sealed: SplitScore(rows: 70, metrics: [], score: 0.25)
        )
        let judgement = Judgement(verdict: .accepted, started: moment, ended: moment, assessment: assessment)
        try await scratch.store.finish(submission.id, with: judgement)
        #expect(try await scratch.store.judgement(of: submission.id) == judgement)
    }
}
