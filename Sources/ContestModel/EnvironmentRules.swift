/// Where the packages come from that a `requirements.txt` of an ML problem asks for.
package struct EnvironmentRules: Sendable, Hashable {
    package enum Source: Sendable, Hashable {
        /// Nothing is installed; what is asked for must be in the image.
        case image
        /// From wheels that came with the problem, without a network; nil: it has none.
        case wheelhouse(Wheelhouse?)
        /// From one index, through the judge's own proxy.
        case online(PackageIndex)
    }

    /// Bytes of an environment, where a problem says nothing.
    package static let usualSize: Int64 = 1 << 30

    package let source: Source
    /// Whether each line must name one version.
    package let isStrict: Bool
    /// Names that may be asked for; nil: any.
    package let allowed: [String]?
    /// Bytes of what is installed for one submission.
    package let maxSize: Int64

    package init(
        source: Source = .image,
        isStrict: Bool = false,
        allowed: [String]? = nil,
        maxSize: Int64 = usualSize
    ) {
        self.source = source
        self.isStrict = isStrict
        self.allowed = allowed
        self.maxSize = maxSize
    }
}

/// A folder of wheels, and what is known of each.
package struct Wheelhouse: Sendable, Hashable {
    /// Absolute, links resolved.
    package let folder: String
    /// Sorted by file name.
    package let wheels: [Wheel]

    package init(folder: String, wheels: [Wheel]) {
        self.folder = folder
        self.wheels = wheels
    }
}

/// One package as a file that can be installed by unpacking it.
package struct Wheel: Sendable, Hashable, Codable {
    package let file: String
    /// As its author writes it.
    package let name: String
    package let version: String
    /// Bytes of the file.
    package let size: Int64
    /// One line of its author's; empty: there is none, or it is not known.
    package let summary: String

    package init(file: String, name: String, version: String, size: Int64, summary: String = "") {
        self.file = file
        self.name = name
        self.version = version
        self.size = size
        self.summary = summary
    }
}

/// Where packages are downloaded from while an environment is made.
package struct PackageIndex: Sendable, Hashable {
    package static let usual = PackageIndex(
        url: "https://pypi.org/simple",
        hosts: ["pypi.org", "files.pythonhosted.org"]
    )

    /// `https`, without a slash at its end.
    package let url: String
    /// The only ones that can be reached, each with an optional port: `pypi.org`, `mirror.example.org:8443`.
    package let hosts: [String]

    package init(url: String, hosts: [String]) {
        self.url = url
        self.hosts = hosts
    }
}

/// A package of an environment: this version, and of it this very file.
package struct LockedPackage: Sendable, Hashable, Codable {
    /// Canonical.
    package let name: String
    package let version: String
    /// The wheel's file name.
    package let wheel: String
    /// Of the wheel, 64 lower-case hex digits.
    package let sha256: String

    package init(name: String, version: String, wheel: String, sha256: String) {
        self.name = name
        self.version = version
        self.wheel = wheel
        self.sha256 = sha256
    }
}

/// What a submission to an ML problem was run with.
package struct UsedEnvironment: Sendable, Hashable, Codable {
    /// What tells it from others, 64 hex digits; nil: nothing was installed.
    package let id: String?
    /// All that was installed, sorted by name.
    package let packages: [LockedPackage]

    package init(id: String?, packages: [LockedPackage]) {
        self.id = id
        self.packages = packages
    }
}

/// How long one phase of judging took.
package struct PhaseTime: Sendable, Hashable, Codable {
    /// Each may do more than the one before it.
    package enum Name: String, Sendable, Hashable, Codable, CaseIterable {
        /// Reads the zip and judges its structure, without a network.
        case verify
        /// Unpacks it and looks at what the files are, without a network.
        case extract
        /// Makes the environment or the program; of some problems with one package index in reach.
        case build
        /// Runs what the team wrote, without a network.
        case run
    }

    package let name: Name
    /// Wall time.
    package let microseconds: Int64
    /// Whether anything could be reached from it.
    package let hasNetwork: Bool

    package init(_ name: Name, _ time: Duration, hasNetwork: Bool = false) {
        self.name = name
        let (seconds, attoseconds) = time.components
        microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        self.hasNetwork = hasNetwork
    }
}

/// A file of a submission that a program reads a model from, or may.
package struct ModelFile: Sendable, Hashable, Codable {
    /// Below the submission's folder.
    package let path: String
    /// Bytes.
    package let size: Int64
    /// What its first bytes say: `pickle`, `onnx`.
    package let format: String
    /// Reading it can run any code.
    package let runsCode: Bool

    package init(path: String, size: Int64, format: String, runsCode: Bool) {
        self.path = path
        self.size = size
        self.format = format
        self.runsCode = runsCode
    }
}
