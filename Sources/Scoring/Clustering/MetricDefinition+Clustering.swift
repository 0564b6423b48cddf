extension MetricDefinition {
    /// Metrics of clusters, whose names do not matter.
    static let clustering = [
        clusters("adjusted_rand") { $0.adjustedRand },
        clusters("fowlkes_mallows") { $0.fowlkesMallows },
        clusters("homogeneity") { $0.homogeneity },
        clusters("completeness") { $0.completeness },
        MetricDefinition("v_measure", .higherIsBetter, .classes) { options in
            let beta = try options.number("beta", default: 1, "a number above 0", where: { $0 > 0 })
            return .whole { try ClusterAgreement($0.classes()).vMeasure(beta: beta) }
        },
        MetricDefinition("normalized_mutual_info", .higherIsBetter, .classes) { options in
            let average = try options.word("average_method", default: ClusterAgreement.Average.arithmetic)
            return .whole { try ClusterAgreement($0.classes()).normalizedInformation(average) }
        },
        MetricDefinition("adjusted_mutual_info", .higherIsBetter, .classes) { options in
            let average = try options.word("average_method", default: ClusterAgreement.Average.arithmetic)
            return .whole { try ClusterAgreement($0.classes()).adjustedInformation(average) }
        },
    ]

    private static func clusters(
        _ id: String,
        _ value: @escaping @Sendable (ClusterAgreement) -> Double
    ) -> MetricDefinition {
        MetricDefinition(id, .higherIsBetter, .classes) { _ in .whole { try value(ClusterAgreement($0.classes())) } }
    }
}
