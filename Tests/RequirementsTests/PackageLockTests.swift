import ContestModel
import Foundation
import Testing

@testable import Requirements

struct PackageLockTests {
    private static let digest = String(repeating: "0a", count: 32)

    private func report(_ file: String, info: String, isDirect: Bool = false, version: String = "1") -> Data {
        Data(
            """
            {"version": "\(version)", "pip_version": "23.0.1", "environment": {}, "install": [{"requested": true,
             "is_direct": \(isDirect), "metadata": {"name": "Scikit_Learn", "version": "1.4.0", "summary": "x"},
             "download_info": {"url": "\(file)", "archive_info": \(info)}}]}
            """.utf8
        )
    }

    @Test(arguments: [#"{"hash": "sha256=DIGEST"}"#, #"{"hashes": {"sha256": "DIGEST"}}"#])
    func readsWhatPipWouldInstall(_ info: String) throws {
        let file = "https://files.example.org/a/scikit_learn-1.4.0-cp311-cp311-manylinux_2_17_x86_64.whl#sha256=0"
        let lock = try PackageLock(pipReport: report(file, info: info.replacing("DIGEST", with: Self.digest)))
        #expect(lock.text == "scikit-learn==1.4.0 --hash=sha256:\(Self.digest)\n")
        #expect(lock.packages.map(\.wheel) == ["scikit_learn-1.4.0-cp311-cp311-manylinux_2_17_x86_64.whl"])
    }

    @Test func takesWheelsWithDigestsOnly() {
        let wheel = "file:///wheels/scikit_learn-1.4.0-py3-none-any.whl"
        let good = #"{"hash": "sha256=\#(Self.digest)"}"#
        let bad = [
            report("file:///wheels/scikit_learn-1.4.0.tar.gz", info: good), report(wheel, info: "{}"),
            report(wheel, info: #"{"hash": "md5=00"}"#), report(wheel, info: good, isDirect: true),
            report(wheel, info: good, version: "2"), Data("pip failed".utf8),
        ]
        for data in bad { #expect(throws: LockError.self) { try PackageLock(pipReport: data) } }
        #expect(throws: Never.self) { try PackageLock(pipReport: report(wheel, info: good)) }
    }

    @Test(arguments: [
        ("numpy-1.26.4-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", "numpy 1.26.4"),
        ("Foo_bar-1.0-1-py3-none-any.whl", "foo-bar 1.0"), ("numpy-1.26.4.tar.gz", nil),
        ("numpy-x-py3-none-any.whl", nil),
        ("../numpy-1.0-py3-none-any.whl", nil), ("numpy-1.0.whl", nil),
    ])
    func readsNamesOfWheels(_ file: String, _ expected: String?) {
        #expect(WheelName(file).map { "\($0.name) \($0.version)" } == expected)
    }

    @Test(arguments: [
        (["numpy", "numpy.libs", "six.py", "share"], nil), (["sitecustomize.py"], "sitecustomize.py"),
        (["usercustomize"], "usercustomize"), (["json.py"], "json.py"), (["random"], "random"),
        (["sitecustomize.cpython-311-x86_64-linux-gnu.so"], "sitecustomize"),
    ])
    func refusesWhatTakesTheInterpretersPlace(_ names: [String], _ fault: String?) {
        #expect(InstalledFiles.fault(top: names)?.contains(fault ?? "?") == fault.map { _ in true })
        #expect(InstalledFiles.isLeftOut("distutils-precedence.pth") && InstalledFiles.isLeftOut("A.PTH"))
        #expect(!names.contains(where: InstalledFiles.isLeftOut))
    }
}
