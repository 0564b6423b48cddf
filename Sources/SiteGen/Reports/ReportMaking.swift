import ContestModel

/// What a report says of how a submission was made ready and run: the phases, the packages, the model files.
struct ReportMaking {
    struct Line {
        let word: String
        let value: String

        var values: Values { ["word": PlainText.line(word, atMost: 300), "value": value] }
    }

    private let judgement: TeamJudgement?

    init(_ judgement: TeamJudgement?) { self.judgement = judgement }

    var phases: [Line] {
        (judgement?.phases ?? []).map { phase in
            let rights = phase.hasNetwork ? "one package index in reach" : "no network"
            return Line(word: phase.name.title, value: "\(Self.span(phase.microseconds)), \(rights)")
        }
    }

    /// Some take less than a millisecond.
    private static func span(_ microseconds: Int64) -> String {
        microseconds < 10_000
            ? "\(microseconds / 1000).\(microseconds / 100 % 10) ms" : Figures.span(.microseconds(microseconds))
    }

    var packages: [Line] {
        (judgement?.environment?.packages ?? []).map {
            Line(word: $0.name, value: "\($0.version), SHA-256 \($0.sha256)")
        }
    }

    /// Short; nil: nothing was installed.
    var environment: String? { judgement?.environment?.id.map { String($0.prefix(12)) } }

    var models: [Line] {
        (judgement?.models ?? []).map { model in
            let warning = model.runsCode ? ": reading it can run any code" : ""
            return Line(word: model.path, value: "\(Figures.size(model.size)), \(model.format)\(warning)")
        }
    }
}

extension PhaseTime.Name {
    var title: String {
        switch self {
        case .verify: "Verify"
        case .extract: "Extract"
        case .build: "Build"
        case .run: "Run"
        }
    }
}

/// A phase of judging, for programs.
struct PhaseFacts: Encodable {
    private let name: String
    private let wall_ms: Double
    private let network: Bool

    init(_ phase: PhaseTime) {
        name = phase.name.rawValue
        wall_ms = Double(phase.microseconds) / 1000
        network = phase.hasNetwork
    }
}

/// A package of an environment, for programs.
struct PackageFacts: Encodable {
    private let name: String
    private let version: String
    private let wheel: String
    private let sha256: String

    init(_ package: LockedPackage) {
        name = package.name
        version = package.version
        wheel = package.wheel
        sha256 = package.sha256
    }
}

/// A model file, for programs.
struct ModelFacts: Encodable {
    private let path: String
    private let size: Int64
    private let format: String
    private let runs_code: Bool

    init(_ model: ModelFile) {
        path = model.path
        size = model.size
        format = model.format
        runs_code = model.runsCode
    }
}
