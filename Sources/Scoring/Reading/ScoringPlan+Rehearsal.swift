extension ScoringPlan {
    /// What is wrong with the metrics, found by computing each over predictions that are the labels, or equal scores, in a
    /// sentence each; empty: nothing.
    package func complaints(_ labels: LabelTable) -> [String] {
        let predictions = AlignedPredictions(labels, labels.perfect, otherTexts: [])
        let parts = [("public", predictions.publicPart), ("private", predictions.privatePart)]
        return metrics.flatMap { metric in
            parts.compactMap { part, rows in
                guard let rows, let error = metric.flaw(rows, labels) else { return nil }
                return
                    "the metric \(metric.id) has no value\(labels.parts == nil ? "" : " over the \(part) rows"): \(error)"
            }
        }
    }
}

extension Metric {
    /// Why no predictions at all have a value.
    fileprivate func flaw(_ rows: ScoredRows, _ labels: LabelTable) -> String? {
        do {
            _ = try value(rows)
            return nil
        } catch let error as MetricError {
            return error.isOfPredictions ? nil : labels.words(of: error)
        } catch {
            return "\(error)"
        }
    }
}

extension LabelTable {
    /// Predictions that are the labels; scores say that all classes are as likely.
    fileprivate var perfect: [String: Column] {
        let share = 1 / Double(max(2, expected.count { $0.hasScores }))
        let guesses = expected.map { column -> (String, Column) in
            let truth = column.label.flatMap { self.columns[$0] }
            switch (truth, column.isText) {
            case (.texts(let codes)?, true): return (column.name, .texts(codes))
            case (.numbers(let values)?, false) where !column.hasScores: return (column.name, .numbers(values))
            case (_, true): return (column.name, .texts([Int32](repeating: 0, count: count)))
            case (_, false): return (column.name, .numbers([Double](repeating: share, count: count)))
            }
        }
        return Dictionary(guesses) { first, _ in first }
    }
}
