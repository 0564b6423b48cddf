import ArgumentParser
import ContestFiles
import ContestModel
import Foundation

struct SFTPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sftp",
        abstract: "Set up uploads over SSH: an account, two folders and keys for each team.",
        discussion: """
            Prints the part of sshd's configuration on stdout, and on stderr the commands that do the rest; changes nothing. With \
            --apply it does all of it, as root; done again it changes only what differs, such as after a change of teams.yaml. \
            Teams are locked into a folder with their inbox and outbox; their keys are the `keys` of teams.yaml.
            """
    )

    @OptionGroup var contest: ContestOption
    @Flag(help: "Do it.") var apply = false
    @Flag(help: "Take away accounts, keys, groups and the part of sshd's configuration; uploads and reports stay.")
    var remove = false
    @Flag(help: "Give each team a second account, <team>-rsync, for rsync.") var rsync = false
    @Option(help: "The group of the teams' accounts, one for each contest of the machine.") var group = "teams"
    @Option(help: "What comes before a team's id in the name of its account.") var prefix = ""
    @Option(help: "The account that sweeps.") var judge = "root"
    @Option(help: "The folder of sshd_config.") var ssh = "/etc/ssh"

    func validate() throws {
        guard !(apply && remove) else { throw ValidationError("--apply or --remove, not both.") }
        for (name, value) in [("--group", group), ("--judge", judge), ("--prefix", "x" + prefix)] {
            guard value.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.-]*/) != nil else {
                throw ValidationError("\(name): letters, digits, and . _ - only.")
            }
        }
        guard ssh.wholeMatch(of: /\/[A-Za-z0-9_.\/-]*[A-Za-z0-9_.-]/) != nil else {
            throw ValidationError("--ssh: an absolute path of letters, digits, and . _ - / only.")
        }
    }

    func run() throws {
        let folder = try contest.load()
        let setup = UploadSetup(
            places: try UploadPlaces(folder.contest.folders),
            teams: folder.teams,
            ways: rsync ? [.sftp, .rsync] : [.sftp],
            group: group,
            prefix: prefix,
            judge: judge,
            daemon: SSHDaemon(folder: ssh)
        )
        if !remove { try check(setup) }
        guard apply || remove else {
            print(setup.configuration.text, terminator: "")
            setup.commands.forEach(Message.write)
            return
        }
        guard NSUserName() == "root" else {
            throw Failure.needsAPerson(["Only root can make accounts and change sshd's configuration."])
        }
        let outcome = try apply ? setup.apply() : setup.remove()
        outcome.changes.forEach { print($0) }
        guard outcome.troubles.isEmpty else { throw Failure.needsAPerson(outcome.troubles) }
    }

    /// With the mark of a comment, as commands come after it.
    private func check(_ setup: UploadSetup) throws {
        guard try Account.find(judge) != nil else { throw UploadSetup.noAccount(judge) }
        let owners = Dictionary(grouping: setup.logins, by: \.name)
        if let (name, logins) = owners.filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key }) {
            let teams = logins.map(\.team.id.text).joined(separator: " and ")
            throw Failure.wrongUse(
                "The teams \(teams) would share the account \(name): give one of them another id, or leave out --rsync."
            )
        }
        for team in setup.teams where team.keys.isEmpty {
            Message.write("# \(team.id) has no keys in teams.yaml: nobody can log in.")
        }
    }
}
