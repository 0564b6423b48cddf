import ContestModel

/// `feed.xml`: what happened, newest first, as an Atom feed (RFC 4287).
///
/// Its ids are tags (RFC 4151) that hang on what an entry is about and on nothing that can change, such as names and times. Nobody can hold
/// their authority, and the contest's id and first day tell contests apart.
struct Feed {
    private static let limit = 100
    private static let longestName = 200

    private let view: PublicView
    private let problems: [ProblemID: PublicProblem]
    private let tag: String

    init(_ view: PublicView) {
        self.view = view
        problems = Dictionary(view.problems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        tag = "tag:batch-judge.invalid,2026:\(view.contest.id)/\(view.contest.start.description.prefix(10))"
    }

    var file: SiteFile {
        let name = PlainText.line(view.contest.name, atMost: Self.longestName)
        let events = view.events.suffix(Self.limit).reversed()
        let head = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">",
            Self.element("id", tag),
            Self.element("title", name),
            Self.element("updated", (events.first?.known ?? view.contest.start).description),
            "<author>\(Self.element("name", name))</author>",
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"feed.xml\"/>",
            "<link rel=\"alternate\" type=\"text/html\" href=\"index.html\"/>",
        ]
        let lines = head + events.flatMap(entry) + ["</feed>"]
        return SiteFile(path: "feed.xml", text: lines.map { $0 + "\n" }.joined())
    }

    private func entry(_ event: PublicEvent) -> [String] {
        let story = story(of: event.kind)
        let time = Figures.contestTime(event.happened - view.contest.start)
        return [
            "<entry>",
            Self.element("id", "\(tag)/\(story.id)"),
            Self.element("title", story.title),
            Self.element("published", event.happened.description),
            Self.element("updated", event.known.description),
            "<link rel=\"alternate\" type=\"text/html\" href=\"\(Self.escaped(story.page))\"/>",
            Self.element("summary", "At \(time) of contest time."),
            "</entry>",
        ]
    }

    private func story(of kind: PublicEvent.Kind) -> (id: String, title: String, page: String) {
        switch kind {
        case .start: ("start", "The contest started", "index.html")
        case .freeze: ("freeze", "The scoreboard was frozen", "index.html")
        case .end: ("end", "The contest ended", "index.html")
        case .thaw: ("thaw", "The scoreboard was thawed", "index.html")
        case .final: ("final", "The results are final", "index.html")
        case .firstToSolve(let problem, let team, let submission):
            (
                "first-to-solve/\(problem)/\(submission)",
                "\(Self.name(team)) is the first to solve \(words(for: problem))", "problems/\(problem)/index.html"
            )
        case .lead(let teams, let submission):
            (
                "lead/\(submission)", Self.lead(teams),
                teams.count == 1 ? "teams/\(teams[0].id)/index.html" : "index.html"
            )
        }
    }

    private func words(for problem: ProblemID) -> String {
        guard let problem = problems[problem] else { return problem.text }
        return PlainText.line("\(problem.label) \(problem.name)", atMost: Self.longestName)
    }

    private static func lead(_ teams: [PublicTeam]) -> String {
        let names = teams.prefix(3).map(name)
        return switch teams.count {
        case 1: "\(names[0]) leads"
        case 2: "\(names[0]) and \(names[1]) share the lead"
        case 3: "\(names[0]), \(names[1]) and \(names[2]) share the lead"
        default: "\(names.joined(separator: ", ")) and \(teams.count - 3) more share the lead"
        }
    }

    private static func name(_ team: PublicTeam) -> String { PlainText.line(team.name, atMost: longestName) }

    private static func element(_ name: String, _ text: String) -> String { "<\(name)>\(escaped(text))</\(name)>" }

    /// `PlainText` has replaced what XML 1.0 does not allow at all.
    private static func escaped(_ text: String) -> String {
        let marks: [Unicode.Scalar: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
        return text.unicodeScalars.map { marks[$0] ?? String($0) }.joined()
    }
}
