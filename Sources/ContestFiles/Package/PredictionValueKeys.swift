import ContestModel

/// The keys of an ML problem that say what may stand in a predictions file.
struct PredictionValueKeys {
    /// `predictions`.
    let section: Section
    let limits: Section

    func values() -> PredictionValues {
        let classes = section.list("classes", .line) ?? []
        let probabilities = section.value("probabilities", .choice(), default: PredictionValues.Probabilities.unchecked)
        let missing = section.value("missing", .line)
        let rows = limits.value("predictions_rows", .choice(), default: Rows.exact)
        switch (rows, missing) {
        case (.exact, nil), (.atMost, _?): break
        case (.exact, _?):
            let fix = "write `limits: {predictions_rows: at_most}`, or leave it out"
            section.complain("missing", "is of no use: every id must be in the file", fix: fix)
        case (.atMost, nil):
            let fix = "write `predictions: {missing: VALUE}`: what counts for an id that is left out"
            limits.complain("predictions_rows", "is 'at_most', and nothing says what missing rows count as", fix: fix)
        }
        return PredictionValues(classes: classes, probabilities: probabilities, missing: missing)
    }

    private enum Rows: String, CaseIterable {
        case exact
        case atMost = "at_most"
    }
}
