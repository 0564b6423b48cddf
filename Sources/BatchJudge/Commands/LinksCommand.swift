import ArgumentParser
import ContestModel
import Foundation
import ResultStore

struct LinksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "Print the teams' private links, or give teams new ones.",
        discussion: """
            A line for each team: its id, a tab, the address of its private page. Whoever has the address can read the page; with \
            --rotate the page moves to a new one at once, and the old one is gone, also from the releases that are kept behind.
            """
    )

    @OptionGroup var contest: ContestOption
    @Argument(help: "Ids of the teams; none: every team's link is printed.") var teams: [String] = []
    @Option(help: "Where the site is served, such as https://judge.example.org/autumn.") var baseURL: String?
    @Flag(help: "Give these teams new links, or with --all every team.") var rotate = false
    @Flag(help: "Every team.") var all = false

    func run() async throws {
        guard teams.isEmpty || !all else { throw Failure.wrongUse("Name teams, or say --all, not both.") }
        let place = try Workplace(contest)
        let chosen = try teams.isEmpty ? place.teams.map(\.id) : teams.map { try place.team($0) }
        if rotate {
            guard !teams.isEmpty || all else {
                throw Failure.wrongUse("Say whose link is renewed: ids of teams, or --all.")
            }
            try await renew(chosen, place)
        }
        let links = try await PrivateLinks(place.contest, place.store)
        for team in chosen { print("\(team)\t\(address(links.page(of: team)))") }
    }

    private func address(_ page: String) -> String {
        guard let baseURL else { return page }
        return baseURL.hasSuffix("/") ? baseURL + page : "\(baseURL)/\(page)"
    }

    private func renew(_ teams: [TeamID], _ place: Workplace) async throws {
        let lock = try SweepLock.taken(state: place.contest.folders.state)
        try await place.store.renewLinks(of: teams)
        do {
            try await SitePublishing(place: place).publishIfChanged(at: .now)
        } catch {
            throw Failure.needsAPerson([
                "The links are new, but the site still has the old ones: \(error.words)",
                "It follows with the next sweep once that is mended.",
            ])
        }
        withExtendedLifetime(lock) {}
    }
}

extension Workplace {
    fileprivate func team(_ id: String) throws -> TeamID {
        guard let team = teams.first(where: { $0.id.text == id }) else {
            throw Failure.wrongUse("There is no team '\(id)': teams.yaml lists them.")
        }
        return team.id
    }
}
