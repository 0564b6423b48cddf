import Foundation

/// What one contest's containers have of this machine, as it can be seen from outside.
///
/// Others may be judging at the same time, so it goes by the ids of the containers, which the engine tells as they are made.
struct Traces {
    private let rig: Rig
    private let ids: URL
    private let watcher: Process
    /// Bytes of files in memory, and of the kernel's own records that are not mere caches.
    private let memory: Int

    /// What the machine does beside may take as much.
    private static let tolerance = 256 << 20
    private static let patience = 20

    init(of rig: Rig) throws {
        self.rig = rig
        ids = rig.folder.appending(path: "containers.txt")
        try Data().write(to: ids)
        watcher = Process()
        watcher.executableURL = URL(filePath: "/usr/bin/env")
        watcher.arguments = [
            "docker", "events", "--filter", "event=create",
            "--filter", "label=org.batch-judge.owner=\(rig.state.path())",
            "--format", "{{.ID}}",
        ]
        watcher.standardOutput = try FileHandle(forWritingTo: ids)
        watcher.standardError = FileHandle.nullDevice
        try watcher.run()
        memory = Self.memory()
    }

    /// Ids of all containers that were made; ends the watch.
    func containers() -> Set<Substring> {
        watcher.terminate()
        watcher.waitUntilExit()
        return Set(Self.lines(ids.path()))
    }

    /// Processes, control groups and mounts of these containers, and memory; the kernel has some time to clear it away.
    func left(of containers: Set<Substring>) throws -> [String] {
        var found: [String] = []
        for _ in 0..<Self.patience {
            let grown = Self.memory() - memory
            found = try processes(of: containers) + groups(of: containers) + mounts(of: containers)
            if grown > Self.tolerance { found.append("\(grown) bytes of memory") }
            if found.isEmpty { break }
            try Rig.run(URL(filePath: "/bin/sleep"), ["1"]).check()
        }
        return found
    }

    private func processes(of containers: Set<Substring>) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
            // A process may end while it is looked at.
            Int(name) != nil && Self.lines("/proc/\(name)/cgroup").contains { Self.names($0, containers) }
        }.map { "process \($0)" }
    }

    private func groups(of containers: Set<Substring>) -> [String] {
        let folder = FileManager.default.enumerator(atPath: "/sys/fs/cgroup")
        var found: [String] = []
        while let path = folder?.nextObject() as? String {
            if Self.names(path.split(separator: "/").last ?? "", containers) { found.append("group \(path)") }
        }
        return found
    }

    private func mounts(of containers: Set<Substring>) -> [String] {
        Self.lines("/proc/self/mountinfo").filter { $0.contains(rig.folder.path()) || Self.names($0, containers) }
            .map { "mount \($0)" }
    }

    private static func names(_ text: Substring, _ containers: Set<Substring>) -> Bool {
        text.split { !$0.isHexDigit }.contains { containers.contains($0) }
    }

    private static func memory() -> Int {
        lines("/proc/meminfo").filter { $0.hasPrefix("Shmem:") || $0.hasPrefix("SUnreclaim:") }
            .reduce(0) { $0 + (Int($1.split(separator: " ")[1]) ?? 0) << 10 }
    }

    private static func lines(_ path: String) -> [Substring] {
        let text = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
        return String(decoding: text, as: UTF8.self).split(separator: "\n")
    }
}
