/// How a figure was obtained.
package enum Means: UInt8, Sendable, Hashable, CustomStringConvertible {
    /// The container's control group, of the first version: whatever ran in it was counted.
    case firstControlGroup = 1
    case secondControlGroup = 2
    /// What the kernel said of each process that was waited for; those that their parent ignored are missing.
    case processes = 3

    package var description: String {
        switch self {
        case .firstControlGroup: "control group v1"
        case .secondControlGroup: "control group v2"
        case .processes: "wait4"
        }
    }
}

/// What process 1 of a container can measure and hide, as it found on its start.
package struct CageAbilities: Sendable, Hashable {
    package let cpuTime: Means
    /// Between the ends of processes; the largest single one is always known of `wait4`.
    package let memory: Means
    /// Whether a kill for memory is seen, in whichever process.
    package let countsKills: Bool
    /// Whether the counters of the control group are kept from programs; it takes Landlock, Linux 5.19.
    package let hidesCounters: Bool
}
