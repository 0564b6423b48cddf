import Foundation

/// The documents of one query: how relevant each is, and the score that decides its rank.
struct RankedDocuments {
    let relevance: [Double]
    let scores: [Double]

    /// How gains are discounted and added up.
    struct Rules: Sendable {
        /// Of the documents that count, from the first rank; nil: all.
        let places: Int?
        /// Of the logarithm that discounts.
        var base = 2.0
        /// Whether equal scores are ranked as they come, the later one first; else they share the mean gain of their ranks.
        /// scikit-learn leaves the order of equal scores to the machine's way of sorting.
        let ignoresTies: Bool

        fileprivate func discounts(_ count: Int) -> [Double] {
            (0..<count).map { rank in
                if let places, rank >= places { return 0 }
                return 1 / (log(Double(rank + 2)) / log(base))
            }
        }
    }

    func gain(_ rules: Rules) -> Double {
        let discounts = rules.discounts(scores.count)
        let order = Array(scores.sortedPlaces.reversed())
        guard !rules.ignoresTies else { return zip(order, discounts).map { relevance[$0] * $1 }.compensatedSum }
        var sum = CompensatedSum()
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
            let mean = order[start..<end].lazy.map { relevance[$0] }.compensatedSum / Double(end - start)
            sum.add(mean * discounts[start..<end].compensatedSum)
            start = end
        }
        return sum.value
    }

    /// The gain relative to that of the best order; 0 where nothing is relevant.
    func normalizedGain(_ rules: Rules) -> Double {
        let best = RankedDocuments(relevance: relevance, scores: relevance)
            .gain(Rules(places: rules.places, base: rules.base, ignoresTies: true))
        return best == 0 ? 0 : gain(rules) / best
    }
}

extension PredictionPairs {
    /// Of each query: the columns of a row, or the rows of a group.
    func queries(_ group: String?) throws -> [RankedDocuments] {
        let outputs = try outputs()
        guard outputs.count == 1 else {
            return (0..<count).map { row in
                RankedDocuments(relevance: outputs.map { $0.truth[row] }, scores: outputs.map { $0.predicted[row] })
            }
        }
        guard let group else {
            throw MetricError.columns("say in `group` which column of the labels tells queries apart")
        }
        return try groups(group).map { rows in
            let part = outputs[0].rows(rows)
            return RankedDocuments(relevance: part.truth, scores: part.predicted)
        }
    }
}

extension MetricDefinition {
    /// Metrics of the order in which documents are put, of each query.
    static let ranking = [
        MetricDefinition("dcg", .higherIsBetter, .numbers) { options in
            let group = options.fact("group")
            let (places, ignoresTies) = (try options.count("k"), try options.flag("ignore_ties", default: false))
            let base = try options.number("log_base", default: 2, "a number above 1", where: { $0 > 1 })
            let rules = RankedDocuments.Rules(places: places, base: base, ignoresTies: ignoresTies)
            return .whole { try $0.queries(group).map { $0.gain(rules) }.compensatedMean }
        },
        MetricDefinition("ndcg", .higherIsBetter, .numbers) { options in
            let group = options.fact("group")
            let (places, ignoresTies) = (try options.count("k"), try options.flag("ignore_ties", default: false))
            let rules = RankedDocuments.Rules(places: places, ignoresTies: ignoresTies)
            return .whole { pairs in
                let queries = try pairs.queries(group)
                guard queries.allSatisfy({ $0.relevance.allSatisfy { $0 >= 0 } }) else {
                    throw MetricError.labels("a relevance is negative")
                }
                guard queries.allSatisfy({ $0.relevance.count > 1 }) else {
                    throw MetricError.labels("a query has one document only")
                }
                return queries.map { $0.normalizedGain(rules) }.compensatedMean
            }
        },
        list("map_at_k") { $0.averagePrecision($1) },
        list("mrr") { $0.reciprocalRank($1) },
        list("recall_at_k") { $0.recall($1) },
        list("precision_at_k") { $0.precision($1) },
        list("hit_at_k") { $0.hit($1) },
    ]

    private static func list(
        _ id: String,
        _ value: @escaping @Sendable (RetrievedList, Int) -> Double
    ) -> MetricDefinition {
        MetricDefinition(id, .higherIsBetter, .texts) { options in
            let places = try options.count("k") ?? 10
            return .mean { pairs in
                try pairs.rowsOfTexts { value(RetrievedList(relevant: $0, retrieved: $1), places) }
            }
        }
    }
}
