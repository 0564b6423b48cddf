import Foundation
import Testing

/// The cron line: what cron reads, and that what it starts is a sweep.
@Suite struct CronTests {
    private let manager = FileManager.default

    /// What cron would hand to the shell: the line's sixth field and on, `\%` as `%`.
    private func command(_ text: String) throws -> String {
        let line = try #require(text.split(separator: "\n").last)
        let fields = line.split(separator: " ", maxSplits: 6)
        #expect(fields.prefix(6) == ["*", "*", "*", "*", "*", "root"])
        // Literally: to cron a sign is one whatever accent follows it.
        let bare = fields[6].replacingOccurrences(of: "\\%", with: "", options: .literal)
        #expect(!bare.unicodeScalars.contains("%") && bare.range(of: "\\\\", options: .literal) == nil, "\(fields[6])")
        return fields[6].replacingOccurrences(of: "\\%", with: "%", options: .literal)
    }

    @Test func theLineSweepsAContestInAFolderWithAnyName() throws {
        let place = try OddPlace()
        defer { place.remove() }
        let printed = try place.cron()
        #expect(printed.code == 0 && printed.output.hasSuffix("\n") && !printed.output.hasSuffix("\n\n"))
        // cron's own environment.
        let shell = [
            "-i", "HOME=/root", "LOGNAME=root", "PATH=/usr/bin:/bin", "/bin/sh", "-c", try command(printed.output),
        ]
        let run = try Rig.run(URL(filePath: "/usr/bin/env"), shell)
        #expect(run.code == 0 && run.output == "" && run.errors == "")
        #expect(manager.fileExists(atPath: place.path("public/current/index.html")))
        #expect(try Data(contentsOf: place.folder.appending(path: "var/log/cron.log")).isEmpty)
    }

    @Test func printsWithoutChangingAnything() throws {
        let place = try OddPlace()
        defer { place.remove() }
        #expect(try place.cron().output.contains("\nPATH=/usr/local/sbin:/usr/local/bin:"))
        #expect(try manager.contentsOfDirectory(atPath: place.cronFolder.path(percentEncoded: false)) == [])
        #expect(!manager.fileExists(atPath: place.path("var/log")))
    }

    @Test func installsOnceMendsWhatDiffersAndRemoves() throws {
        let place = try OddPlace()
        defer { place.remove() }
        let path = place.cronFile.path(percentEncoded: false)
        #expect(try place.cron("--install").output == "wrote \(path): a sweep every minute, as root\n")
        let text = try String(contentsOf: place.cronFile, encoding: .utf8)
        #expect(try text == place.cron().output)
        let mode = try manager.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode == 0o644)
        #expect(try place.cron("--install").output == "\(path) is as it should be\n")
        try manager.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)
        #expect(try place.cron("--install").output.hasPrefix("wrote "))
        try Data("\(text.dropLast())".utf8).write(to: place.cronFile)
        #expect(try place.cron("--install").output.hasPrefix("wrote "))
        #expect(try String(contentsOf: place.cronFile, encoding: .utf8) == text)
        #expect(try place.cron("--remove").output == "removed \(path)\n")
        #expect(try place.cron("--remove").output == "there is no \(path)\n")
        #expect(try manager.contentsOfDirectory(atPath: place.cronFolder.path(percentEncoded: false)) == [])
    }

    @Test func leavesTheFileOfAnotherAlone() throws {
        let (one, other) = (try OddPlace(), try OddPlace())
        defer { for place in [one, other] { place.remove() } }
        #expect(try one.cron("--install").code == 0)
        try manager.copyItem(at: one.cronFile, to: other.cronFile)
        for flag in ["--install", "--remove"] {
            let refused = try other.cron(flag)
            #expect(refused.code == 1 && refused.errors.contains("of another contest with the same id"))
        }
        try Data("* * * * * root true\n".utf8).write(to: other.cronFile)
        #expect(try other.cron("--install").errors.contains("was not made by `batch-judge cron`"))
        #expect(try String(contentsOf: other.cronFile, encoding: .utf8) == "* * * * * root true\n")
    }

    @Test func handsOnWhereTheEngineIs() throws {
        let place = try OddPlace()
        defer { place.remove() }
        func cron(_ host: String) throws -> Rig.Run {
            let arguments = ["cron", "--contest", place.path("contest/contest.yaml")]
            return try Rig.run(Rig.program, arguments, environment: ["DOCKER_HOST": host])
        }
        #expect(
            try cron("unix:///run/user/1000/docker.sock").output.contains(
                "\nDOCKER_HOST=\"unix:///run/user/1000/docker.sock\"\n"
            )
        )
        #expect(try !cron("").output.contains("DOCKER_HOST"))
        #expect(try cron("unix:///a\" b").errors.contains("cannot be handed on to cron"))
    }

    @Test func refusesWhatCronCannotRun() throws {
        let place = try OddPlace()
        defer { place.remove() }
        #expect(try place.cron("--install", "--user", "nobody-there").errors.contains("no account 'nobody-there'"))
        #expect(try place.cron("--user", "nobody-there").errors.contains("no account 'nobody-there'"))
        try manager.removeItem(at: place.cronFolder)
        #expect(try place.cron("--install").errors.contains("there is no such folder"))
        #expect(!manager.fileExists(atPath: place.cronFolder.path(percentEncoded: false)))
        #expect(try place.cron("--user", "a b").code == 64)
        let broken = place.folder.appending(path: "a\nb")
        try manager.copyItem(at: place.folder.appending(path: "contest"), to: broken)
        let run = try Rig.run(
            Rig.program,
            ["cron", "--contest", broken.appending(path: "contest.yaml").path(percentEncoded: false)]
        )
        #expect(run.code == 1 && run.errors.contains("has a line end in it"))
    }

    /// Debian's own cron, in a namespace of its own so that it starts nothing else.
    @Test(.enabled(if: TestLength.isLong)) func cronItselfSweeps() throws {
        let place = try OddPlace()
        defer { place.remove() }
        #expect(try place.cron("--install").code == 0)
        for name in ["crontab", "crond.pid"] { try Data().write(to: place.folder.appending(path: name)) }
        try manager.createDirectory(at: place.folder.appending(path: "spool"), withIntermediateDirectories: true)
        let script = """
            cd "$1" && mount --make-rprivate / && mount --bind cron.d /etc/cron.d && mount --bind crontab /etc/crontab &&
            mount --bind spool /var/spool/cron/crontabs && touch /run/crond.pid && mount --bind crond.pid /run/crond.pid &&
            exec cron -f
            """
        let cron = Process()
        cron.executableURL = URL(filePath: "/usr/bin/unshare")
        cron.arguments = ["-m", "sh", "-c", script, "sh", place.folder.path(percentEncoded: false)]
        for stream in [\Process.standardOutput, \.standardError] { cron[keyPath: stream] = FileHandle.nullDevice }
        cron.standardInput = FileHandle.nullDevice
        try cron.run()
        defer {
            kill(cron.processIdentifier, SIGKILL)
            cron.waitUntilExit()
        }
        let end = ContinuousClock.now + .seconds(130)
        let page = place.path("public/current/index.html")
        while !manager.fileExists(atPath: page), ContinuousClock.now < end, cron.isRunning {
            try Rig.run(URL(filePath: "/bin/sleep"), ["1"]).check()
        }
        #expect(manager.fileExists(atPath: page))
    }
}
