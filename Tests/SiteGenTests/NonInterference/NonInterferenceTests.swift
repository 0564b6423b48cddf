import ContestModel
import Foundation
import SiteGen
import Testing

/// Two contests that differ only in what somebody may not know give that one the same bytes.
///
/// The contests are random, from numbers that are the same in every run. Every file that the builder makes is compared, whatever it is.
@Suite struct NonInterferenceTests {
    private let builder: SiteBuilder

    init() throws { builder = try SiteBuilder(templates: Workbench.templates) }

    /// What everybody sees: all but the private folders.
    private func publicTree(_ world: World, leaking datum: HiddenDatum? = nil) throws -> [SiteFile] {
        try tree(world, of: 0, leaking: datum).filter { !$0.path.hasPrefix("r/") || $0.path == "r/index.html" }
    }

    /// `key`: only this team has a private folder; nil: every team has.
    private func tree(_ world: World, of key: Int? = nil, leaking datum: HiddenDatum? = nil) throws -> [SiteFile] {
        let record = try world.record
        let owners = world.teams.filter { key == nil || $0.key == key }
        let files = try builder.site(
            PublicView(of: record, at: world.now, pseudonyms: world.pseudonyms),
            teams: TeamView.all(of: record, at: world.now),
            tokens: Dictionary(uniqueKeysWithValues: owners.map { (try TeamID($0.id), "token-\($0.key)") }),
            pages: [OrganizerPage(name: "rules", markdown: "# Rules")]
        )
        guard let datum else { return files }
        return files.map { file in
            file.path == "queue/index.html"
                ? SiteFile(path: file.path, contents: file.contents + Data(datum.leak(of: record).utf8)) : file
        }
    }

    /// What a team sees of its own: its private folder, and what lies in its outbox.
    private func ownTree(_ world: World, of key: Int) throws -> [SiteFile] {
        let record = try world.record
        let id = try TeamID(#require(world.teams.first { $0.key == key }).id)
        let view = TeamView(of: record, team: id, at: world.now)
        let reports = try view.submissions.flatMap { submission in
            try builder.report(view, submission: submission.facts.id).map { (submission.facts.id, $0) }
        }
        return try tree(world, of: key).filter { $0.path.hasPrefix("r/token-\(key)/") }
            + reports.map { SiteFile(path: "\($0)/\($1.path)", contents: $1.contents) }
    }

    private func expectSame(_ first: [SiteFile], _ second: [SiteFile], _ hint: String) {
        guard first != second else { return }
        let old = Dictionary(first.map { ($0.path, $0.contents) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(second.map { ($0.path, $0.contents) }, uniquingKeysWith: { first, _ in first })
        let paths = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
        Issue.record("\(paths.isEmpty ? ["another order"] : paths) in \(hint)")
    }

    @Test(arguments: World.Moment.allCases)
    func nobodySeesWhatIsHidden(moment: World.Moment) throws {
        for seed in 1...9 { try expectHidden(moment, seed) }
    }

    private func expectHidden(_ moment: World.Moment, _ seed: Int) throws {
        var numbers = SeededNumbers(seed: seed)
        let one = try World.random(at: moment, using: &numbers)
        var other = one
        // Arrivals last: what is there is changed before something goes.
        for datum in HiddenDatum.allCases.shuffled(using: &numbers).filter({ $0 != .arrivals }) + [.arrivals]
        where numbers.oneIn(2) && !(datum.isInReports && one.hasPublicReports) {
            try datum.change(&other, using: &numbers)
        }
        #expect(try one.record != other.record)
        expectSame(try publicTree(one), try publicTree(other), "\(one)")
    }

    /// Each alone: it is really changed, no page shows that, and a page that did would be found.
    @Test(arguments: HiddenDatum.allCases)
    func findsTheLeak(of datum: HiddenDatum) throws {
        var found = 0
        for seed in 0..<60 where found < 4 {
            var numbers = SeededNumbers(seed: 1000 + seed)
            var one = try World.random(at: try numbers.pick(datum.moments), using: &numbers)
            one.hasPublicReports = found % 2 == 0 && !datum.isInReports
            var other = one
            try datum.change(&other, using: &numbers)
            guard try datum.leak(of: one.record) != datum.leak(of: other.record) else { continue }
            found += 1
            expectSame(try publicTree(one), try publicTree(other), "\(datum) in \(one)")
            #expect(try publicTree(one, leaking: datum) != publicTree(other, leaking: datum))
        }
        #expect(found == 4, "hardly any world has it")
    }

    /// Everything of the others changes, and of its own what it may not know.
    @Test(arguments: World.Moment.allCases)
    func noTeamSeesTheOthers(moment: World.Moment) throws {
        for seed in 1...6 { try expectOwn(moment, seed) }
    }

    private func expectOwn(_ moment: World.Moment, _ seed: Int) throws {
        var numbers = SeededNumbers(seed: 100 + seed)
        let one = try World.random(at: moment, using: &numbers)
        let key = try numbers.pick(one.teams).key
        var other = one
        other.uploads.removeAll { $0.team != key && numbers.oneIn(4) }
        for index in other.uploads.indices {
            let isOwn = other.uploads[index].team == key
            let data: [HiddenDatum] =
                isOwn
                ? [.juryMessage, .finding, .runKey, .wallTime, .attempts, .position]
                    + (moment == .thawed ? [] : [.sealedScore, .unseenDigits]) : HiddenDatum.allCases
            for datum in data { try datum.change(&other.uploads[index], using: &numbers) }
            if !isOwn { other.uploads[index].problem = Int.random(in: 0..<3, using: &numbers) }
        }
        for index in other.teams.indices where other.teams[index].key != key {
            (other.teams[index].name, other.teams[index].organization) = (numbers.word(), numbers.word())
        }
        for datum in [HiddenDatum.members, .email, .registrationOrder, .testNames, .lastSweep] {
            try datum.change(&other, using: &numbers)
        }
        expectSame(try ownTree(one, of: key), try ownTree(other, of: key), "\(one)")
    }

    @Test func aTeamSeesItsOwn() throws {
        var numbers = SeededNumbers(seed: 5)
        let one = try World.random(at: .frozen, using: &numbers)
        let upload = try #require(one.uploads.last { $0.state == .judged })
        var other = one
        for index in other.uploads.indices where other.uploads[index].id == upload.id {
            other.uploads[index].log = "seen"
        }
        #expect(try ownTree(one, of: upload.team) != ownTree(other, of: upload.team))
        #expect(try ownTree(one, of: upload.team).contains { $0.path == "\(upload.id)/report.html" })
    }

    /// Once private scores are released they are seen, and which entry each team chose with them.
    @Test(arguments: [HiddenDatum.sealedScore, .unseenDigits])
    func whatWasSealedIsSeenInTheEnd(datum: HiddenDatum) throws {
        var seen = 0
        for seed in 0..<30 where seen == 0 {
            var numbers = SeededNumbers(seed: 2000 + seed)
            let one = try World.random(at: .thawed, using: &numbers)
            var other = one
            for index in other.uploads.indices { try datum.change(&other.uploads[index], using: &numbers) }
            if try publicTree(one) != publicTree(other) { seen += 1 }
        }
        #expect(seen == 1)
    }

    @Test func whatIsOpenIsSeen() throws {
        var numbers = SeededNumbers(seed: 7)
        let one = try World.random(at: .running, using: &numbers)
        var other = one
        let index = try #require(one.uploads.firstIndex { $0.visibility(in: one) == .open && $0.state == .judged })
        other.uploads[index].verdict = one.uploads[index].verdict == .accepted ? .wrongAnswer : .accepted
        #expect(try publicTree(one) != publicTree(other))
    }
}
