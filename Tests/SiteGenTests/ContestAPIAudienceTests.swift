import ContestModel
import Foundation
import SiteGen
import Testing

/// What the Contest API says to whom.
@Suite struct ContestAPIAudienceTests {
    private typealias Case = ContestAPITests.Case

    private struct Trees {
        let everybody: [SiteFile]
        let jury: [SiteFile]

        init(_ one: Case, _ bench: Workbench, pseudonyms: [TeamID: String] = [:]) throws {
            let record = try one.contest(bench).record
            let now = SampleContest.minute(one.minute)
            everybody = ContestAPI.files(PublicView(of: record, at: now, pseudonyms: pseudonyms))
            jury = ContestAPI.files(JuryView(of: record, at: now))
        }

        static func objects(_ endpoint: String, in files: [SiteFile]) throws -> [[String: Any]] {
            let file = try #require(files.first { $0.path == "api/contests/autumn/\(endpoint).json" })
            return try #require(try JSONSerialization.jsonObject(with: file.contents) as? [[String: Any]])
        }

        static func ids(_ endpoint: String, in files: [SiteFile]) throws -> Set<String> {
            Set(try objects(endpoint, in: files).compactMap { $0["id"] as? String })
        }

        static func state(_ files: [SiteFile]) throws -> [String: String?] {
            let file = try #require(files.first { $0.path == "api/contests/autumn/state.json" })
            let all = try #require(try JSONSerialization.jsonObject(with: file.contents) as? [String: Any])
            return all.mapValues { $0 as? String }
        }

        static func pending(_ files: [SiteFile]) throws -> Int {
            let file = try #require(files.first { $0.path == "api/contests/autumn/scoreboard.json" })
            let text = String(decoding: file.contents, as: UTF8.self)
            return text.components(separatedBy: "\"num_pending\":").dropFirst().compactMap { Int($0.prefix(1)) }
                .reduce(0, +)
        }
    }

    @Test func freezeWithholdsJudgementsByTimeOfSubmission() throws {
        let bench = try Workbench()
        let trees = try Trees(Case(minute: 270), bench)
        let late: Set = ["36", "37", "38", "39", "42"]
        #expect(try Trees.ids("submissions", in: trees.everybody).isSuperset(of: late))
        #expect(try Trees.ids("judgements", in: trees.everybody).isDisjoint(with: late))
        #expect(try Trees.ids("judgements", in: trees.jury).isSuperset(of: ["36", "37", "38", "42"]))
        #expect(try Trees.pending(trees.everybody) == 8)
        #expect(try Trees.pending(trees.jury) == 4)
        let languages = try Trees.objects("submissions", in: trees.everybody)
            .filter { late.contains($0["id"] as? String ?? "") }.map { $0["language_id"] as? String }
        #expect(Set(languages) == ["zip"])
    }

    @Test func blindHidesThatAnythingArrived() throws {
        let bench = try Workbench()
        let trees = try Trees(Case(minute: 270, isBlind: true), bench)
        let ids = try Trees.ids("submissions", in: trees.everybody)
        #expect(ids.isDisjoint(with: ["36", "37", "38", "39", "42"]) && ids.contains("35"))
        let until = try Trees(Case(minute: 239, isBlind: true), bench)
        #expect(try Trees.pending(trees.everybody) == Trees.pending(until.everybody))
        #expect(try Trees.ids("submissions", in: trees.jury).contains("42"))
    }

    @Test func nobodySeesProblemsBeforeTheStartButTheJury() throws {
        let bench = try Workbench()
        let trees = try Trees(Case(minute: -10), bench)
        #expect(try Trees.ids("problems", in: trees.everybody) == [])
        #expect(!trees.everybody.contains { String(decoding: $0.contents, as: UTF8.self).contains("ladder") })
        #expect(try Trees.ids("problems", in: trees.jury).contains("ladder"))
        #expect(try Trees.state(trees.everybody).values.allSatisfy { $0 == nil })
    }

    @Test func pseudonymsTakeThePlaceOfNames() throws {
        let bench = try Workbench()
        let one = Case(minute: 330, isAnonymous: true, thawed: 315, finalized: 325)
        let names = try one.contest(bench).record.teams
        let pseudonyms = Dictionary(
            uniqueKeysWithValues: names.enumerated().map { ($1.id, "team-\($0 * 7919 % 97)") }
        )
        let trees = try Trees(one, bench, pseudonyms: pseudonyms)
        for team in try Trees.objects("teams", in: trees.everybody) {
            #expect(
                team["id"] as? String == team["name"] as? String && team["id"] as? String == team["label"] as? String
            )
            #expect(Set(team.keys).isSubset(of: ["id", "name", "label", "hidden"]))
        }
        #expect(try Trees.ids("organizations", in: trees.everybody) == [])
        for file in trees.everybody {
            let text = file.path + String(decoding: file.contents, as: UTF8.self)
            #expect(!text.contains("Analysts") && !text.contains("University") && !text.contains("\"t1\""))
        }
        #expect(try Trees.ids("teams", in: trees.jury).contains("t1"))
    }

    @Test func onlyTheJurySeesFilesRunsAndHiddenTeams() throws {
        let bench = try Workbench()
        let trees = try Trees(Case(minute: 200), bench)
        let secrets = ["Invisible", "Jury of", "files.zip", "secret/", "hello.zip", "jury-only", "abab"]
        for file in trees.everybody {
            let text = String(decoding: file.contents, as: UTF8.self)
            for secret in secrets { #expect(!text.contains(secret), "\(secret) in \(file.path)") }
        }
        #expect(try Trees.ids("runs", in: trees.everybody) == [])
        #expect(try Trees.ids("runs", in: trees.jury).isSuperset(of: ["1-1", "1-2", "13-2"]))
        let hidden = try Trees.objects("teams", in: trees.jury).filter { $0["hidden"] as? Bool == true }
        #expect(Set(hidden.compactMap { $0["id"] as? String }) == ["base", "jury", "ghost"])
        let first = try #require(try Trees.objects("submissions", in: trees.jury).first { $0["id"] as? String == "1" })
        let file = try #require((first["files"] as? [[String: String]])?.first)
        #expect(file["href"] == "contests/autumn/submissions/1/files.zip")
        // Withdrawn and disqualified ones, smoke runs, and what was for no problem.
        for files in [trees.everybody, trees.jury] {
            #expect(try Trees.ids("submissions", in: files).isDisjoint(with: ["12", "29", "32", "33"]))
        }
    }

    @Test func timesAreThereOnceTheyAreReached() throws {
        let bench = try Workbench()
        func reached(_ one: Case) throws -> Set<String> {
            let trees = try Trees(one, bench)
            let state = try Trees.state(trees.everybody)
            #expect(try state == Trees.state(trees.jury))
            return Set(state.filter { $0.value != nil }.keys)
        }
        #expect(try reached(Case(minute: 100)) == ["started"])
        #expect(try reached(Case(minute: 270)) == ["started", "frozen"])
        #expect(try reached(Case(minute: 310)) == ["started", "frozen", "ended"])
        #expect(try reached(Case(minute: 320, thawed: 315)) == ["started", "frozen", "ended", "thawed"])
        #expect(try reached(Case(minute: 330, finalized: 325)) == ["started", "frozen", "ended", "finalized"])
        let all: Set = ["started", "frozen", "ended", "thawed", "finalized", "end_of_updates"]
        #expect(try reached(Case(minute: 330, thawed: 315, finalized: 325)) == all)
    }

    @Test func aSubmissionChangesFewFiles() throws {
        let bench = try Workbench()
        let before = try Trees(Case(minute: 122), bench).everybody
        let after = try Trees(Case(minute: 123), bench).everybody
        #expect(
            zip(before, after).filter { $0 != $1 }.map { $1.path.split(separator: "/").last } == [
                "scoreboard.json", "event-feed.ndjson", "submissions.json", "judgements.json",
            ]
        )
    }

    @Test func longProblemsHaveAwardsToo() throws {
        let bench = try Workbench()
        let trees = try Trees(Case(minute: 330, thawed: 315, finalized: 325), bench)
        let awards = try Trees.ids("awards", in: trees.everybody)
        #expect(
            awards.isSuperset(of: ["winner", "gold-medal", "silver-medal", "bronze-medal", "first-to-solve-hello"])
        )
    }
}
