import ContestModel

extension SiteContext {
    /// What a submission to an ML problem may ask for; nil: the problem is of another kind.
    func packagesPage(_ problem: PublicProblem, index: Int) -> SiteFile? {
        guard case .predictions(let rules) = problem.kind else { return nil }
        let packages = rules.packages
        return page(
            .packages,
            at: "problems/\(problem.id)/\(Self.packagesFile)",
            title: "\(problem.label) \(problem.name): packages",
            [
                "label": problem.label, "name": problem.name, "index": index, "source": packages.sentence,
                "rules": packages.rules,
                "wheels": packages.wheels.map { wheel in
                    [
                        "name": wheel.name, "version": wheel.version, "size": Figures.size(wheel.size),
                        "text": wheel.summary.isEmpty ? nil : PlainText.line(wheel.summary, atMost: 200),
                    ] as Values
                },
            ]
        )
    }

    /// Beside the problem's page.
    static let packagesFile = "packages.html"
}

extension PublicPackages {
    /// Where they come from.
    fileprivate var sentence: String {
        switch source {
        case .image: "requirements.txt may ask for what the image \(image) has; nothing is installed."
        case .wheelhouse where wheels.isEmpty:
            "requirements.txt may ask for what the image \(image) has; there are no other packages."
        case .wheelhouse:
            "requirements.txt may ask for what is here and for what the image \(image) has; it is installed without a network."
        case .online(let index): "requirements.txt may ask for wheels of \(index)."
        }
    }

    fileprivate var rules: [String] {
        let size = "At most \(Figures.size(maxSize)) are installed for one submission."
        let list = allowed.map { "Only these may be asked for: \($0.joined(separator: ", "))." }
        return [size, isStrict ? "Every line must name one version, such as numpy==1.26.4." : nil, list].compactMap {
            $0
        }
    }
}
