import ContestModel
import Foundation
import SiteGen
import Testing

/// Reports that everybody may read, where the organizer says so.
@Suite struct PublicReportTests {
    private func site(
        atMinute minute: Int = 200,
        _ change: (inout SampleContest) -> Void = { _ in }
    ) throws -> [SiteFile] {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.reports = .public
        change(&contest)
        return try Workbench.site(contest, atMinute: minute, tokens: [try TeamID("t1"): "token"])
    }

    private func reports(_ files: [SiteFile]) -> Set<Int> {
        Set(files.compactMap { $0.path.wholeMatch(of: /reports\/([0-9]+)\/index.html/).flatMap { Int($0.1) } })
    }

    @Test func thereAreNoneWherePrivateIsMeant() throws {
        let files = try site { $0.reports = .private }
        #expect(reports(files).isEmpty)
        #expect(!files.contains { String(decoding: $0.contents, as: UTF8.self).contains("../reports/") })
    }

    @Test func whatIsPublicHasOneAndALink() throws {
        let files = try site()
        let found = reports(files)
        #expect(found.contains(1) && found.contains(2) && found.count > 15)
        // Hidden and jury teams, smoke tests, failures of the judge, withdrawn, disqualified, waiting.
        #expect(found.isDisjoint(with: [4, 5, 12, 31, 32, 33, 34, 35]))
        #expect(
            Workbench.text("teams/t2/index.html", in: files).contains("<a href=\"../../reports/2/index.html\">2</a>")
        )
        #expect(Workbench.text("queue/index.html", in: files).contains("<a href=\"../reports/28/index.html\">28</a>"))
        let page = Workbench.text("reports/2/index.html", in: files)
        #expect(page.contains("wrong answer") && page.contains("<a href=\"../../teams/t2/index.html\">"))
        #expect(!page.contains("noindex"))
    }

    /// What a team wrote, and what it may use, is its own.
    @Test func theyHoldNothingThatTheTeamWrote() throws {
        let files = try site()
        for file in files where file.path.hasPrefix("reports/") {
            let text = String(decoding: file.contents, as: UTF8.self)
            for part in ["abababab", "hello.zip", "main.c", "Counted", "token", "hidden-name", "on a hidden test"] {
                #expect(!text.contains(part), "\(part) in \(file.path)")
            }
        }
        #expect(Workbench.text("reports/7/report.json", in: files).contains("\"file\":null,"))
        #expect(Workbench.text("reports/7/report.json", in: files).contains("\"log\":null,"))
    }

    @Test func aFreezeWithholdsThem() throws {
        let frozen = try site(atMinute: 270)
        #expect(reports(frozen).isDisjoint(with: [36, 37, 38, 39, 42]))
        #expect(!Workbench.text("teams/t6/index.html", in: frozen).contains("reports/36"))
        #expect(reports(try site(atMinute: 270) { $0.isBlind = true }).isDisjoint(with: [36, 37, 38, 39, 42]))
        let thawed = try site(atMinute: 400) { $0.release = ReleaseState(thawed: SampleContest.minute(310)) }
        #expect(reports(thawed).isSuperset(of: [36, 37, 38, 42]))
    }

    @Test func anonymityIsKept() throws {
        let files = try site { $0.isAnonymous = true }
        #expect(reports(files).count > 15)
        for file in files where file.path.hasPrefix("reports/") {
            let text = String(decoding: file.contents, as: UTF8.self)
            // A name may be in whatever a program printed.
            for part in ["\"t2\"", "teams/t2/", "Bit Bakers", "onerror=alert(3)", "closer"] {
                #expect(!text.contains(part), "\(part) in \(file.path)")
            }
        }
    }
}
