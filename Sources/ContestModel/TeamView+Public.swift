extension TeamSubmission {
    /// For everybody: without the names and contents of its files, and without what it cost the team.
    ///
    /// `ids` are the team's submissions that everybody may know.
    func published(by team: TeamID, isAnonymous: Bool, among ids: Set<Int64>) -> TeamSubmission {
        let facts = Submission(
            id: facts.id,
            team: team,
            problem: facts.problem,
            file: "",
            sha256: "",
            size: 0,
            received: facts.received,
            isSmoke: facts.isSmoke,
            state: facts.state,
            phase: facts.phase,
            language: facts.language,
            attempts: 0,
            isCharged: false,
            duplicateOf: facts.duplicateOf.flatMap { ids.contains($0) ? $0 : nil }
        )
        return TeamSubmission(
            facts: facts,
            problem: problem,
            contestTime: contestTime,
            judgement: judgement?.published(isAnonymous: isAnonymous),
            account: nil
        )
    }
}

extension TeamJudgement {
    /// What the compiler said, standard error and the team's files stay its own; under `anonymous` everything that its program
    /// printed too, as it may hold a name.
    fileprivate func published(isAnonymous: Bool) -> TeamJudgement {
        var judgement = self
        judgement.log = ""
        judgement.excerpts = []
        judgement.models = []
        if isAnonymous { judgement.environment = nil }
        judgement.hiddenMessage = nil
        // What is wrong with an upload names the team's files.
        if isAnonymous || verdict == .submissionError || verdict == .compileError { judgement.message = "" }
        judgement.samples = samples.map { $0.published(isAnonymous: isAnonymous) }
        return judgement
    }
}

extension TestRun {
    fileprivate func published(isAnonymous: Bool) -> TestRun {
        TestRun(
            name: name,
            group: group,
            isSample: isSample,
            verdict: verdict,
            cpuMilliseconds: cpuMilliseconds,
            wallMilliseconds: wallMilliseconds,
            memoryKiB: memoryKiB,
            outputBytes: outputBytes,
            exit: exit,
            signal: signal,
            feedback: isAnonymous
                ? nil
                : feedback.map {
                    SampleFeedback(
                        input: $0.input,
                        expected: $0.expected,
                        output: $0.output,
                        errors: "",
                        difference: $0.difference
                    )
                },
            score: score,
            teamMessage: isAnonymous ? nil : teamMessage
        )
    }
}
