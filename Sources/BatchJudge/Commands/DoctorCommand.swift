import ArgumentParser
import ContestFiles

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look for everything that can be wrong with this machine and contest, each with its fix.",
        discussion:
            "Each line begins with ok, note (neither right nor wrong) or WRONG; ends with 1 if there is a WRONG one."
    )

    @OptionGroup var contest: ContestOption
    @Option(help: "The folder that cron reads.") var cron = "/etc/cron.d"
    @Option(help: "The folder of sshd_config.") var ssh = "/etc/ssh"

    func run() async throws {
        var examination = Examination()
        let engine = examination.engine()
        examination.unpacking()
        let folder = examination.look("contest") { try contest.load() }
        if let folder {
            examination.contest(folder)
            examination.folders(of: folder, ssh: ssh)
            examination.uploads(folder, ssh: ssh)
            await examination.running(folder.contest, file: try contest.file(), cronFolder: cron, at: .now)
            await examination.receipts(of: folder.contest)
            examination.privacy(of: folder.contest)
            examination.outboxes(of: folder)
            let images = examination.problems(folder.contest)
            await examination.judgements(of: folder.contest)
            if let engine { examination.images(images, of: folder.contest, on: engine) }
        }
        for finding in examination.findings { print(finding) }
        guard examination.faults == 0 else {
            throw Failure.needsAPerson(["\(examination.faults) of \(examination.findings.count) checks failed."])
        }
    }
}
