/// One thing that must hold of a jury submission.
package struct JuryExpectation: Sendable, Hashable {
    package enum Claim: Sendable, Hashable {
        /// The verdict of the submission as a whole is one of these.
        case verdict(Set<Verdict>)
        /// Every test case has one of these.
        case permitted(Set<Verdict>)
        /// At least one test case has one of these.
        case required(Set<Verdict>)
        case score(ClosedRange<Double>)
        /// Fewer points than can be had.
        case partialScore
        /// The validator wrote it to the jury in at least one test case.
        case message(String)
    }

    package let claim: Claim
    /// The test cases, or the group for a score, below `data/`; nil: all.
    package let scope: PathPattern?
    /// Who says so, for people: `folder accepted`.
    package let origin: String
    /// Whether a time limit has to respect it.
    package let boundsTime: Bool

    package init(_ claim: Claim, of scope: PathPattern? = nil, origin: String, boundsTime: Bool = true) {
        self.claim = claim
        self.scope = scope
        self.origin = origin
        self.boundsTime = boundsTime
    }

    /// What is not as it must be, in a sentence for the jury; nil: all is well.
    package func complaint(about judgement: Judgement) -> String? {
        fault(in: judgement).map { "\(origin): \($0)" }
    }

    /// Whether it must not be too slow, so that a time limit must leave room for it.
    package var isLowerBound: Bool {
        switch claim {
        case .verdict(let allowed): boundsTime && allowed == [.accepted]
        case .permitted(let allowed): boundsTime && !allowed.contains(.timeLimit)
        case .required, .score, .partialScore, .message: false
        }
    }

    /// Whether it must be too slow, so that a time limit must lie well below its time.
    package var isUpperBound: Bool {
        switch claim {
        case .verdict(let wanted), .required(let wanted): boundsTime && wanted == [.timeLimit]
        case .permitted, .score, .partialScore, .message: false
        }
    }

    /// Whether it is about single test cases, so that all of them have to be run.
    package var needsEveryTest: Bool {
        switch claim {
        case .verdict, .score, .partialScore: false
        case .permitted, .required, .message: true
        }
    }

    /// The runs that it speaks of.
    package func runs(of judgement: Judgement) -> [TestRun] {
        judgement.runs.filter { scope?.covers($0.name) ?? true }
    }

    private func fault(in judgement: Judgement) -> String? {
        switch claim {
        case .verdict(let allowed):
            allowed.contains(judgement.verdict) ? nil : "\(judgement.verdict.rawValue) is not \(Self.words(allowed))"
        case .permitted(let allowed): forbidden(judgement, allowed)
        case .required(let wanted):
            verdicts(judgement).contains { wanted.contains($0.verdict) }
                ? nil : "no test case\(place) is \(Self.words(wanted))"
        case .score(let range): score(judgement, range)
        case .partialScore: complete(judgement)
        case .message(let text):
            runs(of: judgement).contains { $0.juryMessage?.contains(text) ?? false }
                ? nil : "the validator said '\(text)' of no test case\(place)"
        }
    }

    private func forbidden(_ judgement: Judgement, _ allowed: Set<Verdict>) -> String? {
        let strays = verdicts(judgement).filter { !allowed.contains($0.verdict) }
        guard let first = strays.first else { return nil }
        let others = strays.count == 1 ? "" : " and \(strays.count - 1) more"
        return "\(first.name) is \(first.verdict.rawValue), not \(Self.words(allowed))\(others)"
    }

    /// What was not run, as it was not compiled, has the verdict of the whole.
    private func verdicts(_ judgement: Judgement) -> [(name: String, verdict: Verdict)] {
        guard !judgement.runs.isEmpty else { return [("the submission", judgement.verdict)] }
        return runs(of: judgement).map { ($0.name, $0.verdict) }
    }

    private func score(_ judgement: Judgement, _ range: ClosedRange<Double>) -> String? {
        let group = scope.map { scope in judgement.groups.first { scope.names($0.name) } }
        guard let score = group.map({ $0?.score }) ?? judgement.score else { return "there is no score\(place)" }
        let slack = 1e-9 * max(1, abs(score))
        guard score < range.lowerBound - slack || score > range.upperBound + slack else { return nil }
        let wanted =
            range.lowerBound == range.upperBound
            ? Self.plain(range.lowerBound)
            : "from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))"
        return "the score\(place) is \(Self.plain(score)), not \(wanted)"
    }

    private func complete(_ judgement: Judgement) -> String? {
        guard let all = judgement.groups.first(where: \.name.isEmpty)?.maxScore, let score = judgement.score,
            score >= all
        else { return nil }
        return "all of the \(Self.plain(all)) points are given"
    }

    private var place: String { scope.map { " in \($0.text)" } ?? "" }

    private static func words(_ verdicts: Set<Verdict>) -> String {
        verdicts.isEmpty
            ? "anything" : Verdict.allCases.filter(verdicts.contains).map(\.rawValue).joined(separator: " or ")
    }

    private static func plain(_ number: Double) -> String { Int64(exactly: number).map { "\($0)" } ?? "\(number)" }
}
