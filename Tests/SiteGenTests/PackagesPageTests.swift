import ContestModel
import Foundation
import SiteGen
import Testing

/// The page of what `requirements.txt` may ask for.
@Suite struct PackagesPageTests {
    private func page(_ rules: EnvironmentRules, minute: Int = 100) throws -> String {
        let bench = try Workbench()
        let record = try bench.contest().record
        let problems = record.problems.map { problem in
            guard case .predictions(var predictions) = problem.kind else { return problem }
            predictions.environment = rules
            return Problem(
                id: problem.id,
                name: problem.name,
                kind: .predictions(predictions),
                limits: problem.limits,
                languages: nil,
                statement: problem.statement,
                tests: [],
                folder: problem.folder
            )
        }
        let changed = ContestRecord(
            contest: record.contest,
            teams: record.teams,
            problems: problems,
            submissions: record.submissions,
            release: record.release,
            lastSweep: record.lastSweep
        )
        let view = PublicView(of: changed, at: SampleContest.minute(minute))
        let files = try SiteBuilder(templates: Workbench.templates).site(view, teams: [], tokens: [:], pages: [])
        let path = "problems/iris/packages.html"
        #expect(Workbench.text("problems/iris/index.html", in: files).contains("packages.html") == (minute > 0))
        return Workbench.text(path, in: files)
    }

    @Test func listsTheWheelhouse() throws {
        let wheels = [
            Wheel(
                file: "a",
                name: "Tiny<b>",
                version: "1.0",
                size: 3 << 20,
                summary: "Small & <script>alert(1)</script>"
            ),
            Wheel(file: "b", name: "plain", version: "2!3", size: 10),
        ]
        let house = Wheelhouse(folder: "/secret/wheels", wheels: wheels)
        let page = try page(
            EnvironmentRules(source: .wheelhouse(house), isStrict: true, allowed: ["plain"], maxSize: 64 << 20)
        )
        #expect(page.contains("Tiny&lt;b&gt;") && page.contains(/>3(\.0)? MiB</) && page.contains("2!3"), "\(page)")
        #expect(page.contains("Small &amp; &lt;script&gt;") && !page.contains("<script>alert"))
        #expect(page.contains("64 MiB are installed") || page.contains("64.0 MiB are installed"), "\(page)")
        #expect(
            page.contains("Every line must name one version") && page.contains("Only these may be asked for: plain.")
        )
        #expect(!page.contains("/secret/"), "where it lies is nobody's business")
    }

    @Test func saysWherePackagesComeFrom() throws {
        #expect(try page(EnvironmentRules()).contains("what the image python-ml has; nothing is installed."))
        #expect(try page(EnvironmentRules(source: .wheelhouse(nil))).contains("there are no other packages."))
        let index = PackageIndex(url: "https://mirror.example.org/simple", hosts: [])
        #expect(
            try page(EnvironmentRules(source: .online(index))).contains("wheels of https://mirror.example.org/simple.")
        )
    }

    @Test func isNotThereBeforeTheStart() throws {
        #expect(try page(EnvironmentRules(), minute: -10).isEmpty)
    }
}
