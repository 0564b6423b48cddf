import ArgumentParser
import ContestModel
import Foundation
import SiteGen

struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Make the site anew, without taking or judging anything.",
        discussion: """
            Without options it publishes the present. With --sync or --plan it publishes too, and then brings a copy up to date \
            that cannot be switched in one step: each file whole, in an order in which no page leads to what is not there yet.
            """
    )

    @OptionGroup var contest: ContestOption

    @Option(help: "Show the board of this moment (RFC 3339 with an offset); needs --to.")
    var at: String?

    @Option(help: "Whom it is for; `jury` shows what is withheld, and needs --to.")
    var audience = Audience.public

    @Option(help: "Write the pages below this folder, in place of publishing them.")
    var to: String?

    @Option(help: "Publish, then bring this folder up to date; other files in it stay.")
    var sync: String?

    @Option(
        help:
            "Publish, then write what --sync does into this file, a line for each step; alone: what an empty copy needs."
    )
    var plan: String?

    func validate() throws {
        guard to == nil else {
            guard sync == nil, plan == nil else { throw ValidationError("--to makes no public site to copy.") }
            return
        }
        if at != nil { throw ValidationError("--at needs --to DIR: the public site shows the present.") }
        if audience == .jury { throw ValidationError("--audience jury needs --to DIR: the public site is for all.") }
    }

    func run() async throws {
        let moment = try at.map { text in
            guard let moment = Timestamp(rfc3339: text) else {
                throw Failure.wrongUse("--at \(text): write a time as 2026-11-21T10:00:00+01:00")
            }
            return moment
        }
        let place = try Workplace(contest)
        let publishing = SitePublishing(place: place)
        if let to {
            let copy = try SiteCopy(to, of: place)
            let files = try await publishing.files(at: moment, for: audience)
            try copy.update(SyncFile.all(of: files), plan: nil)
        } else {
            let lock = try SweepLock.taken(state: place.contest.folders.state)
            _ = try await publishing.publish(at: .now)
            if sync != nil || plan != nil {
                let files = try Publisher(site: place.contest.folders.site).files()
                try SiteCopy(sync, of: place).update(files, plan: plan)
            }
            withExtendedLifetime(lock) {}
        }
    }
}
