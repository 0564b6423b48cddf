import ContestModel

/// `report.txt`: the report for a terminal.
struct ReportText {
    private(set) var text = ""

    init(_ view: TeamView, _ submission: TeamSubmission) {
        let facts = submission.facts
        let sign = VerdictSign(submission)
        let problem = submission.problem.map { "\($0.label) \($0.name)" } ?? facts.problem?.text ?? "unknown"
        add("Submission \(facts.id) · \(view.contest.name)")
        add("\(sign.symbol) \(sign.word)\(submission.judgement?.reason.map { " (\($0.rawValue))" } ?? "")")
        add("")
        add("problem    \(problem)")
        add("file       \(facts.file)")
        add("received   \(facts.received), contest time \(Figures.contestTime(submission.contestTime))")
        if let language = facts.language { add("language   \(language)") }
        add("counted    \(CountedWords(submission.account, view.quota).text)")
        if let score = submission.judgement?.score { add("score      \(score)") }
        for metric in submission.judgement?.metrics ?? [] { add("\(metric.id)  \(metric.value)") }
        add("")
        for sentence in ReportAdvice(view, submission).sentences { add(sentence) }
        if let first = FirstSubmission(view, of: submission), first.isDone {
            add("Its report is ../\(first.submission.facts.id)/report.txt.")
        }
        if let judgement = submission.judgement { add(judgement, inFull: facts.isSmoke) }
    }

    /// `inFull`: samples that went well are shown too.
    private mutating func add(_ judgement: TeamJudgement, inFull: Bool) {
        addBlock("", judgement.message)
        if !judgement.groups.isEmpty { add("") }
        for group in judgement.groups { add("\(group.label): \(group.verdict.name), \(Figures.points(group))") }
        if !judgement.hidden.isEmpty {
            add("\nHidden tests: " + judgement.hidden.map { "\($0.count) \($0.verdict.name)" }.joined(separator: ", "))
        }
        addBlock("The validator says of the first that failed", judgement.hiddenMessage ?? "")
        for run in judgement.samples {
            let cpu = run.cpuMilliseconds.map { ", \($0) ms of CPU time" } ?? ""
            add("\n\(run.name): \(run.verdict.name)\(cpu)")
            addBlock("The validator says", run.teamMessage ?? "")
            guard inFull || run.verdict != .accepted, let feedback = run.feedback else { continue }
            addBlock("difference", feedback.difference)
            addBlock("input", feedback.input)
            addBlock("expected", feedback.expected)
            addBlock("output", feedback.output)
            addBlock("standard error", feedback.errors)
        }
        addBlock("log", judgement.log)
    }

    /// Texts of others are indented, so that none can pass for a line of ours; a terminal obeys none of them.
    private mutating func addBlock(_ title: String, _ body: String) {
        guard !body.isEmpty else { return }
        add(title.isEmpty ? "" : "\n\(title):")
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
            text += "    \(PlainText.line(String(line).replacing("\t", with: "    "), atMost: 2000))\n"
        }
    }

    private mutating func add(_ line: String) {
        let lines = line.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines { text += PlainText.line(String(line), atMost: 2000) + "\n" }
    }
}
