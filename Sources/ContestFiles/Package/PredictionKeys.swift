import ContestModel

/// The keys of an ML problem below `batch_judge`.
struct PredictionKeys {
    let section: Section
    let files: PackageFiles
    let languages: [Language]
    let check: MetricCheck

    static let allowedExtensions = [
        "py", "txt", "json", "csv", "npy", "npz", "joblib", "pkl", "pt", "onnx", "safetensors", "md",
    ]

    /// Nil after a complaint.
    func rules() -> PredictionRules? {
        let upload = section.section("submission")
        let entryPoint = upload.value("entry_point", .packagePath, default: "predict.py")
        let required = upload.list("required", .packagePath) ?? [entryPoint]
        let allowed = upload.list("allowed", .fileExtension) ?? Self.allowedExtensions
        upload.finish()
        let (image, environment) = EnvironmentKeys(section: section.section("environment"), files: files).rules()
        let data = section.section("data")
        let features = features(data)
        let labels = data.required("labels", .packagePath).flatMap { files.file($0, data, "labels") }
        if let labels, features.contains(labels) {
            data.complain("features", "holds the labels", fix: "name only files that teams may read")
        }
        let id = data.required("id", .line)
        let split = data.value("split", .line)
        data.finish()
        let predictions = section.section("predictions")
        let path = predictions.value("path", .packagePath, default: "predictions.csv")
        let columns = columns(predictions, taken: [id, split])
        let values = PredictionValueKeys(section: predictions, limits: section.section("limits")).values()
        let size = predictions.value("max_size", .capacity, default: 64 << 20)
        predictions.finish()
        let metrics = MetricKeys(section: section, files: files, languages: languages, check: check).metrics()
        let score = ScoreKeys(section: section, metrics: metrics)
        let formula = score.formula()
        let timing = score.timing(formula)
        let standing = StandingKeys(section: section, metrics: metrics, check: check).rules()
        guard let image, let labels, let id, let columns, !features.isEmpty, !metrics.isEmpty else { return nil }
        return PredictionRules(
            entryPoint: entryPoint,
            requiredFiles: required,
            allowedExtensions: allowed,
            image: image,
            featureFiles: features,
            labelsFile: labels,
            idColumn: id,
            splitColumn: split,
            predictionsFile: path,
            predictionsColumns: columns,
            predictionValues: values,
            maxPredictions: size,
            metrics: metrics,
            formula: formula,
            timing: timing,
            standing: standing,
            environment: environment
        )
    }

    /// `package` are the limits of the package format, whose memory holds where ours is not said.
    func limits(package: Section) -> ProblemLimits? {
        let limits = section.section("limits")
        let time = limits.value("run_time", .lasting, default: .seconds(120))
        let memory = limits.value("memory", .capacity) ?? package.value("memory", .mebibytes) ?? 2048 << 20
        let build = limits.value("build_time", .lasting, default: .seconds(300))
        if let processors = limits.value("cpus", .positive), processors != 1 {
            limits.complain("cpus", "not supported yet: \(Form.number.write(processors))", fix: "write 1")
        }
        for key in ["predictions_rows", "latency"] { _ = limits.raw(key) }
        limits.finish()
        if section.raw("time_limit") != nil {
            section.complain("time_limit", "does not go with kind: ml", fix: "write `limits: {run_time: 120s}`")
        }
        return ProblemLimits(cpuTime: time, memory: memory, output: 8 << 20, buildTime: build)
    }

    /// Each is mounted under its own name in one folder.
    private func features(_ data: Section) -> [String] {
        let paths = data.list("features", .packagePath, allowsOne: true)
        guard let paths, !paths.isEmpty else {
            data.complainOfNone("features", fix: "name the file that programs read: `features: data/features.csv`")
            return []
        }
        let names = paths.map { $0.split(separator: "/").last ?? "" }
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            data.complain("features", "two files are called \(twice)", fix: "rename one: both appear in /data")
        }
        return paths.compactMap { files.file($0, data, "features") }
    }

    /// Nil after a complaint.
    private func columns(_ predictions: Section, taken: [String?]) -> [String]? {
        guard let columns = predictions.list("column", .line, allowsOne: true), !columns.isEmpty else {
            predictions.complainOfNone("column", fix: "name what is predicted: `column: label`, or a list of columns")
            return nil
        }
        if let twice = columns.first(where: { name in columns.count { $0 == name } > 1 }) {
            predictions.complain("column", "names '\(twice)' twice", fix: "name each column once")
        }
        if let taken = columns.first(where: { taken.contains($0) }) {
            predictions.complain("column", "'\(taken)' is the id or the split", fix: "name what is predicted")
        }
        return columns
    }
}

extension Form<String> {
    static var fileExtension: Self {
        Form("an extension in lower case without a dot, such as py") { text in
            let isPlain = PackageName.isPlain(text.replacing("+", with: "x")) && text == text.lowercased()
            return isPlain && !text.contains(".") ? text : nil
        }
    }
}
