import ContestModel
import Foundation

/// What the teams of a contest need to upload over SSH: accounts, folders, keys, and a part of sshd's configuration.
///
/// A team's folder is root's. In it lie the inbox, which the team's group may write to, and the outbox, which it may read;
/// both belong to the account that sweeps, so that a team can neither move nor open them up.
struct UploadSetup {
    let places: UploadPlaces
    let teams: [Team]
    /// The ways in, SFTP first.
    let ways: [Login.Way]
    let group: String
    /// Comes before a team's id in the names of accounts.
    let prefix: String
    /// The account that sweeps.
    let judge: String
    let daemon: SSHDaemon

    var logins: [Login] {
        teams.flatMap { team in ways.map { Login($0, team, prefix: prefix, places: places) } }
    }

    var configuration: SSHConfiguration {
        SSHConfiguration(
            places: places,
            group: group(of: .sftp),
            rsyncGroup: ways.contains(.rsync) ? group(of: .rsync) : nil,
            keys: keys
        )
    }

    func group(of way: Login.Way) -> String { group + way.suffix }

    /// Holds the teams' keys; they are root's, and out of every team's reach.
    var keys: String { "\(daemon.folder)/batch-judge" }

    var part: String { "batch-judge-\(group)" }

    func folders(of team: TeamID, judge: Account?, gid: Int) -> [OwnedFolder] {
        let home = places.folder(of: team)
        return [
            OwnedFolder(path: home, mode: 0o755),
            OwnedFolder(path: "\(home)/\(places.upload)", owner: judge?.uid ?? 0, group: gid, mode: 0o770),
            // Reports get the team's group whatever the judge's own is.
            OwnedFolder(path: "\(home)/\(places.reports)", owner: judge?.uid ?? 0, group: gid, mode: 0o2750),
        ]
    }

    /// What an administrator would type in place of `--apply`, below what is to be put where.
    var commands: [String] {
        var lines = ["# The configuration belongs into \(daemon.part(part)). Then, as root (--apply does all of it):"]
        lines += ways.map { "groupadd \(group(of: $0))" }
        lines.append("\(OwnedFolder(path: keys, mode: 0o755).command(owner: "root", group: "root"))")
        for login in logins {
            lines.append("\(login.creation(group: group(of: login.way), sharing: nil))")
            if login.way == .sftp {
                let owners = [("root", "root"), (judge, login.name), (judge, login.name)]
                lines += zip(folders(of: login.team.id, judge: nil, gid: 0), owners)
                    .map { "\($0.command(owner: $1.0, group: $1.1))" }
            }
            lines += login.team.keys.map { "echo 'restrict \($0)' >> \(SystemTool.quoted("\(keys)/\(login.name)"))" }
        }
        return lines + ["sshd -t && systemctl reload ssh"]
    }

    /// Accounts of the groups that lie in this contest's place, those of former teams too.
    func present() throws -> [(way: Login.Way, account: Account)] {
        try Login.Way.allCases.flatMap { way in
            try (Account.group(group(of: way))?.members ?? []).compactMap { name in
                guard let account = try Account.find(name), places.isHome(account.home) else { return nil }
                return (way, account)
            }
        }
    }
}
