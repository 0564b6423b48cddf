import ArgumentParser
import ContestFiles
import ContestModel
import Foundation
import ResultStore
import SiteGen

/// Makes the site from the store when something that it shows has changed.
struct SitePublishing: Sendable {
    let place: Workplace

    /// True: a new release is public.
    @discardableResult
    func publishIfChanged(at now: Timestamp) async throws -> Bool {
        let signature = try await "\(signature(at: now))\(listed(at: now))"
        guard try await place.store.published() != signature || !isThere else { return false }
        let isNew = try await publish(at: now)
        // Written last: a sweep that dies before it makes the same site once more.
        try await place.store.markPublished(signature)
        return isNew
    }

    /// A disk that was changed or a folder that was emptied has no site, whatever the store remembers.
    private var isThere: Bool {
        FileManager.default.fileExists(atPath: "\(place.contest.folders.site)/current/index.html")
    }

    /// True: a new release is public.
    func publish(at now: Timestamp) async throws -> Bool {
        let problems = try place.problems().map { try $0.read.get() }
        let frame = try await place.record(of: problems, [])
        let inputs = try await inputs(frame, at: now)
        let file = "\(try place.stateFolder("site"))/history"
        // Public reports are of all submissions, and of more than is kept of them.
        let isEnough = place.contest.reports != .public
        if isEnough, let inputs, let known = try await KnownHistory(file, inputs, place.store) {
            do {
                let record = frame.replacing(known.submissions)
                let site = try await site(record, at: now, inputs: inputs, knowing: known.changed)
                let isNew = try Publisher(site: place.contest.folders.site).publish(site, now: now)
                try known.save()
                return isNew
            } catch is KnownHistory.NotEnough {
                // Something that was taken for known is not: everything is read.
            }
        }
        let record = frame.replacing(try await place.store.submissions())
        let site = try await site(record, at: now, inputs: inputs)
        let isNew = try Publisher(site: place.contest.folders.site).publish(site, now: now)
        if let inputs { try KnownHistory.save(record.submissions, inputs, to: file) }
        return isNew
    }

    /// The whole tree; of an earlier moment as it was then: submissions that came or were judged later are unknown or pending.
    func files(at earlier: Timestamp?, for audience: Audience) async throws -> [SiteFile] {
        var record = try await place.record()
        if let earlier { record = record.replacing(try await place.store.submissions(at: earlier)) }
        let moment = earlier ?? .now
        let banner = audience.banner.map { "\($0) As of \(moment)." }
        return try await site(audience.record(record), at: moment, banner: banner).files()
    }

    private func site(
        _ record: ContestRecord,
        at now: Timestamp,
        inputs: SiteInputs? = nil,
        knowing known: Set<TeamID>? = nil,
        banner: String? = nil
    ) async throws -> Site {
        let links = try await PrivateLinks(place.contest, place.store)
        let keys = try await KnownReceiptKeys(place.store, state: place.contest.folders.state)
        return try SiteBuilder(templates: place.templates).parts(
            PublicView(of: record, at: now, pseudonyms: links.pseudonyms(of: record.contest, record.teams)),
            teams: teams(of: record, at: now, knowing: known),
            tokens: Dictionary(uniqueKeysWithValues: place.teams.map { ($0.id, links.token(of: $0.id)) }),
            pages: try organizerPages(),
            inputs: inputs,
            downloads: Downloads(record.problems, state: place.contest.folders.state).all,
            banner: banner
        ).adding(SitePart("receipt-keys", inputs: nil) { keys.siteFiles })
    }

    /// `known`: only of these all of their submissions is there; nil: of all.
    private func teams(
        of record: ContestRecord,
        at now: Timestamp,
        knowing known: Set<TeamID>?
    ) -> [(team: TeamID, view: () throws -> TeamView)] {
        guard let known else {
            // Each is made when it is asked for: together they are several times as large as the record.
            let own = Dictionary(grouping: record.submissions.indices) { record.submissions[$0].submission.team }
            return record.teams.map { team in
                (
                    team.id,
                    {
                        let submissions = (own[team.id] ?? []).map { record.submissions[$0] }
                        return TeamView(of: record.replacing(submissions), team: team.id, at: now)
                    }
                )
            }
        }
        return record.teams.map { team in
            (
                team.id,
                {
                    guard known.contains(team.id) else { throw KnownHistory.NotEnough() }
                    return TeamView(of: record, team: team.id, at: now)
                }
            )
        }
    }

    /// Nil: something is stored that comes later than now, as a clock was set back, and shows when its time comes.
    private func inputs(_ record: ContestRecord, at now: Timestamp) async throws -> SiteInputs? {
        let words = try await place.store.teamWords()
        guard words.values.allSatisfy({ $0.latest <= now }) else { return nil }
        let contest = PublicContest(of: record.contest, record.release, halted: record.halted, at: now)
        let links = try await PrivateLinks(place.contest, place.store)
        let names = links.pseudonyms(of: record.contest, record.teams)
        return SiteInputs(
            base: "\(organizerFiles()) \(contest) \(record.release) \(links.secret)",
            words: words.mapValues(\.word),
            comparisons: record.comparisons,
            shown: PublicView.ids(of: record, pseudonyms: names)
        )
    }

    /// Markdown files of `pages/`, by name.
    private func organizerPages() throws -> [OrganizerPage] {
        let folder = "\(place.contest.folders.contest)/pages"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        let images = StatementImages(root: place.contest.folders.contest).all(in: "pages")
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
            .map { file in
                let text = try String(decoding: Data(contentsOf: URL(filePath: "\(folder)/\(file)")), as: UTF8.self)
                return OrganizerPage(name: String(file.dropLast(3)), markdown: text, images: images)
            }
    }

    /// Differs whenever the site could: by results, by the contest's clock, by the organizer's files, by the program.
    func signature(at now: Timestamp) async throws -> String {
        let contest = place.contest
        let moments = [contest.start, contest.freeze, contest.end].compactMap { $0 }
        let passed = moments.filter { $0 <= now }.count
        return try await "\(place.store.revision()) \(passed) \(organizerFiles())"
    }

    /// Another text when lists of all submissions may hold more; see ``LongLists``.
    private func listed(at now: Timestamp) async throws -> String {
        guard let latest = try await place.store.latestArrival(), latest.id > LongLists.alwaysWhole else { return "" }
        return " \(min(LongLists.moment(at: now), LongLists.moment(holding: latest.received)))"
    }

    /// A folder and those below it, where pictures may lie.
    private static func folders(_ path: String) -> [String] {
        let below = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        let folders = below.map { "\(path)/\($0)" }.filter {
            (try? URL(filePath: $0).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
        }
        return [path] + folders.sorted()
    }

    /// Names, sizes and change times of what pages are made from, beside the store.
    private func organizerFiles() -> String {
        let contest = place.contest
        let own = contest.folders.contest
        let advice = AdviceFolder(state: contest.folders.state).path
        let folders = place.templates.folders + Self.folders("\(own)/pages") + [own, "\(own)/problems", advice]
        let problems = contest.problems.flatMap { problem in
            let folder = "\(contest.folders.contest)/problems/\(problem.id)"
            let statements = ["problem_statement", "statement"].flatMap { Self.folders("\(folder)/\($0)") }
            return [folder, "\(folder)/data/sample", "\(folder)/attachments"] + statements
        }
        var hash = SHA256()
        // A new version of the program lies at the same place.
        func add(_ path: String) {
            guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else { return }
            let modified = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            hash.update(Array("\(path) \(facts[.size] ?? 0) \(modified)\n".utf8))
        }
        add(Installation.executable)
        for folder in folders + problems + ["\(contest.folders.state)/starter"] {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? [] {
                add("\(folder)/\(name)")
            }
        }
        return hash.hexDigest()
    }
}

/// Whom the pages are for.
enum Audience: String, CaseIterable, ExpressibleByArgument {
    case `public`, jury

    /// What every page says first; nil: nothing.
    var banner: String? {
        switch self {
        case .public: nil
        case .jury: "For the jury only: nothing is withheld here."
        }
    }

    func record(_ record: ContestRecord) -> ContestRecord {
        switch self {
        case .public: record
        case .jury: record.opened
        }
    }
}
