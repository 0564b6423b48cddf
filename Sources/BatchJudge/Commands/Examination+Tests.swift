import ContestModel
import Foundation
import Scoring

extension Examination {
    /// What a problem's submissions are judged by.
    mutating func tests(of problem: Problem, in folder: String) {
        let what = "problem \(problem.id)"
        switch problem.kind {
        case .predictions(let rules):
            labels(of: rules, problem.id, what)
        case .program, .answers, .sql:
            let samples = problem.tests.count { $0.isSample }
            let hidden = problem.tests.count - samples
            if hidden == 0 { bad(what, "\(folder)/data/secret has no test cases: only the samples would be judged") }
            let found = "\(samples) sample\(samples == 1 ? "" : "s"), \(hidden) hidden test\(hidden == 1 ? "" : "s")"
            hidden == 0 ? note(what, found) : good(what, found)
        }
    }

    /// Whether each metric has a value at all.
    private mutating func labels(of rules: PredictionRules, _ id: ProblemID, _ what: String) {
        let read = look(what) {
            let plan = try ScoringPlan(rules)
            let csv = try Data(contentsOf: URL(filePath: rules.labelsFile), options: .mappedIfSafe)
            return (plan: plan, labels: try plan.labels(csv))
        }
        guard let (plan, labels) = read else { return }
        let complaints = plan.complaints(labels)
        for complaint in complaints { bad(what, complaint) }
        guard complaints.isEmpty else { return }
        let rows = labels.publicCount
        scored.append(ScoredProblem(id: id, rules: rules, open: rows, sealed: labels.count - rows))
        let hidden = labels.count > rows ? " and \(labels.count - rows) sealed" : ""
        let features = Counted.words(rules.featureFiles.count, "file")
        let metrics = rules.metrics.map(\.id).joined(separator: ", ")
        good(what, "\(features) of features, \(Counted.words(rows, "row"))\(hidden) scored by \(metrics)")
        if let row = labels.rowWithoutClass { bad(what, "the labels file, row \(row): the label is empty") }
        classes(of: rules, labels, what)
    }

    /// Where labels are words, predictions are of a class, and one that is none is a slip: of case, of an encoder, or nothing at all.
    private mutating func classes(of rules: PredictionRules, _ labels: LabelTable, _ what: String) {
        guard rules.predictionValues.classes.isEmpty, let classes = labels.classCount else { return }
        note(
            what,
            "labels are \(classes) words, and any text is taken for a prediction; to refuse others, `classes:` "
                + "in `predictions` lists them"
        )
    }
}
