/// The body of the engine's `containers/create`: every cap that a container has is said here.
struct ContainerCreation: Encodable {
    /// Not root, and nobody's account; the whole container is such a user, its supervisor too.
    private static let users = 65433..<65533
    static let supervisorPath = "/.batch-judge-supervisor"
    /// Bytes of `/dev/shm`, which count as memory, and its files and folders.
    static let sharedMemory: Int64 = 16 << 20
    static let sharedFiles = 1024
    /// Of a processor that is wanted by others too: half of what other processes and groups have.
    static let processorShares = 512

    enum Label {
        static let owner = "org.batch-judge.owner"
        static let purpose = "org.batch-judge.purpose"
        static let submission = "org.batch-judge.submission"
    }

    struct HealthCheck: Encodable {
        /// An image's own check would be started beside the program.
        var test = ["NONE"]
    }

    var image: String
    var user: String
    var hostname = "judge"
    var workingDir = "/"
    var entrypoint = [ContainerCreation.supervisorPath]
    var cmd: [String] = []
    var tty = false
    var openStdin = true
    /// When the judge goes away the supervisor's input ends, and with it the container.
    var stdinOnce = true
    var attachStdin = true
    var attachStdout = true
    var attachStderr = true
    var networkDisabled = true
    var healthcheck = HealthCheck()
    var labels: [String: String]
    var hostConfig: Host

    init(_ plan: ContainerPlan, image: String, supervisor: String, seccomp: String, secondVersionGroups: Bool) {
        self.image = image
        user = "\(Self.user(of: plan)):\(Self.user(of: plan))"
        labels = [
            Label.owner: plan.owner, Label.purpose: plan.purpose.rawValue, Label.submission: plan.submission,
        ]
        hostConfig = Host(plan, supervisor: supervisor, seccomp: seccomp, secondVersionGroups: secondVersionGroups)
    }
}

extension ContainerCreation {
    private static func user(of plan: ContainerPlan) -> Int { users.lowerBound + plan.slot % users.count }

    struct Host: Encodable {
        struct Mount: Encodable {
            struct Options: Encodable {
                var propagation = "rprivate"
            }

            /// `bind` fails where the source is missing, instead of making a folder of root's.
            var type = "bind"
            var source: String
            var target: String
            var readOnly = true
            var bindOptions = Options()
        }

        struct Limit: Encodable {
            var name: String
            var soft: Int64
            var hard: Int64
        }

        struct Logs: Encodable {
            var type = "none"
        }

        var networkMode = "none"
        var ipcMode = "private"
        var cgroupnsMode = "private"
        var readonlyRootfs = true
        var privileged = false
        var capDrop = ["ALL"]
        var securityOpt: [String]
        var `init` = false
        var runtime: String
        var autoRemove = false
        var logConfig = Logs()
        var memory: Int64
        var memorySwap: Int64
        /// Only the first version of control groups knows it.
        var memorySwappiness: Int64?
        /// The supervisor is one more than the plan's. A kernel of the runtime's own needs several of this one's threads for
        /// each process of the program, and ends when it gets none.
        var pidsLimit: Int
        var cpusetCpus: String?
        /// One core in the sum where it is not pinned.
        var nanoCpus: Int64?
        var cpuShares = ContainerCreation.processorShares
        var oomScoreAdj = 500
        var ulimits = [
            // 0 would let a machine's own handler of crashes (a `core_pattern` that is a pipe) read all of its memory; with 1 the
            // kernel writes nothing anywhere. The supervisor's filter keeps it so.
            Limit(name: "core", soft: 1, hard: 1),
            Limit(name: "nofile", soft: 4096, hard: 4096),
            Limit(name: "stack", soft: -1, hard: -1),
            Limit(name: "msgqueue", soft: 0, hard: 0),
            // For the supervisor; programs get none of it.
            Limit(name: "memlock", soft: 8 << 20, hard: 8 << 20),
        ]
        var tmpfs: [String: String]
        var mounts: [Mount]

        init(_ plan: ContainerPlan, supervisor: String, seccomp: String, secondVersionGroups: Bool) {
            let user = ContainerCreation.user(of: plan)
            let scratch =
                "rw,exec,nosuid,nodev,size=\(plan.scratchBytes),nr_inodes=\(plan.scratchFiles),mode=0700,"
                + "uid=\(user),gid=\(user)"
            securityOpt = ["no-new-privileges", "seccomp=\(seccomp)"]
            runtime = plan.runtime
            memory = plan.memory
            memorySwap = plan.memory
            memorySwappiness = secondVersionGroups ? nil : 0
            pidsLimit = ContainerPlan.hasOwnKernel(plan.runtime) ? 16_384 : plan.processes + 1
            cpusetCpus = plan.cores
            nanoCpus = plan.cores == nil ? 1_000_000_000 : nil
            // The engine's own /dev/shm has no cap on files.
            let shared =
                "rw,noexec,nosuid,nodev,size=\(ContainerCreation.sharedMemory),"
                + "nr_inodes=\(ContainerCreation.sharedFiles),mode=1777"
            tmpfs = ["/work": scratch, "/tmp": scratch, "/dev/shm": shared]
            mounts =
                [Mount(source: supervisor, target: ContainerCreation.supervisorPath)]
                + plan.mounts.map { Mount(source: $0.from, target: $0.to) }
        }
    }
}
