import ContestModel

/// `report.txt`: the report for a terminal.
struct ReportText {
    private(set) var text = ""

    init(_ report: Report) {
        let submission = report.submission
        addHead(report)
        add("")
        for sentence in report.advice + report.hints { add(sentence) }
        if let first = report.first, first.isDone {
            add("Its report is ../\(first.submission.facts.id)/report.txt.")
        }
        guard let judgement = submission.judgement else { return }
        addBlock("", judgement.message)
        addMeasures(report)
        addMaking(report.making)
        if let crash = report.crash { addCrash(crash) }
        for excerpt in judgement.excerpts { add(excerpt) }
        addTests(judgement)
        for sample in report.samples { add(sample) }
        addBlock("log", judgement.log)
        if let machine = report.machine { addBlock("\(MachineAdvice.title): \(machine.words)", machine.text) }
    }

    private mutating func addHead(_ report: Report) {
        let facts = report.facts
        let submission = report.submission
        let sign = VerdictSign(submission)
        let problem = submission.problem.map { "\($0.label) \($0.name)" } ?? facts.problem?.text ?? "unknown"
        add("Submission \(facts.id) · \(report.view.contest.name)")
        add("\(sign.symbol) \(sign.word)\(report.judgement?.reason.map { " (\($0.rawValue))" } ?? "")")
        add("")
        add("problem    \(problem)")
        add("file       \(facts.file)")
        add("zip        \(Figures.size(facts.size)), SHA-256 \(facts.sha256)")
        add("received   \(facts.received), contest time \(Figures.contestTime(submission.contestTime))")
        if let judgement = report.judgement { add("judged     \(judgement.ended)") }
        if let language = facts.language { add("language   \(language)") }
        if let image = report.judgement?.image { add("image      \(image)") }
        if let account = submission.account { add("counted    \(CountedWords(account, report.view.quota).text)") }
        if let score = report.judgement?.score { add("score      \(score)") }
        for metric in report.judgement?.metrics ?? [] { add("\(metric.id)  \(metric.value)") }
        guard let model = report.judgement?.model.map(ModelWords.init) else { return }
        if !model.terms.isEmpty { add("\nThe score's terms:") }
        for term in model.terms {
            add(
                "    \(term.name)  \(term.words), worth \(Figures.score(term.share)) with weight \(Figures.score(term.weight)): \(Figures.score(term.points))"
            )
        }
        for line in model.lines { add("\(line.word): \(line.value)") }
        if let held = model.held { add(held) }
    }

    private mutating func addMeasures(_ report: Report) {
        guard !report.measures.isEmpty else { return }
        add("\nThe most that a run used, of what it may:")
        for measure in report.measures {
            add("    \(measure.bar.map { "\($0) " } ?? "")\(measure.word): \(measure.words)")
        }
    }

    private mutating func addMaking(_ making: ReportMaking) {
        func lines(_ title: String, _ lines: [ReportMaking.Line]) {
            addBlock(title, lines.map { "\($0.word): \($0.value)" }.joined(separator: "\n"))
        }
        lines("phases", making.phases)
        lines("packages", making.packages)
        lines("model files", making.models)
    }

    private mutating func addCrash(_ crash: ReportCrash) {
        addBlock("It ended with", crash.what + (crash.place.map { "\n\($0)" } ?? ""))
    }

    private mutating func add(_ excerpt: SourceExcerpt) {
        let rows = excerpt.rows.map { "\($0.mark) \($0.number)  \($0.text)" }
        addBlock(PlainText.line(excerpt.title, atMost: 300), rows.joined(separator: "\n"))
    }

    private mutating func addTests(_ judgement: TeamJudgement) {
        if !judgement.groups.isEmpty { add("") }
        for group in judgement.groups { add("\(group.label): \(group.verdict.name), \(Figures.points(group))") }
        if !judgement.hidden.isEmpty {
            add("\nHidden tests: " + judgement.hidden.map { "\($0.count) \($0.verdict.name)" }.joined(separator: ", "))
        }
        addBlock("The validator says of the first that failed", judgement.hiddenMessage ?? "")
    }

    private mutating func add(_ sample: ReportSample) {
        add("\n\(sample.title): \(sample.run.verdict.name), \(sample.measured)")
        if let crash = sample.crash { addCrash(crash) }
        addBlock("The validator says", sample.run.teamMessage ?? "")
        guard let feedback = sample.run.feedback else { return }
        addBlock("difference", feedback.difference)
        if let difference = sample.difference {
            addBlock("line by line (\(TextDifference.legend))", difference.rows.map(\.text).joined(separator: "\n"))
        }
        addBlock("input", feedback.input)
        addBlock("answer", feedback.expected)
        addBlock("your output", feedback.output)
        addBlock("standard error", feedback.errors)
    }

    /// Texts of others are indented, so that none can pass for a line of ours; a terminal obeys none of them.
    private mutating func addBlock(_ title: String, _ body: String) {
        guard !body.isEmpty else { return }
        add(title.isEmpty ? "" : "\n\(title):")
        let lines = body.hasSuffix("\n") ? body.dropLast() : body[...]
        for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
            text += "    \(PlainText.line(String(line).replacing("\t", with: "    "), atMost: 2000))\n"
        }
    }

    private mutating func add(_ line: String) {
        let lines = line.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines { text += PlainText.line(String(line), atMost: 2000) + "\n" }
    }
}
