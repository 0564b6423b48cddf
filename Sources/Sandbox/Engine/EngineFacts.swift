/// What the engine says of itself and of the machine it runs on.
package struct EngineVersion: Sendable, Hashable {
    package let engine: String
    package let api: String
    /// The oldest API that it still speaks.
    package let oldestAPI: String
    package let operatingSystem: String
    package let kernel: String
    package let architecture: String
    /// 1 or 2.
    package let cgroups: Int
    package let cores: Int
    /// Bytes.
    package let memory: Int64
    package let runtimes: [String]
    /// For example `name=seccomp,profile=default`.
    package let securityOptions: [String]
    /// What the engine itself complains about, such as a missing limit on swap.
    package let warnings: [String]
}

extension EngineVersion {
    /// Root in a container is nobody outside.
    package var remapsUsers: Bool { securityOptions.contains { $0.hasPrefix("name=userns") } }
}

/// An image that is present.
package struct EngineImage: Sendable, Hashable {
    /// `sha256:…`
    package let id: String
    /// Bytes.
    package let size: Int64
    /// RFC 3339, as the engine writes it.
    package let created: String
    package let labels: [String: String]
    /// The names and tags that it has.
    package let tags: [String]
    /// Places that the image declares writable and lasting; an image that has some is not used.
    package let volumes: [String]
    package let architecture: String
}
