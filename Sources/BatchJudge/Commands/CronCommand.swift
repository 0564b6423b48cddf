import ArgumentParser
import ContestFiles
import ContestModel
import Foundation

struct CronCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cron",
        abstract: "The cron line of this contest: a sweep every minute.",
        discussion: """
            Prints the file that belongs into /etc/cron.d; changes nothing. With --install it writes it there, as root; done \
            again it changes only what differs. What a sweep says goes to log/cron.log in the state folder.
            """
    )

    @OptionGroup var contest: ContestOption
    @Flag(help: "Write it.") var install = false
    @Flag(help: "Take it away.") var remove = false
    @Option(help: "The account that sweeps.") var user = "root"
    @Option(help: "The folder that cron reads.") var folder = "/etc/cron.d"

    func validate() throws {
        guard !(install && remove) else { throw ValidationError("--install or --remove, not both.") }
        guard user.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.-]*/) != nil else {
            throw ValidationError("--user: letters, digits, and . _ - only.")
        }
    }

    func run() throws {
        let host = ProcessInfo.processInfo.environment["DOCKER_HOST"]
        let cron = CronFile(
            contest: try contest.load().contest,
            file: try contest.file(),
            program: Installation.executable,
            user: user,
            engine: host == "" ? nil : host,
            folder: folder
        )
        let isKnown = try Account.find(user) != nil
        guard install || remove else {
            if !isKnown { Message.write("There is no account '\(user)': cron would ignore the line without a word.") }
            return print(try cron.text(), terminator: "")
        }
        guard NSUserName() == "root" else { throw Failure.needsAPerson(["Only root can change \(folder)."]) }
        if remove {
            print(try cron.remove() ? "removed \(cron.path)" : "there is no \(cron.path)")
            return
        }
        guard FileManager.default.fileExists(atPath: folder) else {
            throw Failure.needsAPerson(["\(folder): there is no such folder; is cron installed?"])
        }
        guard isKnown else {
            throw Failure.needsAPerson(["There is no account '\(user)': cron would ignore the line without a word."])
        }
        let isNew = try cron.install()
        print(isNew ? "wrote \(cron.path): a sweep every minute, as \(user)" : "\(cron.path) is as it should be")
    }
}
