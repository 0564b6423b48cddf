import ContestModel

/// What stands around the contents of every page.
struct PageFrame {
    let contest: PublicContest
    /// What every page says first; nil: nothing out of the ordinary.
    let banner: String?
    /// Nil on private pages, which must not change with what others do.
    let asOf: Timestamp?
    /// Name and title of each of the organizer's pages.
    let pages: [(name: String, title: String)]
    /// Paths from the web root.
    let style: String
    let icon: String
    let script: String
    let clock: Clock

    func values(title: String, path: String, isPrivate: Bool = false, isDated: Bool = false) -> Values {
        let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
        let root = String(repeating: "../", count: depth)
        return [
            "root": root,
            "title": PlainText.line("\(title) · \(contest.name)", atMost: 400),
            "contestName": contest.name,
            "style": style,
            "icon": icon,
            "isPrivate": isPrivate,
            "state": contest.state.rawValue,
            "stateWord": stateWord,
            "links": links(root: root, path: path),
            "notices": [banner].compactMap { $0 } + Notices(contest).sentences,
            "asOf": isDated ? asOf.map(clock.values) : nil,
            "zone": clock.zoneName,
        ]
    }

    private var stateWord: String {
        switch contest.state {
        case .before: "not started"
        case .running: "running"
        case .frozen: "frozen"
        case .ended: "over, not final"
        case .final: "final"
        }
    }

    private func links(root: String, path: String) -> [Values] {
        let own = [("index.html", "Leaderboard"), ("queue/index.html", "Queue")]
        return (own + pages.map { ("pages/\($0.name)/index.html", $0.title) }).map { target, word in
            ["href": root + target, "word": word, "isCurrent": target == path]
        }
    }
}
