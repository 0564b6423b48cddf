import ContestModel
import Testing

@Suite struct ExpectationTests {
    /// Runs by name; the verdict of the whole is the first that is not accepted.
    private func judgement(
        _ runs: KeyValuePairs<String, Verdict>,
        score: Double? = nil,
        groups: [GroupResult] = [],
        message: String? = nil
    ) -> Judgement {
        let moment = Timestamp(milliseconds: 0)
        return Judgement(
            verdict: runs.first { $0.value != .accepted }?.value ?? .accepted,
            score: score,
            started: moment,
            ended: moment,
            runs: runs.map { name, verdict in
                TestRun(
                    name: name,
                    group: "",
                    isSample: false,
                    verdict: verdict,
                    cpuMilliseconds: nil,
                    wallMilliseconds: 0,
                    memoryKiB: nil,
                    exit: nil,
                    signal: nil,
                    feedback: nil,
                    juryMessage: message
                )
            },
            groups: groups
        )
    }

    private static let mixed: KeyValuePairs<String, Verdict> = [
        "sample/1": .accepted, "secret/a/1": .wrongAnswer, "secret/b/1": .timeLimit, "secret/b/2": .wrongAnswer,
    ]

    @Test(
        arguments: [
            (JuryExpectation.Claim.verdict([.wrongAnswer]), nil, nil),
            (.verdict([.accepted, .timeLimit]), nil, "x: WA is not AC or TLE"),
            (.permitted([.accepted, .wrongAnswer, .timeLimit]), nil, nil),
            (.permitted([.accepted, .wrongAnswer]), nil, "x: secret/b/1 is TLE, not AC or WA"),
            (.permitted([.accepted]), nil, "x: secret/a/1 is WA, not AC and 2 more"),
            (.permitted([.accepted]), "sample", nil),
            (.permitted([.accepted]), "secret/*/2", "x: secret/b/2 is WA, not AC"),
            (.required([.timeLimit]), nil, nil),
            (.required([.timeLimit]), "secret/a", "x: no test case in secret/a is TLE"),
            (.required([.runTimeError]), nil, "x: no test case is RTE"),
        ] as [(JuryExpectation.Claim, String?, String?)]
    )
    func comparesVerdicts(_ claim: JuryExpectation.Claim, _ scope: String?, _ complaint: String?) throws {
        let expectation = JuryExpectation(claim, of: try scope.map { try PathPattern($0) }, origin: "x")
        #expect(expectation.complaint(about: judgement(Self.mixed)) == complaint)
    }

    @Test func takesTheVerdictOfTheWholeWhereNothingWasRun() {
        var failed = judgement([:])
        failed.verdict = .compileError
        let strict = JuryExpectation(.permitted([.accepted]), origin: "x")
        #expect(strict.complaint(about: failed) == "x: the submission is CE, not AC")
        #expect(JuryExpectation(.required([.compileError]), origin: "x").complaint(about: failed) == nil)
    }

    @Test func comparesScoresOfTheWholeAndOfGroups() throws {
        let groups = [
            GroupResult(name: "", verdict: .accepted, score: 30, maxScore: 100),
            GroupResult(name: "secret/1", verdict: .accepted, score: 30, maxScore: 30),
            GroupResult(name: "secret/2", verdict: .wrongAnswer, score: 0.1 + 0.2, maxScore: 70),
        ]
        let result = judgement([:], score: 30, groups: groups)
        func complaint(_ claim: JuryExpectation.Claim, _ scope: String? = nil) throws -> String? {
            JuryExpectation(claim, of: try scope.map { try PathPattern($0) }, origin: "x").complaint(about: result)
        }
        #expect(try complaint(.score(30...30)) == nil)
        #expect(try complaint(.score(20...25)) == "x: the score is 30, not from 20 to 25")
        #expect(try complaint(.score(30...30), "secret/1") == nil)
        #expect(try complaint(.score(0.3...0.3), "secret/2") == nil)
        #expect(try complaint(.score(1...1), "secret/1") == "x: the score in secret/1 is 30, not 1")
        #expect(try complaint(.score(1...1), "secret/3") == "x: there is no score in secret/3")
        #expect(try complaint(.partialScore) == nil)
        let whole = JuryExpectation(.score(5...5), origin: "x")
        #expect(whole.complaint(about: judgement([:])) == "x: there is no score")
        let all = judgement([:], score: 100, groups: groups)
        #expect(
            JuryExpectation(.partialScore, origin: "x").complaint(about: all) == "x: all of the 100 points are given"
        )
    }

    @Test func looksForTheValidatorsWords() {
        let said = judgement(["secret/1": .wrongAnswer], message: "expected 3 edges")
        #expect(JuryExpectation(.message("3 edges"), origin: "x").complaint(about: said) == nil)
        let other = JuryExpectation(.message("3 Edges"), origin: "x").complaint(about: said)
        #expect(other == "x: the validator said '3 Edges' of no test case")
    }

    @Test func knowsWhatBoundsATimeLimit() {
        func bounds(_ claim: JuryExpectation.Claim, _ boundsTime: Bool = true) -> [Bool] {
            let expectation = JuryExpectation(claim, origin: "x", boundsTime: boundsTime)
            return [expectation.isLowerBound, expectation.isUpperBound]
        }
        #expect(bounds(.verdict([.accepted])) == [true, false])
        #expect(bounds(.verdict([.wrongAnswer])) == [false, false])
        #expect(bounds(.verdict([.timeLimit])) == [false, true])
        #expect(bounds(.permitted([.accepted, .wrongAnswer])) == [true, false])
        #expect(bounds(.permitted([.accepted, .timeLimit])) == [false, false])
        #expect(bounds(.required([.timeLimit])) == [false, true])
        #expect(bounds(.required([.timeLimit, .runTimeError])) == [false, false])
        #expect(bounds(.permitted([.accepted]), false) == [false, false])
    }

    @Test(arguments: [
        (TimeRules(factor: 5, acceptedMargin: 2, slowMargin: 2), 962, 5000),
        (TimeRules(factor: 2, acceptedMargin: 2, slowMargin: 2), 4863, 10000),
        (TimeRules(factor: 2, acceptedMargin: 2, slowMargin: 1.5, resolution: .milliseconds(100)), 150, 300),
        (TimeRules(factor: 2, acceptedMargin: 2, slowMargin: 1.5, resolution: .milliseconds(100)), 151, 400),
        (TimeRules(factor: 3, acceptedMargin: 2, slowMargin: 2, resolution: .milliseconds(300)), 100, 300),
        (TimeRules(factor: 2, acceptedMargin: 2, slowMargin: 1.5), 0, 1000),
    ])
    func roundsALimitUp(_ rules: TimeRules, _ slowest: Int64, _ limit: Int64) {
        #expect(rules.limit(for: slowest) == .milliseconds(limit))
    }

    @Test func saysWhenALimitIsNearATime() {
        let rules = TimeRules(factor: 5, acceptedMargin: 2, slowMargin: 1.5)
        #expect(!rules.isTight(.seconds(2), for: 1000) && rules.isTight(.seconds(2), for: 1001))
        #expect(!rules.isLoose(.seconds(2), for: 3000) && rules.isLoose(.seconds(2), for: 2999))
    }
}
