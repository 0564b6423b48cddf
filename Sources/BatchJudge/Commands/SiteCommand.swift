import ArgumentParser
import ContestModel
import Foundation
import SiteGen

struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Make the site anew, without taking or judging anything."
    )

    @OptionGroup var contest: ContestOption

    @Option(help: "Show the board of this moment (RFC 3339 with an offset); needs --to.")
    var at: String?

    @Option(help: "Write the pages below this folder, in place of publishing them.")
    var to: String?

    func run() async throws {
        let moment = try at.map { text in
            guard let moment = Timestamp(rfc3339: text) else {
                throw Failure.wrongUse("--at \(text): write a time as 2026-11-21T10:00:00+01:00")
            }
            return moment
        }
        if moment != nil && to == nil {
            throw Failure.wrongUse("--at needs --to DIR: the public site shows the present.")
        }
        let place = try Workplace(contest)
        let publishing = SitePublishing(place: place)
        if let to {
            for file in try await publishing.files(at: moment ?? .now) {
                let target = URL(filePath: to).appending(path: file.path)
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try file.contents.write(to: target)
            }
        } else {
            let lock = try SweepLock.taken(state: place.contest.folders.state)
            _ = try await publishing.publish(at: .now)
            withExtendedLifetime(lock) {}
        }
    }
}
