import ContestModel
import Foundation

extension UploadSetup {
    /// What was changed, a line each, and what could not be done; a team that fails holds up no other.
    struct Outcome {
        var changes: [String] = []
        var troubles: [String] = []

        mutating func attempt(_ what: String, _ work: () throws -> [String]) {
            do {
                changes += try work()
            } catch {
                troubles.append("\(what): \(error)")
            }
        }
    }

    /// Makes everything as it should be; where it is already, nothing changes.
    func apply() throws -> Outcome {
        guard let judge = try Account.find(judge) else {
            throw Self.noAccount(self.judge)
        }
        for way in ways { try checkGroup(of: way) }
        var outcome = Outcome()
        for folder in [places.base, keys] {
            outcome.changes += try OwnedFolder.establishRoots(downTo: folder).map { "made \($0)" }
        }
        // First of all, so that no account is there before it is locked in.
        if try daemon.place(configuration.text, as: part, leaving: others) {
            outcome.changes.append("wrote \(daemon.part(part)); sshd takes it when it is told: systemctl reload ssh")
        }
        for way in ways where try Account.group(group(of: way)) == nil {
            try SystemTool("groupadd", group(of: way)).run()
            outcome.changes.append("made the group \(group(of: way))")
        }
        for team in teams {
            outcome.attempt("Team \(team.id)") { try establish(team, judge) }
        }
        try withdraw(&outcome)
        for login in logins {
            outcome.attempt("Team \(login.team.id)") { try writeKeys(of: login) }
        }
        try prove(&outcome)
        return outcome
    }

    static func noAccount(_ judge: String) -> Failure {
        .wrongUse("There is no account '\(judge)' to sweep: name the right one with --judge.")
    }

    /// A group that is there for another purpose would open something to the teams, and lock its own members in.
    private func checkGroup(of way: Login.Way) throws {
        let name = group(of: way)
        guard let found = try Account.group(name) else { return }
        let strangers = try found.members.filter { try Account.find($0).map { !places.isHome($0.home) } ?? true }
        // What Debian numbers so is for people, and neither for the system nor for nobody.
        guard (1000...60_000).contains(found.gid), strangers.isEmpty, try Account.find(name)?.gid != found.gid else {
            throw Failure.needsAPerson([
                "The group \(name) is there for another purpose"
                    + (strangers.isEmpty ? "" : " (it has \(strangers.joined(separator: ", ")))")
                    + ": choose another one with --group."
            ])
        }
    }

    /// Whose treatment must stay as it is: whoever mends this machine.
    private var others: [String] {
        Set(["root", judge, ProcessInfo.processInfo.environment["SUDO_USER"] ?? "root"]).sorted()
    }

    private func establish(_ team: Team, _ judge: Account) throws -> [String] {
        var changes: [String] = []
        var owner: Account?
        for login in logins where login.team.id == team.id {
            if let account = try Account.find(login.name) {
                guard account.home == login.home,
                    try Account.group(group(of: login.way))?.members.contains(login.name) == true
                else {
                    throw Failure.needsAPerson([
                        "there is an account '\(login.name)' already, and it is not one of \(login.home) in"
                            + " \(group(of: login.way)): use --prefix, such as --prefix team-."
                    ])
                }
            } else {
                try login.creation(group: group(of: login.way), sharing: owner).run()
                changes.append("made the account \(login.name)")
            }
            if owner == nil { owner = try Account.find(login.name) }
        }
        for folder in folders(of: team.id, judge: judge, gid: owner?.gid ?? 0) where try folder.establish() {
            changes.append("set up \(folder.path)")
        }
        return changes
    }

    private func writeKeys(of login: Login) throws -> [String] {
        let file = "\(keys)/\(login.name)"
        guard try Account.find(login.name)?.home == login.home else { return [] }
        guard (try? String(contentsOfFile: file, encoding: .utf8)) != login.keys else { return [] }
        try WholeFile.write(Data(login.keys.utf8), to: file)
        // sshd reads it as the team.
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        return ["wrote \(login.team.keys.count == 1 ? "1 key" : "\(login.team.keys.count) keys") of \(login.name)"]
    }

    /// Nobody comes in any more for a team that has left, or by a way that is no longer offered.
    private func withdraw(_ outcome: inout Outcome) throws {
        let wanted = Set(logins.map(\.name))
        for (_, account) in try present() where !wanted.contains(account.name) {
            let file = "\(keys)/\(account.name)"
            guard FileManager.default.fileExists(atPath: file) else { continue }
            outcome.attempt(account.name) {
                try FileManager.default.removeItem(atPath: file)
                return ["took away the keys of \(account.name), which belongs to no team any more"]
            }
        }
    }

    private func prove(_ outcome: inout Outcome) throws {
        guard let first = logins.first, try Account.find(first.name) != nil,
            try !daemon.holds("chrootdirectory %h", for: first.name)
        else { return }
        outcome.troubles.append(
            "sshd would not lock \(first.name) in: write `Include \(daemon.folder)/sshd_config.d/*.conf` at the top of"
                + " \(daemon.folder)/sshd_config, and see that no `Match` before it is about these accounts."
        )
    }

    /// Takes away what `apply` made but for the folders of the teams, which stay, closed, with what is in them.
    func remove() throws -> Outcome {
        for way in Login.Way.allCases { try checkGroup(of: way) }
        var outcome = Outcome()
        // Those that share a user first, so that the group of that user goes with its own account.
        for (_, account) in try present().reversed() {
            outcome.attempt(account.name) { try remove(account) }
        }
        let left = try Login.Way.allCases.flatMap { try Account.group(group(of: $0))?.members ?? [] }
        guard left.isEmpty else {
            outcome.troubles.append(
                "\(group) still has \(left.joined(separator: ", ")), so sshd's configuration stays."
            )
            return outcome
        }
        if try daemon.place(nil, as: part, leaving: others) {
            outcome.changes.append(
                "removed \(daemon.part(part)); sshd forgets it when it is told: systemctl reload ssh"
            )
        }
        for way in Login.Way.allCases where try Account.group(group(of: way)) != nil {
            try SystemTool("groupdel", group(of: way)).run()
            outcome.changes.append("removed the group \(group(of: way))")
        }
        return outcome
    }

    private func remove(_ account: Account) throws -> [String] {
        try? FileManager.default.removeItem(atPath: "\(keys)/\(account.name)")
        // The next account may get its numbers.
        for name in [places.upload, places.reports]
        where FileManager.default.fileExists(atPath: "\(account.home)/\(name)") {
            let judge = try Account.find(judge)
            let folder = OwnedFolder(
                path: "\(account.home)/\(name)",
                owner: judge?.uid ?? 0,
                group: judge?.gid ?? 0,
                mode: 0o700
            )
            _ = try folder.establish()
        }
        try SystemTool("userdel", account.name).run()
        return ["removed the account \(account.name); its files in \(account.home) stay"]
    }
}
