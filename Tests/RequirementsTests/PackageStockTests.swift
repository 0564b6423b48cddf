import ContestModel
import Testing

@testable import Requirements

/// What a team is told of packages that are not there.
@Suite struct PackageStockTests {
    private static let stock = PackageStock(
        installed: [("numpy", "1.24.2"), ("pandas", "1.5.3+dfsg"), ("scikit-learn", "1.2.1"), ("joblib", "1.2.0")],
        wheels: ["0.3.1", "0.10"].map { Wheel(file: "w", name: "Tiny_Trees", version: $0, size: 1) }
            + [Wheel(file: "w", name: "opencv-python-headless", version: "4.9", size: 1)]
    )

    private func faults(_ text: String) throws -> [String] {
        try Self.stock.faults(of: RequirementsFile.judge(Array(text.utf8), RequirementsPolicy()).get()).map(\.sentence)
    }

    @Test(arguments: [
        ("pandsa\n", "line 1: there is no package 'pandsa' here; write pandas."),
        ("# ours\nNumpyy>=1\n", "line 2: there is no package 'numpyy' here; write numpy."),
        ("opencv-python\n", "line 1: there is no package 'opencv-python' here; write opencv-python-headless."),
        ("scikit-learn-extra\n", "line 1: there is no package 'scikit-learn-extra' here; write scikit-learn."),
        ("tinytrees\n", "line 1: there is no package 'tinytrees' here; write tiny-trees."),
        (
            "torch\n",
            "line 1: there is no package 'torch' here; take the line out, or choose from the problem's page of packages."
        ),
        (
            "tiny_trees==2\n",
            "line 1: of 'tiny-trees' there is no version 2 here; write tiny-trees==0.10 or tiny-trees==0.3.1."
        ),
        ("numpy==1.26.4\n", "line 1: of 'numpy' there is no version 1.26.4 here; write numpy==1.24.2."),
    ])
    func namesWhatIsNearest(file: String, sentence: String) throws {
        #expect(try faults(file) == [sentence])
    }

    /// Ranges are pip's to judge, and zeros at the end and local parts make no other version.
    @Test func saysNothingOfWhatIsThere() throws {
        #expect(
            try faults("numpy\npandas==1.5.3\ntiny.trees==0.10.0\nscikit-learn>=9\nopencv-python-headless==v4.9\n")
                == []
        )
    }

    @Test func tellsLinesInTheOrderOfTheFile() throws {
        #expect(try faults("zzzz\nnumpy\naaaa\n").map { String($0.prefix(6)) } == ["line 1", "line 3"])
    }
}
