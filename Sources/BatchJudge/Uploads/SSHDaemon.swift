import Foundation

/// The configuration of this machine's sshd, changed only in ways that it accepts and that leave other accounts alone.
struct SSHDaemon {
    /// Holds `sshd_config`.
    let folder: String

    private var main: String { "\(folder)/sshd_config" }

    /// Where a part of the configuration lies.
    func part(_ name: String) -> String { "\(folder)/sshd_config.d/\(name).conf" }

    /// Puts a part in place, or takes it away where `text` is nil. True: it was another one before.
    ///
    /// sshd is asked before, and again after; where it then refuses its configuration, or would treat one of `others`
    /// in another way than before, the old part is put back.
    func place(_ text: String?, as name: String, leaving others: [String]) throws -> Bool {
        let path = part(name)
        let old = try? Data(contentsOf: URL(filePath: path))
        let new = text.map { Data($0.utf8) }
        guard old != new else { return false }
        // It wants one even to check a file, and makes none.
        _ = try OwnedFolder.establishRoots(downTo: "/run/sshd")
        try SystemTool("/usr/sbin/sshd", "-t", "-f", main).run()
        if let text { try check(text) }
        let before = try others.map(effective)
        try put(new, at: path)
        do {
            try SystemTool("/usr/sbin/sshd", "-t", "-f", main).run()
            guard try others.map(effective) == before else {
                throw Failure.needsAPerson(["\(path) would change how sshd treats \(others.joined(separator: ", "))."])
            }
        } catch {
            try put(old, at: path)
            throw Failure.needsAPerson(["The configuration of sshd is as it was before: \(error)"])
        }
        return true
    }

    /// Whether what a part says holds for an account: the main file includes it, and nothing before it says otherwise.
    func holds(_ line: String, for account: String) throws -> Bool {
        try effective(account).split(separator: "\n").contains { $0.lowercased() == line.lowercased() }
    }

    /// What sshd would do for an account that logs in from this machine.
    private func effective(_ account: String) throws -> String {
        let who = "user=\(account),host=localhost,addr=127.0.0.1,laddr=127.0.0.1,lport=22"
        return try SystemTool("/usr/sbin/sshd", "-T", "-f", main, "-C", who).run()
    }

    /// The part after the present configuration, which may hold the old one.
    private func check(_ text: String) throws {
        let trial = FileManager.default.temporaryDirectory.appending(path: "batch-judge-\(UUID().uuidString).conf")
        let path = trial.path(percentEncoded: false)
        defer { try? FileManager.default.removeItem(at: trial) }
        try Data("Include \(main)\n\(text)".utf8).write(to: trial)
        try SystemTool("/usr/sbin/sshd", "-t", "-f", path).run()
    }

    private func put(_ contents: Data?, at path: String) throws {
        if let contents {
            try WholeFile.write(contents, to: path)
        } else {
            try FileManager.default.removeItem(atPath: path)
        }
    }
}
