import ContestModel

/// `batch_judge.standing` of an ML problem: what of a score is said, and which entry counts in the end.
struct StandingKeys {
    /// The section `batch_judge`.
    let section: Section
    let metrics: [MetricChoice]
    let check: MetricCheck

    func rules() -> StandingRules {
        let standing = section.section("standing")
        let digits = standing.optional("digits", .digits)
        let ladder = standing.value("ladder", .flag, default: false)
        let final = standing.value("final", .final, default: .bestPublic)
        let ties = standing.value("ties", .ties, default: .exact)
        standing.finish()
        if ladder { checkLadder(standing) }
        return StandingRules(digits: digits, ladder: ladder, final: final, ties: ties)
    }

    private func checkLadder(_ standing: Section) {
        if section.raw("score") != nil {
            standing.complain(
                "ladder",
                "does not go with a formula: it compares rows, and a size or a time has none",
                fix: "leave `score` out, so that the first metric ranks, or round with `digits: 4`"
            )
        } else if let metric = metrics.first, metric.scorer != nil || !check.isMeanOfRows(metric) {
            standing.complain(
                "ladder",
                "does not go with \(metric.id), which is not the mean of a number for each row",
                fix: "round with `digits: 4`, or rank by a metric such as accuracy or mae"
            )
        }
    }
}

extension Form<Int> {
    /// Behind a decimal point.
    fileprivate static var digits: Self {
        Form("a whole number of digits from 0 to 15") { text in
            Int(digits: text).flatMap { (0...15).contains($0) ? $0 : nil }
        }
    }
}

extension Form<StandingRules.Final> {
    fileprivate static var final: Self {
        Form("best_public or selected") {
            StandingRules.Final(rawValue: $0)
        } write: {
            $0.rawValue
        }
    }
}

extension Form<StandingRules.Ties> {
    fileprivate static var ties: Self {
        Form("exact or 95%") {
            StandingRules.Ties(rawValue: $0)
        } write: {
            $0.rawValue
        }
    }
}
