import ContestModel
import Foundation

/// The file in `/etc/cron.d` that sweeps a contest every minute.
///
/// cron reads a file there only when its name has no dot, root owns it, nobody else may write to it, and its last line ends with
/// a line feed; otherwise it says nothing and does nothing.
struct CronFile {
    let contest: Contest
    /// `contest.yaml`, absolute.
    let file: String
    /// batch-judge itself, absolute.
    let program: String
    /// The account that sweeps.
    let user: String
    /// Where the engine is, when it is not where it usually is: cron hands on nothing of anybody's environment.
    let engine: String?
    /// `/etc/cron.d`.
    let folder: String

    /// Longer commands cron cuts off or refuses.
    private static let longest = 990
    private static let mark = "# Made by `batch-judge cron` for "

    /// The contest's id, without what cron does not allow in names.
    var path: String {
        let name = contest.id.text.map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "_" }.joined()
        return "\(folder)/batch-judge-\(name)"
    }

    func text() throws -> String {
        let log = "\(contest.folders.state)/log"
        // The folder of the log is looked for each time: where it is missing the shell would not even start the sweep.
        let command = try """
        umask 077; mkdir -p \(Self.quoted(log)); \(Self.quoted(program)) run --contest \(Self.quoted(file)) \
        >>\(Self.quoted("\(log)/cron.log")) 2>&1
        """
        guard command.utf8.count <= Self.longest else {
            throw Failure.needsAPerson([
                "The paths are too long for cron, which reads \(Self.longest) bytes: \(command)"
            ])
        }
        return try """
        \(Self.mark)\(file), which writes it anew.
        MAILTO=""
        SHELL=/bin/sh
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
        \(engine.map { try "DOCKER_HOST=\"\(Self.plain($0))\"\n" } ?? "")* * * * * \(user) \(command)

        """
    }

    /// True: there was something to do.
    func install() throws -> Bool {
        let text = try text()
        try checkOwner()
        guard CronFileFacts(path)?.findings != [] || contents != text else { return false }
        try WholeFile.write(Data(text.utf8), to: path)
        return true
    }

    /// False: there is none.
    func remove() throws -> Bool {
        guard contents != nil else { return false }
        try checkOwner()
        try FileManager.default.removeItem(atPath: path)
        return true
    }

    private var contents: String? { try? String(contentsOf: URL(filePath: path), encoding: .utf8) }

    /// Two contests with the same id would take turns in one file.
    private func checkOwner() throws {
        guard let first = contents?.split(separator: "\n").first else { return }
        guard first.hasPrefix(Self.mark) else {
            throw Failure.needsAPerson(["\(path) was not made by `batch-judge cron`: move it away."])
        }
        let other = first.dropFirst(Self.mark.count).split(separator: ", which writes").first.map(String.init) ?? ""
        guard other == file || !FileManager.default.fileExists(atPath: other) else {
            throw Failure.needsAPerson([
                "\(path) is of another contest with the same id, \(other): give one of them another `id`, or"
                    + " `batch-judge cron --remove --contest \(other)`."
            ])
        }
    }

    /// A word for the shell that cron leaves as it is.
    ///
    /// For cron, `\%` is a percent sign and a bare one ends the line; of two backslashes some crons make one, so that no
    /// two stand beside each other here.
    static func quoted(_ word: String) throws -> String {
        guard !word.contains(where: \.isNewline), !word.utf8.contains(0) else {
            throw Failure.needsAPerson(["'\(word)' has a line end in it, which cron cannot take: rename the folder."])
        }
        // An accent after a sign makes one character of both for us, and for nobody else.
        let escaped = word.unicodeScalars.map { scalar in
            switch scalar {
            case "'": "'\\''"
            case "%": "\\%"
            case "\\": "\\''"
            default: String(scalar)
            }
        }
        return "'\(escaped.joined())'"
    }

    private static func plain(_ value: String) throws -> String {
        guard value.wholeMatch(of: /[A-Za-z0-9_.:\/-]+/) != nil else {
            throw Failure.needsAPerson(["DOCKER_HOST is '\(value)', which cannot be handed on to cron."])
        }
        return value
    }
}
