import ContestModel

extension HintTable {
    /// Modules whose packages are called otherwise, and those that one writes wrongly.
    static let modules: [HintRule] =
        packages.map { module, package in
            HintRule(
                [model],
                "ModuleNotFoundError: No module named '\(module)'",
                "The module “\(module)” comes with the package \(package), which is not there: write \(package) into requirements.txt where "
                    + "the problem allows that, or do without it."
            )
        }
        + slips.map { slip, module in
            HintRule(
                [model],
                "ModuleNotFoundError: No module named '\(slip)'",
                "There is no “\(slip)”: is “\(module)” meant?"
            )
        }
        + onlyOnGPU.map { module in
            HintRule(
                [model],
                "ModuleNotFoundError: No module named '\(module)'",
                "“\(module)” needs a GPU, and there is none: use numpy, pandas or scikit-learn in its place."
            )
        }

    private static let onlyOnGPU = ["cupy", "cudf", "cuml", "pycuda"]

    private static let packages = [
        ("sklearn", "scikit-learn"), ("skimage", "scikit-image"), ("cv2", "opencv-python-headless"), ("PIL", "Pillow"),
        ("yaml", "PyYAML"), ("bs4", "beautifulsoup4"), ("dateutil", "python-dateutil"), ("dotenv", "python-dotenv"),
        ("lightgbm", "lightgbm"), ("xgboost", "xgboost"), ("catboost", "catboost"), ("torch", "torch"),
        ("tensorflow", "tensorflow"), ("transformers", "transformers"), ("onnxruntime", "onnxruntime"),
        ("statsmodels", "statsmodels"), ("scipy", "scipy"), ("numpy", "numpy"), ("pandas", "pandas"),
        ("joblib", "joblib"),
    ]

    private static let slips = [
        ("panda", "pandas"), ("pands", "pandas"), ("numpys", "numpy"), ("nunpy", "numpy"), ("scikit-learn", "sklearn"),
        ("scikit_learn", "sklearn"), ("sci-kit", "sklearn"), ("sklearn.externals", "joblib"), ("opencv", "cv2"),
        ("pillow", "PIL"), ("Pandas", "pandas"), ("Numpy", "numpy"), ("pytorch", "torch"),
    ]

    /// Messages of numpy, pandas, scikit-learn and of pickles.
    static let models: [HintRule] = pickles + shapes + values + surroundings

    private static func rule(_ pattern: String, _ hint: String) -> HintRule { HintRule([model], pattern, hint) }

    private static let pickles = [
        rule(
            "Trying to unpickle estimator {} from version {} when using version {}",
            "The {1} was saved with scikit-learn {2}; here is another version: train and save it with the image's own, or ask for "
                + "your version in requirements.txt where the problem allows that."
        ),
        rule(
            "No module named 'numpy._core{}'",
            "The file was saved with numpy 2, and here is numpy 1: save it with the image's own version."
        ),
        rule(
            "No module named 'sklearn.{}'",
            "The file was saved with another version of scikit-learn: train and save it with the image's own."
        ),
        rule(
            "has an incompatible dtype",
            "The file was saved with another version of scikit-learn: train and save it with the image's own."
        ),
        rule(
            "AttributeError: Can't get attribute '{}' on <module '__main__'",
            "The pickle needs “{1}”, which was defined in the program that saved it: put it into a module of its own, and that into the zip."
        ),
        rule(
            "unsupported pickle protocol: {}",
            "The pickle was written by a newer Python: save it with protocol=4."
        ),
        rule(
            "UnpicklingError: invalid load key",
            "The file is no pickle: was it saved in another way, or only a link to it (Git LFS)?"
        ),
        rule(
            "EOFError: Ran out of input",
            "The file with the model is empty, or was cut: look at its size in the zip."
        ),
        rule(
            "Weights only load failed",
            "torch.load takes plain weights alone: save state_dict(), or pass weights_only=False."
        ),
    ]

    private static let shapes = [
        rule(
            "ValueError: X has {} features, but {} is expecting {} features as input",
            "The model was trained on {3}, and gets {1}: choose the same columns as in training, without the id and the label."
        ),
        rule(
            "Found input variables with inconsistent numbers of samples: {}",
            "Two tables have different numbers of rows {1}: do training labels meet the features that are to be predicted?"
        ),
        rule(
            "ValueError: Expected 2D array, got 1D array instead",
            "A model wants rows and columns: reshape(-1, 1) for one column, df[[\"name\"]] in place of df[\"name\"]."
        ),
        rule(
            "ValueError: Length of values ({}) does not match length of index ({})",
            "There are {1} values for {2} rows: predict one for each row of the features."
        ),
        rule(
            "All arrays must be of the same length",
            "The columns of the table have different lengths: predict one value for each row of the features."
        ),
        rule(
            "operands could not be broadcast together with shapes {}",
            "Arrays of these shapes do not go together: {1}; print .shape of each before that line."
        ),
        rule(
            "ValueError: shapes {} not aligned",
            "Matrices of the shapes {1} cannot be multiplied: is one to be transposed?"
        ),
        rule(
            "matmul: Input operand {} has a mismatch",
            "Two matrices cannot be multiplied: print .shape of each before that line."
        ),
    ]

    private static let values = [
        rule(
            "The feature names should match those that were passed during fit",
            "The columns have other names, or another order, than in training: choose them by a list of names that you keep with the model."
        ),
        rule(
            "None of [{}] are in the [{}]",
            "The table has none of these columns: compare with the first line of the features file; it has no label."
        ),
        rule(
            "not in index",
            "The table does not have all of these columns: compare with the first line of the features file; it has no label."
        ),
        rule(
            "contains NaN",
            "A value is missing: fill it in the same way as in training, with fillna() or an imputer."
        ),
        rule(
            "contains infinity or a value too large",
            "A value is infinite: look for divisions by zero and logarithms of zero."
        ),
        rule(
            "instance is not fitted yet",
            "The model was not trained in this program: load the one that was, or call fit() before predict()."
        ),
        rule(
            "Found unknown categories",
            "The features have values that training did not: OneHotEncoder(handle_unknown=\"ignore\")."
        ),
        rule(
            "previously unseen labels",
            "The features have values that training did not: LabelEncoder is for labels; use OrdinalEncoder for features."
        ),
    ]

    private static let surroundings = [
        rule(
            "Unable to allocate {} for an array with shape {}",
            "An array of {1} does not fit: work through the rows in parts, use float32, keep matrices sparse."
        ),
        rule(
            "Read-only file system: {}",
            "The program's folder cannot be written to, so {1} cannot either: write predictions to the path in sys.argv[2], other files to /tmp."
        ),
        rule(
            "FileNotFoundError: [Errno 2] No such file or directory: {}",
            "There is no file {1}: the features are at the path in sys.argv[1]; files of yours must be in the zip, and paths start in its "
                + "top folder."
        ),
        rule("Temporary failure in name resolution", "There is no network: put what you would download into the zip."),
        rule("Network is unreachable", "There is no network: put what you would download into the zip."),
        rule("Max retries exceeded with url", "There is no network: put what you would download into the zip."),
        rule("Torch not compiled with CUDA", "There is no GPU: load and run the model with map_location=\"cpu\"."),
        rule("No CUDA GPUs are available", "There is no GPU: load and run the model with map_location=\"cpu\"."),
        rule("Found no NVIDIA driver", "There is no GPU: load and run the model with map_location=\"cpu\"."),
        rule(
            "Attempting to deserialize object on a CUDA device",
            "There is no GPU: load and run the model with map_location=\"cpu\"."
        ),
        rule(
            "numpy.dtype size changed",
            "A package was made for another numpy than the one that is there: leave numpy out of requirements.txt, so that the image's counts."
        ),
        rule(
            "ParserError: Error tokenizing data",
            "pandas cannot read the CSV file: is it the features file itself, and not a list of several paths?"
        ),
    ]

    /// What is wrong with predictions, in the judge's own words.
    static let predictions = [
        rule(
            "the header has no column '{}', only '{};{}'",
            "Values are separated by commas: leave out sep=\";\", as in to_csv(path, index=False)."
        ),
        rule(
            "the header has no column '{}'",
            "The first line must name the columns, such as: id,label. Here “{1}” is missing; names count letter by letter."
        ),
        rule(
            "id '{}' is not one of the ids to be predicted",
            "Copy ids as text from the features file: where “{1}” looks like a number, pandas may have changed it; read it with dtype=str. "
                + "Rows of the training data do not belong there."
        ),
        rule(
            "id '{}' occurs twice",
            "Write one row for each id; “{1}” has two. Was the file opened with mode “a”, or merged twice?"
        ),
        rule("the file ends, but {} are missing", "Write a row for each id of the features: {1} are missing."),
        rule(
            "'{}' is no finite decimal number",
            "Numbers look like 0.5, -2 or 1e-3; “{1}” is none: empty fields and nan come from missing values."
        ),
        rule(
            ", but the header has {}",
            "Each line has as many values as the first one, such as: id,label and f001,0.5. With pandas: to_csv(path, index=False)."
        ),
        rule(
            "the file is empty",
            "Nothing was written: close the file, or use `with open(...)`; the first line names the columns."
        ),
        rule(
            "reason: missing-output",
            "No predictions file was written: write to the path in sys.argv[2] (BJ_PREDICTIONS), as in df.to_csv(sys.argv[2], index=False)."
        ),
        rule(
            "reason: memory",
            "Read and predict in parts, as with read_csv(chunksize=…), use float32, and delete what is not needed any more."
        ),
        rule(
            "reason: cpu-time",
            "Train at home and keep the model in the zip; predict all rows in one call, not one by one."
        ),
    ]
}
