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

    @Test func keepsHowASubmissionWasMadeReady() async throws {
        let scratch = try StoreScratch()
        let submission = try await scratch.take()
        #expect(try await scratch.store.claim(submission.id))
        let moment = Timestamp(milliseconds: 9)
        let package = LockedPackage(
            name: "numpy",
            version: "1!1.26.4+cpu",
            wheel: "numpy-1.26.4-cp311-cp311-linux_x86_64.whl",
            sha256: String(repeating: "a", count: 64)
        )
        var judgement = Judgement(verdict: .accepted, started: moment, ended: moment)
        judgement.phases = PhaseTime.Name.allCases.enumerated().map { index, name in
            PhaseTime(name, .microseconds(index * 1_234_567 + 1), hasNetwork: name == .build)
        }
        judgement.environment = UsedEnvironment(id: String(repeating: "b", count: 64), packages: [package])
        judgement.models = [
            ModelFile(path: "a \"b\"/\u{1F40D}.pkl", size: 1 << 40, format: "pickle", runsCode: true),
            ModelFile(path: "m.onnx", size: 0, format: "onnx", runsCode: false),
        ]
        try await scratch.store.finish(submission.id, with: judgement)
        #expect(try await scratch.store.judgement(of: submission.id) == judgement)

        // Judged again, with what the image has and nothing else.
        judgement.environment = UsedEnvironment(id: nil, packages: [])
        (judgement.phases, judgement.models) = ([], [])
        try await scratch.store.requeue([submission.id])
        #expect(try await scratch.store.claim(submission.id))
        try await scratch.store.finish(submission.id, with: judgement)
        #expect(try await scratch.store.judgement(of: submission.id) == judgement)
        #expect(try await scratch.store.history(of: submission.id).count == 2)
    }
}
