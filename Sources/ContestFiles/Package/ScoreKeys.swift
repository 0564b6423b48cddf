import ContestModel

/// The keys `score` and `limits.latency` of an ML problem.
struct ScoreKeys {
    let section: Section
    let metrics: [MetricChoice]

    /// Nil: there is none, or it was complained of.
    func formula() -> ScoreFormula? {
        guard section.raw("score") != nil else { return nil }
        let score = section.section("score")
        let terms = score.sections("terms")
        score.finish()
        guard let terms, !terms.isEmpty else {
            score.complainOfNone("terms", fix: "write `terms: [{metric: accuracy, weight: 1}]`")
            return nil
        }
        let read = terms.compactMap(term)
        guard read.count == terms.count else { return nil }
        do throws(ScoreFormula.Flaw) {
            return try ScoreFormula(read)
        } catch {
            score.complain("terms", "make no formula: \(error)", fix: "weights such as 0.7, 0.15 and 0.15 sum to 1")
            return nil
        }
    }

    /// Repetitions are said where time counts, or under `limits` where it is only shown.
    func timing(_ formula: ScoreFormula?) -> RunTiming {
        let limits = section.section("limits")
        let inTerm = section.section("score").sections("terms")?.first { $0.raw("latency") != nil }?.section("latency")
        if let inTerm, limits.raw("latency") != nil, inTerm.raw("runs") != nil || inTerm.raw("warm_ups") != nil {
            limits.complain("latency", "is said in the term as well", fix: "say it in one place")
        }
        let said = limits.raw("latency") == nil ? inTerm : limits.section("latency")
        let runs = said?.value("runs", .repetitions(atLeast: 1)) ?? 1
        let warmUps = said?.value("warm_ups", .repetitions(atLeast: 0)) ?? 0
        if limits.raw("latency") != nil { said?.finish() }
        return RunTiming(runs: runs, warmUps: warmUps, isAlone: said != nil)
    }

    /// Nil after a complaint.
    private func term(_ term: Section) -> ScoreFormula.Term? {
        let kinds = ["metric", "size", "latency"].filter { term.raw($0) != nil }
        let weight = term.required("weight", .positive)
        guard kinds.count == 1, let kind = kinds.first else {
            term.report.complain(
                line: term.line,
                key: term.path,
                kinds.isEmpty ? "is no term" : "is several terms: \(kinds.joined(separator: ", "))",
                fix: "write one of `metric: ID`, `size: {best: …, worst: …}`, `latency: {best: …, worst: …}`"
            )
            return nil
        }
        switch kind {
        case "metric": return metric(term, weight)
        case "size":
            let bounds = bounds(term.section(kind), .size) { Double($0) }
            term.finish()
            return make(.size, weight, bounds)
        default:
            let section = term.section(kind)
            for key in ["runs", "warm_ups"] { _ = section.raw(key) }
            let bounds = bounds(section, .span) { Double($0.milliseconds) / 1000 }
            term.finish()
            return make(.latency, weight, bounds)
        }
    }

    private func metric(_ term: Section, _ weight: Double?) -> ScoreFormula.Term? {
        defer { term.finish() }
        let id = term.required("metric", .line)
        let (best, worst) = (term.value("best", .anyNumber), term.value("worst", .anyNumber))
        guard let id else { return nil }
        guard let place = metrics.firstIndex(where: { $0.id == id }) else {
            guard !metrics.isEmpty else { return nil }
            let known = metrics.map(\.id)
            let near = Nearest.word(to: id, among: known)
            let fix = near.map { "did you mean '\($0)'?" } ?? "known are \(known.joined(separator: ", "))"
            term.complain("metric", "'\(id)' is none of the problem's metrics", fix: fix)
            return nil
        }
        if metrics[place].isLowerBetter, best == nil || worst == nil {
            let fix = "write what is worth 1 and what is worth 0: `best: 0, worst: 10`"
            term.complain("metric", "of '\(id)' less is better, and it needs bounds", fix: fix)
            return nil
        }
        return make(.metric(place), weight, (best ?? 1, worst ?? 0))
    }

    /// Nil after a complaint.
    private func bounds<Value>(
        _ section: Section,
        _ form: Form<Value>,
        _ number: (Value) -> Double
    ) -> (best: Double, worst: Double)? {
        let (best, worst) = (section.required("best", form), section.required("worst", form))
        section.finish()
        guard let best, let worst else { return nil }
        guard number(best) < number(worst) else {
            section.complain("best", "is not below worst", fix: "less is better: write the smaller one as best")
            return nil
        }
        return (number(best), number(worst))
    }

    private func make(
        _ quantity: ScoreFormula.Quantity,
        _ weight: Double?,
        _ bounds: (best: Double, worst: Double)?
    ) -> ScoreFormula.Term? {
        guard let weight, let bounds else { return nil }
        return ScoreFormula.Term(quantity, weight: weight, best: bounds.best, worst: bounds.worst)
    }
}

extension Form<Int> {
    /// Every one of them costs a whole run.
    fileprivate static func repetitions(atLeast least: Int) -> Self {
        Form("a whole number from \(least) to 100") {
            Int(digits: $0).flatMap { (least...100).contains($0) ? $0 : nil }
        }
    }
}

extension Form<Double> {
    fileprivate static var anyNumber: Self {
        Form("a number such as 0 or -2.5") { Double(decimal: $0).flatMap { $0.isFinite ? $0 : nil } }
    }
}
