import ContestModel

/// The keys of `test_group.yaml` that give points.
struct ScoringKeys {
    let section: Section
    let place: Place2025
    let isScoring: Bool

    func scoring() -> GroupScoring {
        refuseStaticValidation()
        guard isScoring, place != .sample else {
            refuseScoring()
            return place.usual
        }
        return GroupScoring(
            aggregation: section.value("score_aggregation", .choice()) ?? place.usual.aggregation,
            maxScore: maxScore(),
            requires: section.list("require_pass", .line, allowsOne: true) ?? []
        )
    }

    private func maxScore() -> Double? {
        guard let text = section.value("max_score", .maxScore) else { return place.usual.maxScore }
        return text == "unbounded" ? nil : Double(text)
    }

    private func refuseScoring() {
        let why = isScoring ? "is not for samples" : "is for problems of type scoring"
        for key in ["max_score", "score_aggregation", "require_pass"] where section.raw(key) != nil {
            section.complain(key, why, fix: "leave it out")
        }
    }

    private func refuseStaticValidation() {
        for key in ["static_validation_score", "static_validator_args"] where section.raw(key) != nil {
            section.complain(key, "not supported: a validator of source files", fix: "leave it out")
        }
    }
}

extension Form<String> {
    fileprivate static var maxScore: Self {
        Form("a whole number, or unbounded") { $0 == "unbounded" || Int(digits: $0) != nil ? $0 : nil }
    }
}
