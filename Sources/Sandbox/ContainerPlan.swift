/// What one container may see and use. It has no network, no capabilities, a read-only root and nothing else.
package struct ContainerPlan: Sendable, Hashable {
    /// A file or folder of this machine, shown read-only inside.
    package struct Mount: Sendable, Hashable {
        package let from: String
        package let to: String

        package init(from: String, to: String) {
            self.from = from
            self.to = to
        }
    }

    package enum Purpose: String, Sendable, Hashable {
        case build, run, check
    }

    /// `sha256:…` or a name that is present; never pulled.
    package var image: String
    package var purpose: Purpose
    /// Labels it, so that leftovers of this contest's state folder are found.
    package var owner: String
    package var submission: String
    package var mounts: [Mount]
    /// Bytes, for all processes and writable places together; swap is off.
    package var memory: Int64
    /// Processes and threads.
    package var processes: Int
    /// What is counted by user, as pages of pipes are, one slot's programs cannot use up for another's: each has a user of its own.
    package var slot: Int
    /// The cores it is pinned to, as `cpuset` has it (`0`, `0-1`); nil: any.
    package var cores: String?
    /// Bytes and inodes of the scratch space: `/work` (the working folder) and `/tmp` each.
    package var scratchBytes: Int64
    package var scratchFiles: Int
    package var runtime: String

    /// Programs run on a kernel of the runtime's own, which neither applies all caps of this one nor is counted by it.
    static func hasOwnKernel(_ runtime: String) -> Bool { runtime.hasPrefix("runsc") || runtime.hasPrefix("kata") }

    package init(
        image: String,
        purpose: Purpose,
        owner: String,
        submission: String,
        mounts: [Mount],
        memory: Int64,
        processes: Int = 64,
        slot: Int = 0,
        cores: String? = nil,
        scratchBytes: Int64 = 256 << 20,
        scratchFiles: Int = 16_384,
        runtime: String = "runc"
    ) {
        self.image = image
        self.purpose = purpose
        self.owner = owner
        self.submission = submission
        self.mounts = mounts
        self.memory = memory
        self.processes = processes
        self.slot = slot
        self.cores = cores
        self.scratchBytes = scratchBytes
        self.scratchFiles = scratchFiles
        self.runtime = runtime
    }
}
