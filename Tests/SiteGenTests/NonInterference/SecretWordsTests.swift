import ContestModel
import Foundation
import SiteGen
import Testing

/// Words that may stand on no page, looked for in every file.
@Suite struct SecretWordsTests {
    @Test func theSumOfTheBestIsSeenAndItsPartsAreNot() throws {
        let bench = try Workbench()
        var one = try bench.contest()
        one.type = .score
        var other = one
        other.ranking = RankingRules(points: .bestPerGroup)
        let (first, second) = try (Workbench.site(one, atMinute: 230), Workbench.site(other, atMinute: 230))
        #expect(Workbench.text("leaderboard.json", in: first).contains("\"score\":50"))
        #expect(Workbench.text("leaderboard.json", in: second).contains("\"score\":80"))
    }

    @Test func anonymousTreeHoldsNoNames() throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.isAnonymous = true
        let pseudonyms = Dictionary(
            uniqueKeysWithValues: contest.teams.enumerated().map { ($1.id, "team-\($0 * 7919 % 97)") }
        )
        let tokens = [try TeamID("t1"): "token"]
        for file in try Workbench.site(contest, atMinute: 200, tokens: tokens, pseudonyms: pseudonyms) {
            let text = file.path + String(decoding: file.contents, as: UTF8.self)
            #expect(
                !text.contains("Analysts") && !text.contains("teams/t1/") && !text.contains("\"t1\""),
                "\(file.path)"
            )
        }
    }

    @Test func publicTreeHoldsNoTokenSecretPathOrHiddenTeam() throws {
        let bench = try Workbench()
        let tokens = [try TeamID("t1"): "unguessable-token", try TeamID("ghost"): "other-token"]
        let files = try Workbench.site(try bench.contest(), atMinute: 290, tokens: tokens)
        let secrets = [
            "unguessable-token", "other-token", "secret@example", "Secret Member", "Invisible", "Jury of",
            "hidden-name",
            "jury-only", "closer", "/secret", bench.folder, "hello.zip",
        ]
        for file in files where !file.path.hasPrefix("r/") {
            let text = String(decoding: file.contents, as: UTF8.self)
            for secret in secrets { #expect(!text.contains(secret), "\(secret) in \(file.path)") }
        }
        let index = try #require(files.first { $0.path == "r/index.html" }, "or a server would list the folders")
        let text = String(decoding: index.contents, as: UTF8.self)
        #expect(!tokens.values.contains { text.contains($0) })
        for file in files where file.path.hasPrefix("r/") {
            let text = String(decoding: file.contents, as: UTF8.self)
            #expect(!text.contains("hidden-name") && !text.contains("jury-only"))
        }
    }
}
