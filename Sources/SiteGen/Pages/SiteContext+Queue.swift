import ContestModel

extension SiteContext {
    /// How many results the page shows.
    private static let latest = 20

    /// What waits and what runs. The time of the last sweep is not on it: it would change, and tell of what is withheld.
    /// The script asks for the pulse, which tells of nothing but the clock.
    func queuePage() -> SiteFile {
        let withheld = view.submissions.count { $0.progress == .withheld }
        let results = view.submissions.filter { $0.result != nil }
            .sorted { ($0.result?.ended ?? $0.received, $0.id) > ($1.result?.ended ?? $1.received, $1.id) }
        return page(
            .queue,
            at: "queue/index.html",
            title: "Queue",
            isDated: true,
            [
                "running": view.running.map(line),
                "waiting": view.waiting.map(line),
                "withheld": withheld > 0 ? Figures.count(withheld, "submission has", "submissions have") : nil,
                "latest": results.prefix(Self.latest).map(line),
            ]
        )
    }
}

extension PublicView {
    var waiting: [PublicSubmission] { submissions.filter { $0.progress == .waiting } }

    var running: [PublicSubmission] {
        submissions.filter {
            if case .judging = $0.progress { true } else { false }
        }
    }
}
