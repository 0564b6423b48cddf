import ContestModel

/// The 2025-09 format's rules for groups of test data and their points.
struct Groups2025 {
    let files: PackageFiles
    let isScoring: Bool

    func check(_ secret: DataFolder) throws(ConfigurationError) {
        if !secret.folders.isEmpty, let test = secret.tests.first {
            throw refused(secret, "holds groups and the test case \(test.name)", fix: "put all test cases into groups")
        }
        for group in secret.folders where group.allTests.isEmpty {
            throw refused(group, "has no test cases", fix: "add some, or remove the folder")
        }
        guard isScoring else { return }
        try checkBounds(secret)
        var earlier: [String: GroupScoring.Aggregation] = [:]
        earlier["sample"] = .passFail
        try checkRequired(secret, earlier)
        for group in secret.folders {
            try checkRequired(group, earlier)
            earlier[group.name] = group.settings.scoring.aggregation
        }
    }

    private func checkBounds(_ secret: DataFolder) throws(ConfigurationError) {
        let whole = secret.settings.scoring
        for folder in [secret] + secret.folders {
            let own = folder.settings.scoring
            if own.aggregation == .passFail, own.maxScore == nil {
                throw refused(
                    folder,
                    "is pass-fail without `max_score`",
                    fix: "write `max_score: 10` into its test_group.yaml, or how many points it gives"
                )
            }
            if whole.maxScore != nil, own.maxScore == nil {
                throw refused(
                    folder,
                    "has no bound on its points, but data/secret has",
                    fix: "write `max_score`, or `max_score: unbounded` in data/secret/test_group.yaml"
                )
            }
            if whole.aggregation == .passFail, own.aggregation != .passFail {
                throw refused(folder, "is not pass-fail, but data/secret is", fix: "make them the same")
            }
        }
    }

    private func checkRequired(
        _ folder: DataFolder,
        _ earlier: [String: GroupScoring.Aggregation]
    ) throws(ConfigurationError) {
        for name in folder.settings.scoring.requires {
            guard let aggregation = earlier[name] else {
                throw refused(
                    folder,
                    "requires '\(name)', which is neither sample nor a group before it",
                    fix: "write names such as sample or secret/group1"
                )
            }
            guard aggregation == .passFail else {
                throw refused(folder, "requires '\(name)', which is not pass-fail", fix: "require others")
            }
        }
    }

    private func refused(_ folder: DataFolder, _ what: String, fix: String) -> ConfigurationError {
        files.refused("data/\(folder.name)", what, fix: fix)
    }
}
