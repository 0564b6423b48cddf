import ContestModel

/// The keys of an ML problem below `batch_judge`.
struct PredictionKeys {
    let section: Section
    let files: PackageFiles

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
        let column = predictions.required("column", .line)
        let size = predictions.value("max_size", .capacity, default: 64 << 20)
        predictions.finish()
        let metrics = metrics()
        if section.raw("score") != nil {
            section.complain(
                "score",
                "not supported yet: a formula of several terms",
                fix: "leave it out; the first metric ranks"
            )
        }
        guard let image, let labels, let id, let column, !features.isEmpty, !metrics.isEmpty else { return nil }
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
            predictionsColumn: column,
            maxPredictions: size,
            metrics: metrics,
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
        if let rows = limits.value("predictions_rows", .line), rows != "exact" {
            limits.complain("predictions_rows", "is '\(rows)'", fix: "write exact: every id once, no other")
        }
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
            complainOfNone(data, "features", fix: "name the file that programs read: `features: data/features.csv`")
            return []
        }
        let names = paths.map { $0.split(separator: "/").last ?? "" }
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            data.complain("features", "two files are called \(twice)", fix: "rename one: both appear in /data")
        }
        return paths.compactMap { files.file($0, data, "features") }
    }

    /// Says that a list is absent or empty; where it is wrong, that has been said.
    private func complainOfNone(_ section: Section, _ key: String, fix: String) {
        switch section.raw(key)?.content {
        case nil: section.complain(key, "is missing", fix: fix)
        case .list(let items)? where items.isEmpty: section.complain(key, "is empty", fix: fix)
        case .blank?, .null?, .text?, .list?, .map?: break
        }
    }

    private func metrics() -> [MetricChoice] {
        guard let sections = section.sections("metrics"), !sections.isEmpty else {
            complainOfNone(section, "metrics", fix: "write `metrics: [{id: accuracy}]`; the first one ranks")
            return []
        }
        return sections.compactMap { metric in
            let id = metric.required("id", .metricID)
            let options = metric.rest(Form.line)
            return id.map { MetricChoice(id: $0, options: options) }
        }
    }
}

extension Form<String> {
    static var fileExtension: Self {
        Form("an extension in lower case without a dot, such as py") { text in
            let isPlain = PackageName.isPlain(text.replacing("+", with: "x")) && text == text.lowercased()
            return isPlain && !text.contains(".") ? text : nil
        }
    }

    fileprivate static var metricID: Self {
        Form("the id of a metric, such as accuracy") { PackageName.isPlain($0) ? $0 : nil }
    }
}
