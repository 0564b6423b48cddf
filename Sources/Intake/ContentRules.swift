package import ContestModel

/// Whether the files of a submission to an ML problem are what their names say, by their first bytes.
package enum ContentRules {
    /// What files with an ending may hold, in lower case; of other endings the name alone counts.
    private static let expected: [String: Set<ContentKind>] = {
        var kinds: [String: Set<ContentKind>] = [
            "png": [.png], "jpg": [.jpeg], "jpeg": [.jpeg], "gif": [.gif], "pdf": [.pdf], "zip": [.zip], "npz": [.zip],
            "keras": [.zip], "npy": [.numpy, .pickledNumpy], "h5": [.hdf5], "hdf5": [.hdf5], "parquet": [.parquet],
            "feather": [.arrow], "arrow": [.arrow], "safetensors": [.safetensors], "onnx": [.onnx],
            "pkl": [.pickle, .compressed], "pickle": [.pickle, .compressed], "joblib": [.pickle, .compressed],
            "pt": [.zip, .pickle], "pth": [.zip, .pickle], "ckpt": [.zip, .pickle],
        ]
        for name in [
            "py", "txt", "json", "csv", "tsv", "md", "yaml", "yml", "toml", "ini", "cfg", "ipynb", "xml", "html",
        ] {
            kinds[name] = [.text, .empty]
        }
        return kinds
    }()
    /// Reading what has such an ending runs what is in it, packed or not.
    private static let pickles: Set<String> = ["pkl", "pickle", "joblib", "pt", "pth", "ckpt"]
    private static let models: Set<ContentKind> = [
        .hdf5, .onnx, .safetensors, .pickle, .numpy, .pickledNumpy, .zip, .compressed, .parquet, .arrow,
    ]

    /// The files that a model may be read from, or what is wrong with one of the submission's.
    ///
    /// `head` gives the first bytes of a file, `ContentKind.headBytes` of them.
    package static func models(
        _ files: [UnpackedFile],
        head: (String) throws -> [UInt8]
    ) rethrows -> Result<[ModelFile], Rejection> {
        var found: [ModelFile] = []
        for file in files {
            let ending = LanguageChoice.fileExtension(file.path)
            let kind = ContentKind(head: try head(file.path), size: file.size)
            if let allowed = expected[ending], !allowed.contains(kind) {
                let what =
                    "'\(DisplayName.shown(file.path))' is not what .\(ending) files are: its first bytes are those of "
                return .failure(Rejection(.fileType, what + kind.words + "; write it again, or give it its right name"))
            }
            let isPickle = pickles.contains(ending)
            guard models.contains(kind) || isPickle else { continue }
            let format = isPickle && kind == .compressed ? "pickle, compressed" : kind.rawValue
            found.append(
                ModelFile(path: file.path, size: file.size, format: format, runsCode: kind.runsCode || isPickle)
            )
        }
        return .success(found)
    }
}

extension ContentKind {
    fileprivate var words: String {
        switch self {
        case .empty: "nothing, as it is empty"
        case .unknown: "no kind of file that is known"
        case .compressed: "compressed data"
        case .text: "text"
        case .pickle, .png, .jpeg, .gif, .pdf, .zip, .hdf5, .parquet, .arrow, .onnx, .safetensors, .numpy,
            .pickledNumpy:
            "a file of the kind \(rawValue)"
        }
    }
}
