import Foundation
import Glibc
import Testing

/// What `batch-judge sftp` makes of a machine, and what it leaves alone; needs root. One at a time, as the system's lists of accounts are locked.
@Suite(.serialized, .enabled(if: geteuid() == 0, "makes accounts")) struct SFTPCommandTests {
    private let manager = FileManager.default

    /// What the system has of a name; nil: nothing.
    private func entry(_ database: String, _ name: String) throws -> String? {
        let run = try Rig.run(URL(filePath: "/usr/bin/getent"), [database, name])
        return run.code == 0 ? run.output : nil
    }

    private func part(_ uploads: UploadRig) -> String {
        "\(uploads.folder)/ssh/sshd_config.d/batch-judge-\(uploads.group).conf"
    }

    @Test func printsWhatItWouldDoAndDoesNothing() throws {
        let uploads = try UploadRig()
        defer { uploads.remove() }
        let run = try uploads.set()
        #expect(run.code == 0 && run.output.contains("Match Group \(uploads.group)\n"))
        #expect(run.errors.contains("useradd ") && run.errors.contains("ssh-ed25519 "))
        #expect(!run.errors.contains("has no keys"))
        let judge = try uploads.set("--judge", "nobody-there")
        #expect(judge.code == 64 && judge.output == "" && judge.errors.contains("no account 'nobody-there'"))
        let teams = uploads.rig.folder.appending(path: "contest/teams.yaml")
        let text = try String(contentsOf: teams, encoding: .utf8)
        try Data("\(text)- {id: cats, name: Cats}\n".utf8).write(to: teams)
        #expect(try uploads.set().errors.contains("# cats has no keys in teams.yaml: nobody can log in.\n"))
        try Data(text.utf8).write(to: teams)
        #expect(!manager.fileExists(atPath: part(uploads)) && !manager.fileExists(atPath: "\(uploads.folder)/sftp"))
        #expect(try entry("group", uploads.group) == nil)
        try uploads.set("--apply").check()
        #expect(try String(contentsOfFile: part(uploads), encoding: .utf8) == run.output)
    }

    @Test func refusesTwoTeamsWithOneAccount() throws {
        let uploads = try UploadRig()
        defer { uploads.remove() }
        let teams = uploads.rig.folder.appending(path: "contest/teams.yaml")
        let text = try String(contentsOf: teams, encoding: .utf8)
        try Data("\(text)- {id: ants-rsync, name: Others}\n".utf8).write(to: teams)
        for way in [[], ["--apply"]] {
            let run = try uploads.rig.judge(["sftp", "--rsync", "--group", uploads.group] + way)
            #expect(run.code == 64 && run.output == "", "\(run)")
            #expect(run.errors.contains("The teams ants and ants-rsync would share the account ants-rsync"))
        }
        try Data(text.utf8).write(to: teams)
    }

    @Test func doesItOnceAndTakesItAwayAgain() throws {
        let uploads = try UploadRig()
        defer { uploads.remove() }
        let first = try uploads.set("--apply")
        #expect(first.code == 0 && first.output.contains("made the account \(uploads.prefix)ants-rsync"))
        let second = try uploads.set("--apply")
        #expect(second.code == 0 && second.output == "" && second.errors == "")
        try manager.setAttributes([.posixPermissions: 0o777], ofItemAtPath: uploads.reports("ants"))
        try Data().write(to: URL(filePath: "\(uploads.upload("ants"))/hello.zip"))
        #expect(try uploads.set("--apply").output == "set up \(uploads.reports("ants"))\n")
        try uploads.set("--remove").check()
        for name in ["ants", "bees", "ants-rsync"] { #expect(try entry("passwd", uploads.prefix + name) == nil) }
        for name in ["teams", "teams-rsync", "ants"] { #expect(try entry("group", uploads.prefix + name) == nil) }
        #expect(!manager.fileExists(atPath: part(uploads)))
        #expect(try manager.contentsOfDirectory(atPath: uploads.upload("ants")) == ["hello.zip"])
        let facts = try manager.attributesOfItem(atPath: uploads.upload("ants"))
        #expect(facts[.posixPermissions] as? Int == 0o700)
        #expect(try uploads.set("--remove").output == "")
    }

    @Test func aTeamThatLeftHasNoKeyAnyMore() throws {
        let uploads = try UploadRig()
        defer { uploads.remove() }
        try uploads.open()
        let login = "echo pwd | sftp -q -F $C -b - bees"
        try uploads.shell(login).check()
        try uploads.writeTeams(["ants"])
        #expect(try uploads.set("--apply").output.contains("took away the keys of \(uploads.prefix)bees"))
        #expect(try uploads.shell(login).code != 0)
        try uploads.shell("echo pwd | sftp -q -F $C -b - ants").check()
        #expect(try uploads.set("--apply").output == "")
    }

    @Test func touchesNoAccountThatIsNotATeams() throws {
        let uploads = try UploadRig()
        defer {
            _ = try? Rig.run(URL(filePath: "/usr/sbin/userdel"), ["\(uploads.prefix)ants"])
            uploads.remove()
        }
        try Rig.run(URL(filePath: "/usr/sbin/useradd"), ["-M", "-d", "/nonexistent", "\(uploads.prefix)ants"])
            .check()
        let before = try entry("passwd", "\(uploads.prefix)ants")
        let run = try uploads.set("--apply")
        #expect(run.code == 1 && run.errors.contains("Team ants") && run.errors.contains("--prefix"))
        // The others can upload.
        #expect(run.output.contains("wrote 1 key of \(uploads.prefix)bees"))
        #expect(!manager.fileExists(atPath: "\(uploads.folder)/ssh/batch-judge/\(uploads.prefix)ants"))
        #expect(try entry("passwd", "\(uploads.prefix)ants") == before)
        try uploads.set("--remove").check()
        #expect(try entry("passwd", "\(uploads.prefix)ants") == before)
    }

    @Test(arguments: ["root", "adm", "nogroup"]) func locksNobodyElseIn(group: String) throws {
        let uploads = try UploadRig()
        defer { uploads.remove() }
        for what in ["--apply", "--remove"] {
            let run = try uploads.set(what, "--group", group)
            #expect(run.code == 1 && run.errors.contains("--group"))
        }
        #expect(try entry("group", group) != nil)
        #expect(try manager.contentsOfDirectory(atPath: "\(uploads.folder)/ssh/sshd_config.d") == [])
        #expect(try entry("passwd", "\(uploads.prefix)ants") == nil)
    }

    @Test func putsBackWhatWouldChangeForOthers() throws {
        let uploads = try UploadRig()
        let (judge, group) = ("\(uploads.prefix)judge", uploads.group)
        defer {
            _ = try? Rig.run(URL(filePath: "/usr/sbin/userdel"), [judge])
            uploads.remove()
        }
        // The group looks empty, as nobody is listed for whom it is the first one.
        try Rig.run(URL(filePath: "/usr/sbin/groupadd"), [group]).check()
        try Rig.run(URL(filePath: "/usr/sbin/useradd"), ["-M", "-N", "-g", group, judge]).check()
        let run = try uploads.set("--apply", "--judge", judge)
        #expect(run.code == 1 && run.errors.contains("as it was before") && run.errors.contains(judge))
        #expect(!manager.fileExists(atPath: part(uploads)))
        #expect(try entry("passwd", "\(uploads.prefix)ants") == nil)
    }

    @Test func changesNothingWhereSSHDIsBroken() throws {
        let uploads = try UploadRig()
        defer { uploads.remove() }
        let main = "\(uploads.folder)/ssh/sshd_config"
        let good = try String(contentsOfFile: main, encoding: .utf8)
        try (good + "Nonsense yes\n").write(toFile: main, atomically: true, encoding: .utf8)
        let run = try uploads.set("--apply")
        #expect(run.code == 1 && run.errors.contains("Nonsense"))
        #expect(!manager.fileExists(atPath: part(uploads)))
        try good.write(toFile: main, atomically: true, encoding: .utf8)
        try uploads.set("--apply").check()
    }

    @Test func saysWhereSSHDDoesNotReadIt() throws {
        let uploads = try UploadRig()
        defer { uploads.remove() }
        let main = "\(uploads.folder)/ssh/sshd_config"
        let good = try String(contentsOfFile: main, encoding: .utf8)
        try good.replacing(/Include.*/, with: "").write(toFile: main, atomically: true, encoding: .utf8)
        let run = try uploads.set("--apply")
        #expect(run.code == 1 && run.errors.contains("write `Include \(uploads.folder)/ssh/sshd_config.d/*.conf`"))
    }

    @Test func saysWhichPathsToPutInTheContest() throws {
        let rig = try Rig()
        defer { rig.remove() }
        let run = try rig.judge("sftp")
        #expect(run.code == 1 && run.output == "" && run.errors.contains("inbox: /srv/sftp/{team}/upload"))
        for wrong in [["--apply", "--remove"], ["--group", "a b"], ["--prefix", "$(id)"], ["--ssh", "etc"]] {
            #expect(try rig.judge(["sftp"] + wrong).code == 64)
        }
    }
}
