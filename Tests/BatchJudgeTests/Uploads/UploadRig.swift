import Foundation
import Glibc
import Testing

/// A contest whose teams upload over SSH: accounts of this rig's own, and a real sshd on loopback.
///
/// `remove` takes all of it away. It lies in `/srv`, as sshd locks nobody into a folder below one that all can write to.
final class UploadRig {
    let rig: Rig
    let folder: String
    let prefix: String
    private let teams: [String]
    private let port: Int

    init(teams: [String] = ["ants", "bees"]) throws {
        self.teams = teams
        prefix = "bj\(String(UInt32.random(in: .min ... .max), radix: 36))-"
        folder = "/srv/batch-judge-test-\(prefix)"
        rig = try Rig(replacing: ["inbox": "\(folder)/sftp/{team}/upload", "outbox": "\(folder)/sftp/{team}/reports"])
        port = try Self.freePort()
        for part in ["ssh/sshd_config.d", "desk"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
        }
        for key in ["host"] + teams {
            try shell("ssh-keygen -q -t ed25519 -N '' -C \(key)@desk -f \(folder)/\(key)").check()
        }
        try writeTeams(teams)
        try writeConfigurations()
    }

    /// Accounts as the command makes them, and sshd with what the command wrote.
    func open() throws {
        try set("--apply").check()
        // It goes into the background by itself, and is found again by its own file.
        try shell("/usr/sbin/sshd -f \(folder)/ssh/sshd_config -E \(folder)/sshd.log").check()
        try wait("sshd answers") { try shell("ssh-keyscan -p \(port) 127.0.0.1 2>/dev/null | grep -q .").code == 0 }
    }

    func remove() {
        _ = try? shell("kill $(cat \(folder)/sshd.pid)")
        // A session that has just been cut off may live for an instant, and its account with it.
        try? wait("accounts are gone") { try set("--remove").code == 0 }
        try? FileManager.default.removeItem(atPath: folder)
        rig.remove()
    }

    /// The command under test, on this rig's own folder of sshd's configuration.
    func set(_ arguments: String...) throws -> Rig.Run {
        try rig.judge(["sftp", "--rsync", "--group", group, "--prefix", prefix, "--ssh", "\(folder)/ssh"] + arguments)
    }

    var group: String { "\(prefix)teams" }

    func writeTeams(_ teams: [String]) throws {
        let lines = try teams.map { team in
            let key = try String(contentsOfFile: "\(folder)/\(team).pub", encoding: .utf8)
            return "- {id: \(team), name: \(team), keys: [\"\(key.trimmingCharacters(in: .newlines))\"]}\n"
        }
        let file = rig.folder.appending(path: "contest/teams.yaml")
        try lines.joined().write(to: file, atomically: true, encoding: .utf8)
    }

    private func writeConfigurations() throws {
        // Like Debian's own, with another place.
        try """
        Include \(folder)/ssh/sshd_config.d/*.conf
        ListenAddress 127.0.0.1
        Port \(port)
        HostKey \(folder)/host
        PidFile \(folder)/sshd.pid
        UsePAM yes
        Subsystem sftp /usr/lib/openssh/sftp-server

        """.write(toFile: "\(folder)/ssh/sshd_config", atomically: true, encoding: .utf8)
        let hosts = teams.flatMap { team in
            ["", "-rsync"].map { "Host \(team)\($0)\n  User \(prefix)\(team)\($0)\n  IdentityFile \(folder)/\(team)\n" }
        }
        try """
        \(hosts.joined())
        Host *
          HostName 127.0.0.1
          Port \(port)
          IdentitiesOnly yes
          BatchMode yes
          StrictHostKeyChecking no
          UserKnownHostsFile /dev/null
          LogLevel ERROR

        """.write(toFile: "\(folder)/client", atomically: true, encoding: .utf8)
    }

    static func freePort() throws -> Int {
        let script = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"
        let run = try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script])
        return try #require(Int(run.output.trimmingCharacters(in: .newlines)))
    }
}

extension UploadRig {
    /// What a team's people type at their desk: `$C` is their configuration of ssh.
    @discardableResult
    func shell(_ script: String) throws -> Rig.Run {
        try Rig.run(URL(filePath: "/bin/sh"), ["-c", script], environment: environment)
    }

    /// The same, going on meanwhile. Foundation waits for a process by a descriptor that SSH's clients close, so a shell
    /// stands between.
    func start(_ script: String) throws -> Transfer {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "( \(script) ) & echo $! > pid.new; mv pid.new pid; wait $!"]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.currentDirectoryURL = URL(filePath: "\(folder)/desk")
        try? FileManager.default.removeItem(atPath: "\(folder)/desk/pid")
        try process.run()
        try wait("the client has a number") { FileManager.default.fileExists(atPath: "\(folder)/desk/pid") }
        let text = try String(contentsOfFile: "\(folder)/desk/pid", encoding: .utf8)
        return Transfer(shell: process, client: try #require(Int32(text.trimmingCharacters(in: .newlines))))
    }

    struct Transfer {
        let shell: Process
        let client: Int32

        func send(_ signal: Int32) { kill(client, signal) }

        /// The client's exit code.
        func end() -> Int32 {
            shell.waitUntilExit()
            return shell.terminationStatus
        }
    }

    private var environment: [String: String] {
        ["C": "\(folder)/client", "DESK": "\(folder)/desk", "PORT": "\(port)", "KEYS": folder, "PREFIX": prefix]
    }

    func upload(_ team: String) -> String { "\(folder)/sftp/\(team)/upload" }
    func reports(_ team: String) -> String { "\(folder)/sftp/\(team)/reports" }

    /// A zip at the team's desk that solves `hello`, with so many bytes that cannot be packed.
    func makeZip(_ name: String, bytes: Int) throws {
        let script = """
            import os, sys, zipfile
            with zipfile.ZipFile(sys.argv[1], "w") as z:
                z.writestr("hello.py", "print(f'Hello, {input()}!')")
                z.writestr("notes.txt", os.urandom(int(sys.argv[2])))
            """
        try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, "\(folder)/desk/\(name)", "\(bytes)"]).check()
    }

    /// Polls until it is so; a client is slow on a busy machine.
    func wait(_ what: String, until isSo: () throws -> Bool) throws {
        let end = Date(timeIntervalSinceNow: 30)
        while try !isSo() {
            guard Date() < end else { throw RigError.failed("waited in vain until \(what)") }
            usleep(10_000)
        }
    }

    /// Bytes that have arrived in a team's folder, whatever they are called.
    func arrived(_ team: String) throws -> Int {
        let names = try FileManager.default.contentsOfDirectory(atPath: upload(team))
        return names.reduce(0) { sum, name in
            let facts = try? FileManager.default.attributesOfItem(atPath: "\(upload(team))/\(name)")
            return sum + ((facts?[.size] as? NSNumber)?.intValue ?? 0)
        }
    }
}
