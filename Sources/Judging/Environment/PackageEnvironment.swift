package import ContestModel
package import Requirements

/// The packages that a submission asked for, installed; it stays in the cache as long as this value lives.
package struct PackageEnvironment: Sendable {
    package let lock: PackageLock
    /// 64 hex digits; nil: the image has all.
    package let id: String?
    /// Held, so that the cache keeps it.
    private let made: BuiltProgram?

    /// What a report says of it.
    package var used: UsedEnvironment { UsedEnvironment(id: id, packages: lock.packages) }

    /// Where its modules lie; nil: nothing was installed.
    var folder: String? { made.map { "\($0.folder)/\(Self.modules)" } }

    /// Below the folder of a cache's entry.
    static let modules = "env"

    init(_ lock: PackageLock, id: String? = nil, made: BuiltProgram? = nil) {
        self.lock = lock
        self.id = id
        self.made = made
    }
}

/// What became of the environment of a submission.
package enum EnvironmentResult: Sendable {
    /// Nil: the submission asks for none.
    case ready(PackageEnvironment?)
    /// The submission's fault: what the team reads, and what pip said.
    case refused(String, log: String)
}
