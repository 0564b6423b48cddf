import ContestModel

extension Examination {
    /// What a problem's submissions are judged by.
    mutating func tests(of problem: Problem, in folder: String) {
        let what = "problem \(problem.id)"
        switch problem.kind {
        case .predictions(let rules):
            let metrics = rules.metrics.map(\.id).joined(separator: ", ")
            good(what, "\(rules.featureFiles.count) files of features, scored by \(metrics)")
        case .program, .answers, .sql:
            let samples = problem.tests.count { $0.isSample }
            let hidden = problem.tests.count - samples
            if hidden == 0 { bad(what, "\(folder)/data/secret has no test cases: only the samples would be judged") }
            let found = "\(samples) sample\(samples == 1 ? "" : "s"), \(hidden) hidden test\(hidden == 1 ? "" : "s")"
            hidden == 0 ? note(what, found) : good(what, found)
        }
    }
}
