import ContestModel

/// Where teams upload and find their reports, as one folder for each that they can be locked into.
struct UploadPlaces {
    /// Holds a folder for each team: `/srv/sftp`.
    let base: String
    /// The names of the inbox and the outbox in a team's folder: `upload`, `reports`.
    let upload: String
    let reports: String

    /// - Throws: where `inbox` and `outbox` of the contest are not two folders in one that is named after the team
    init(_ folders: ContestFolders) throws {
        let shape = /(\/.+)\/\{team\}\/([A-Za-z0-9_][A-Za-z0-9_.-]*)/
        guard let inbox = folders.inbox.wholeMatch(of: shape), let outbox = folders.outbox.wholeMatch(of: shape),
            inbox.1 == outbox.1, inbox.2 != outbox.2, !inbox.1.contains("{team}"), !inbox.1.contains(/[:\n]/)
        else {
            throw Failure.needsAPerson([
                """
                contest.yaml: a team that is locked into a folder must find both its inbox and its outbox there. Write, for example:
                    inbox: /srv/sftp/{team}/upload
                    outbox: /srv/sftp/{team}/reports
                """
            ])
        }
        base = String(inbox.1)
        upload = String(inbox.2)
        reports = String(outbox.2)
    }

    func folder(of team: TeamID) -> String { "\(base)/\(team)" }

    /// Whether an account with that home is one of a team of this contest, present or past.
    func isHome(_ path: String) -> Bool {
        path.hasPrefix("\(base)/") && !path.dropFirst(base.count + 1).contains("/")
    }
}
