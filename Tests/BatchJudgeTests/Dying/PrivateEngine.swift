import Foundation
import Glibc

/// A Docker engine of a test's own, with one image of the machine's, that may be killed, stopped and started again.
///
/// Its containers have no network, so it touches neither bridges nor the firewall. `remove` leaves nothing of it.
final class PrivateEngine {
    private let folder: URL
    /// The process; 0: none was started.
    private var daemon: Int32 = 0

    /// For `DOCKER_HOST`.
    var host: String { "unix://\(folder.path())sock" }

    init(image: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-engine-\(UUID().uuidString)/")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            try start()
            try shell("docker save \(image) | docker -H \(host) load --quiet").check()
        } catch {
            remove()
            throw error
        }
    }

    /// Starts it, again too, and waits until it answers.
    func start() throws {
        let path = folder.path()
        // What a killed one leaves: it would take the dead, or whoever has their numbers by now, for alive.
        for name in ["pid", "exec/containerd/containerd.pid"] {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
        let words =
            ["dockerd", "--data-root", "\(path)data", "--exec-root", "\(path)exec", "--pidfile", "\(path)pid"]
            + ["--host", host, "--bridge", "none", "--iptables=false", "--ip6tables=false"]
        // Not by `Process`: it takes a program for alive as long as anything that it started, such as a shim.
        let script =
            "import subprocess as s, sys; log = open(sys.argv[1], 'w'); "
            + "print(s.Popen(sys.argv[2:], stdin=s.DEVNULL, stdout=log, stderr=log).pid)"
        let launched = try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, "\(path)log"] + words)
        try launched.check()
        daemon = Int32(launched.output.trimmingCharacters(in: .newlines)) ?? 0
        for _ in 0..<600 {
            if try docker(["version"]).code == 0 { return }
            guard isAlive else { break }
            usleep(50_000)
        }
        throw RigError.failed("dockerd does not come up: \(try log().suffix(800))")
    }

    /// At once and without a word to anybody; the shims of its containers live on.
    func kill() { end(by: SIGKILL) }

    /// SIGSTOP, SIGCONT, …
    func signal(_ number: Int32) {
        if daemon > 1 { Glibc.kill(daemon, number) }
    }

    private func end(by number: Int32) {
        signal(number)
        while isAlive { usleep(5000) }
    }

    /// A process that is dead and was not waited for has no program any more.
    private var isAlive: Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(daemon)/exe")) != nil
    }

    private func log() throws -> String {
        try String(contentsOf: folder.appending(path: "log"), encoding: .utf8)
    }

    /// The process of its containers' runtime, which it starts again when it ends.
    func killContainerd() throws {
        let file = folder.appending(path: "exec/containerd/containerd.pid")
        guard let id = Int32(try String(contentsOf: file, encoding: .utf8)), id > 1 else { return }
        Glibc.kill(id, SIGKILL)
    }

    @discardableResult
    func docker(_ words: [String]) throws -> Rig.Run {
        try Rig.run(URL(filePath: "/usr/bin/env"), ["docker", "-H", host] + words)
    }

    /// Its running containers, of one purpose (`build`, `run`) where that is given.
    func running(_ purpose: String? = nil) throws -> [String] {
        let filter = purpose.map { ["--filter", "label=org.batch-judge.purpose=\($0)"] } ?? []
        return try docker(["ps", "-q"] + filter).output.split(separator: "\n").map(String.init)
    }

    func remove() {
        signal(SIGCONT)
        if !isAlive { try? start() }
        _ = try? shell("docker -H \(host) ps -aq | xargs -r docker -H \(host) rm -f")
        end(by: SIGTERM)
        // Shims that lost their engine, and what it left mounted.
        _ = try? shell(
            """
            grep -lsF -- \(folder.path()) /proc/[0-9]*/cmdline | cut -d / -f 3 | grep -vx $$ | xargs -r kill -9
            cut -d ' ' -f 2 /proc/mounts | grep -F \(folder.path()) | sort -r | xargs -r umount -l
            """
        )
        try? FileManager.default.removeItem(at: folder)
    }

    private func shell(_ script: String) throws -> Rig.Run { try Rig.run(URL(filePath: "/bin/sh"), ["-c", script]) }
}
