/// Answers of the engine, with the fields that are used; the decoder makes the first letter of each name small.
struct VersionAnswer: Decodable {
    let version: String
    let apiVersion: String
    let minAPIVersion: String?

    /// The client's own version of the API, unless the engine only speaks newer ones.
    var spoken: String {
        guard let oldest = minAPIVersion,
            Self.numbers(EngineClient.version).lexicographicallyPrecedes(Self.numbers(oldest))
        else { return EngineClient.version }
        return oldest
    }

    private static func numbers(_ version: String) -> [Int] {
        version.split(separator: ".").map { Int($0) ?? 0 }
    }
}

struct InfoAnswer: Decodable {
    struct Runtime: Decodable {}

    let operatingSystem: String
    let kernelVersion: String
    let architecture: String
    let cgroupVersion: String?
    let nCPU: Int
    let memTotal: Int64
    let runtimes: [String: Runtime]?
    let securityOptions: [String]?
    let warnings: [String]?
}

struct ImageAnswer: Decodable {
    struct Empty: Decodable {}

    struct Configuration: Decodable {
        let labels: [String: String]?
        let volumes: [String: Empty]?
    }

    let id: String
    let repoTags: [String]?
    let created: String
    let size: Int64
    let architecture: String
    let config: Configuration?
}

/// How a container ended.
struct ContainerEnding: Decodable {
    enum CodingKeys: String, CodingKey {
        case status, exitCode, error
        case outOfMemory = "oOMKilled"
    }

    let status: String
    let exitCode: Int
    let outOfMemory: Bool
    let error: String?

    /// Whether the kernel ended process 1 for the container's memory: nothing inside can send it this signal.
    var isOfMemory: Bool { outOfMemory && exitCode == 128 + 9 }

    var words: String {
        let memory = outOfMemory ? ", out of memory" : ""
        return "status \(status), exit code \(exitCode)\(memory) \(error ?? "")"
    }
}

struct CreateAnswer: Decodable {
    let id: String
    let warnings: [String]?
}

extension EngineVersion {
    init(_ version: VersionAnswer, _ info: InfoAnswer) {
        self.init(
            engine: version.version,
            api: version.apiVersion,
            oldestAPI: version.minAPIVersion ?? version.apiVersion,
            operatingSystem: info.operatingSystem,
            kernel: info.kernelVersion,
            architecture: info.architecture,
            cgroups: info.cgroupVersion == "2" ? 2 : 1,
            cores: info.nCPU,
            memory: info.memTotal,
            runtimes: (info.runtimes ?? [:]).keys.sorted(),
            securityOptions: info.securityOptions ?? [],
            warnings: info.warnings ?? []
        )
    }
}

extension EngineImage {
    init(_ answer: ImageAnswer) {
        self.init(
            id: answer.id,
            size: answer.size,
            created: answer.created,
            labels: answer.config?.labels ?? [:],
            tags: answer.repoTags ?? [],
            volumes: (answer.config?.volumes ?? [:]).keys.sorted(),
            architecture: answer.architecture
        )
    }
}
