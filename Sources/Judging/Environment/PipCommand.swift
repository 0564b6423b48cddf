import ContestModel

/// How pip is started: with no configuration, no index but the contest's, and wheels alone.
struct PipCommand {
    /// In its working folder, of our own making.
    static let list = "requirements.txt"
    static let report = "report.json"
    static let wheels = "/wheels"

    let source: EnvironmentRules.Source
    /// Nil: it reaches none.
    let index: IndexAccess?

    /// Only what is named here is set: pip reads options from the environment otherwise.
    static let environment = ["PIP_CONFIG_FILE": "/dev/null", "TMPDIR": Inside.scratch, "PYTHONDONTWRITEBYTECODE": "1"]

    /// Says what it would install, and installs nothing.
    var resolve: [String] {
        pip + places + ["--dry-run", "--report", Self.report, "-r", Self.list]
    }

    /// Installs what is locked and nothing else, then compiles it, as the environment is read-only ever after.
    var install: [String] {
        let folder = PackageEnvironment.modules
        let words =
            pip + places
            + ["--no-deps", "--require-hashes", "--no-compile", "--target", folder, "-r", Self.list]
        // Compiled files are trusted without a look at the source: its time is not kept. Broken modules are nobody's fault.
        let script = #"""
            mkdir "$0" && "$@" && { python3 -I -m compileall -q --invalidation-mode unchecked-hash "$0" >/dev/null 2>&1 || :; }
            """#
        return ["/bin/sh", "-c", script, folder] + words
    }

    private var pip: [String] {
        (index?.pip ?? ["python3", "-I", "-m", "pip"]) + [
            "install", "--isolated", "--no-input", "--no-cache-dir", "--no-color",
            "--disable-pip-version-check", "--no-warn-script-location", "--quiet", "--only-binary", ":all:",
        ]
    }

    private var places: [String] {
        switch source {
        case .image, .wheelhouse(nil): return ["--no-index"]
        case .wheelhouse: return ["--no-index", "--find-links", Self.wheels]
        case .online(let place):
            let trust = (index?.certificates).map { ["--cert", $0] } ?? []
            return ["--index-url", place.url, "--retries", "2", "--timeout", "20"] + trust
        }
    }
}
