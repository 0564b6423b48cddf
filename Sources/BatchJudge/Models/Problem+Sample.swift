import ContestModel

extension Problem {
    /// An ML problem on what teams may see of its data, which is written into a folder; every other problem as it is.
    ///
    /// Data that has no sample and is no CSV is used as it is, and nothing is scored.
    func onSample(in folder: String) throws -> Problem {
        guard case .predictions(var rules) = kind else { return self }
        if let sample = try ModelSample(ModelProblem(self)) {
            rules = try rules.on(sample, in: folder)
        } else {
            rules.isScored = false
        }
        return Problem(
            id: id,
            name: name,
            kind: .predictions(rules),
            limits: limits,
            languages: languages,
            statement: statement,
            tests: tests,
            folder: self.folder
        )
    }
}
