import ContestModel

/// One way in for one team: a name that it logs in with, and what that name opens.
struct Login {
    enum Way: CaseIterable {
        case sftp, rsync
    }

    let way: Way
    let team: Team
    let name: String
    /// The team's folder, which is what sshd locks SFTP into and what rrsync starts from.
    let home: String

    init(_ way: Way, _ team: Team, prefix: String, places: UploadPlaces) {
        self.way = way
        self.team = team
        name = prefix + team.id.text + way.suffix
        home = places.folder(of: team.id)
    }

    /// The command that makes it; what comes by rsync belongs to the same user as what comes by SFTP.
    func creation(group: String, sharing owner: Account?) -> SystemTool {
        let identity =
            switch way {
            case .sftp: ["--user-group"]
            case .rsync:
                [
                    "--non-unique", "--uid", owner.map { "\($0.uid)" } ?? "UID", "--gid",
                    owner.map { "\($0.gid)" } ?? "GID",
                ]
            }
        // A password of one star: none opens it, yet sshd does not take the account for a locked one.
        return SystemTool(
            ["useradd", "--no-create-home", "--home-dir", home, "--shell", way.shell, "--password", "*"]
                + ["--comment", "uploads of team \(team.id)"] + identity + ["--groups", group, name]
        )
    }

    /// What stands in its file of keys.
    var keys: String { team.keys.map { "restrict \($0) \(team.id)\n" }.joined() }
}

extension Login.Way {
    var suffix: String {
        switch self {
        case .sftp: ""
        case .rsync: "-rsync"
        }
    }

    /// rrsync is started by the shell of the account; SFTP needs none.
    fileprivate var shell: String {
        switch self {
        case .sftp: "/usr/sbin/nologin"
        case .rsync: "/bin/sh"
        }
    }
}
