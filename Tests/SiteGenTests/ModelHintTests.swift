import ContestModel
import Foundation
import Testing

@testable import SiteGen

/// What is advised on what numpy, pandas, scikit-learn and the judge say of a model.
@Suite struct ModelHintTests {
    private static let cases = [
        ("ModuleNotFoundError: No module named 'sklearn'", "comes with the package scikit-learn"),
        ("ModuleNotFoundError: No module named 'cv2'", "opencv-python-headless"),
        ("ModuleNotFoundError: No module named 'pands'", "is “pandas” meant?"),
        ("ModuleNotFoundError: No module named 'mine'", "what the problem page names"),
        ("ModuleNotFoundError: No module named 'cupy'", "“cupy” needs a GPU"),
        ("RuntimeError: Found no NVIDIA driver on your system.", "no GPU"),
        ("RuntimeError: Attempting to deserialize object on a CUDA device but torch.cuda", "no GPU"),
        ("ValueError: numpy.dtype size changed, may indicate binary incompatibility.", "leave numpy out"),
        (
            "InconsistentVersionWarning: Trying to unpickle estimator GaussianNB from version 1.5.2 when using version 1.2.1.",
            "The GaussianNB was saved with scikit-learn 1.5.2"
        ),
        ("ModuleNotFoundError: No module named 'numpy._core'", "saved with numpy 2"),
        ("ModuleNotFoundError: No module named 'numpy._core.multiarray'", "saved with numpy 2"),
        ("ModuleNotFoundError: No module named 'sklearn.ensemble._gb_losses'", "another version of scikit-learn"),
        ("ValueError: node array from the pickle has an incompatible dtype:", "another version of scikit-learn"),
        ("AttributeError: Can't get attribute 'Net' on <module '__main__' from '/source/predict.py'>", "needs “Net”"),
        ("ValueError: unsupported pickle protocol: 5", "protocol=4"),
        ("_pickle.UnpicklingError: invalid load key, 'v'.", "Git LFS"),
        ("EOFError: Ran out of input", "empty, or was cut"),
        ("_pickle.UnpicklingError: Weights only load failed. This file", "state_dict()"),
        (
            "ValueError: X has 5 features, but GaussianNB is expecting 4 features as input.",
            "trained on 4, and gets 5"
        ),
        ("ValueError: Found input variables with inconsistent numbers of samples: [150, 300]", "of rows [150, 300]"),
        ("ValueError: Expected 2D array, got 1D array instead:", "reshape(-1, 1)"),
        ("ValueError: Length of values (3) does not match length of index (300)", "3 values for 300 rows"),
        ("ValueError: All arrays must be of the same length", "different lengths"),
        ("ValueError: operands could not be broadcast together with shapes (3,) (4,) ", "go together: (3,) (4,)"),
        ("ValueError: shapes (2,3) and (2,3) not aligned: 3 (dim 1) != 2 (dim 0)", "(2,3) and (2,3) cannot"),
        ("ValueError: matmul: Input operand 1 has a mismatch in its core dimension", "print .shape"),
        ("ValueError: The feature names should match those that were passed during fit.", "other names, or another"),
        ("KeyError: \"None of [Index(['a'], dtype='object')] are in the [columns]\"", "none of these columns"),
        ("KeyError: \"['label'] not in index\"", "it has no label"),
        ("ValueError: Input X contains NaN.", "fillna()"),
        ("ValueError: Input X contains infinity or a value too large for dtype('float64').", "is infinite"),
        ("sklearn.exceptions.NotFittedError: This GaussianNB instance is not fitted yet.", "call fit()"),
        ("ValueError: Found unknown categories ['x'] in column 0 during transform", "handle_unknown"),
        ("ValueError: y contains previously unseen labels: 'x'", "OrdinalEncoder"),
        (
            "numpy.core._exceptions._ArrayMemoryError: Unable to allocate 7.45 GiB for an array with shape (1000, 1000)",
            "7.45 GiB does not fit"
        ),
        ("OSError: [Errno 30] Read-only file system: 'predictions.csv'", "'predictions.csv' cannot either"),
        (
            "FileNotFoundError: [Errno 2] No such file or directory: 'model.joblib'",
            "no file 'model.joblib': the features"
        ),
        ("urllib.error.URLError: <urlopen error [Errno -3] Temporary failure in name resolution>", "no network"),
        ("OSError: [Errno 101] Network is unreachable", "no network"),
        ("requests.exceptions.ConnectionError: HTTPSConnectionPool: Max retries exceeded with url: /", "no network"),
        ("AssertionError: Torch not compiled with CUDA enabled", "no GPU"),
        ("RuntimeError: No CUDA GPUs are available", "no GPU"),
        ("pandas.errors.ParserError: Error tokenizing data. C error:", "a list of several paths"),
        ("row 1: the header has no column 'label', only 'id', 'target'", "Here “label” is missing"),
        ("row 1: the header has no column 'id', only 'id;label'", "separated by commas"),
        ("row 2: id '1' is not one of the ids to be predicted", "where “1” looks like"),
        ("row 3: id 'f001' occurs twice", "“f001” has two"),
        ("row 300: the file ends, but 2 of 300 ids are missing, 'f7' the first", "2 of 300 ids are missing."),
        ("row 2: 'nan' is no finite decimal number", "“nan” is none"),
        ("row 2: there are 3 fields, but the header has 2", "index=False"),
        ("row 1: the file is empty; it must have a header", "Nothing was written"),
        ("reason: missing-output", "No predictions file was written"),
        ("reason: memory", "chunksize"),
        ("reason: cpu-time", "Train at home"),
    ]

    @Test(arguments: cases) func advises(line: String, words: String) {
        let found = ReportHints(of: ["Traceback:\n    \(line)\nmore"], in: nil).sentences
        #expect(found.count == 1 && found.first?.contains(words) == true, "\(found)")
    }

    @Test func everyRuleOfModelsIsMetByOneOfThem() {
        let said = Self.cases.flatMap { ReportHints(of: [$0.0], in: nil).sentences }
        for rule in HintTable.models + HintTable.predictions {
            let parts = rule.hint.split(separator: /\{[0-9]\}/).map(String.init)
            #expect(said.contains { sentence in parts.allSatisfy(sentence.contains) }, "\(rule.pattern)")
            let places = rule.pattern.components(separatedBy: "{}").count - 1
            for match in rule.hint.matches(of: /\{([0-9])\}/) { #expect(Int(match.1) ?? 0 <= places, "\(rule.hint)") }
        }
        for rule in HintTable.modules {
            #expect(
                ReportHints(of: [rule.pattern], in: nil).sentences == [rule.hint.replacing("{1}", with: "")],
                "\(rule.pattern)"
            )
        }
    }

    @Test func programsAreNotAdvisedAsModelsAre() {
        #expect(ReportHints(of: ["reason: missing-output"], in: "python3").sentences == [])
        let found = ReportHints(of: ["FileNotFoundError: [Errno 2] No such file or directory: 'x'"], in: "python3")
            .sentences
        #expect(found.first?.contains("sys.argv") == false)
        // What a team prints is looked at as a message of Python's, never as one of the judge's on its predictions.
        #expect(ReportHints.texts(.exitCode, "id 'a' occurs twice", "x") == ["x", "", "reason: exit-code"])
    }
}
