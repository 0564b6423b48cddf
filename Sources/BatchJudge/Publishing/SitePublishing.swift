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
        let signature = try await signature(at: now)
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

    func publish(at now: Timestamp) async throws -> Bool {
        let files = try await files(at: now)
        return try Publisher(site: place.contest.folders.site).publish(files, now: now)
    }

    /// The whole public tree of a moment.
    func files(at now: Timestamp) async throws -> [SiteFile] {
        let record = try await place.record()
        let links = try await PrivateLinks(place.contest, place.store)
        let site = try SiteBuilder(templates: place.templates).site(
            PublicView(of: record, at: now, pseudonyms: links.pseudonyms(of: place.contest, place.teams)),
            teams: TeamView.all(of: record, at: now),
            tokens: Dictionary(uniqueKeysWithValues: place.teams.map { ($0.id, links.token(of: $0.id)) }),
            pages: try organizerPages()
        )
        return try await site + KnownReceiptKeys(place.store, state: place.contest.folders.state).siteFiles
    }

    /// Markdown files of `pages/`, by name.
    private func organizerPages() throws -> [OrganizerPage] {
        let folder = "\(place.contest.folders.contest)/pages"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
            .map { file in
                let text = try String(decoding: Data(contentsOf: URL(filePath: "\(folder)/\(file)")), as: UTF8.self)
                return OrganizerPage(name: String(file.dropLast(3)), markdown: text)
            }
    }

    /// Differs whenever the site could: by results, by the contest's clock, by the organizer's files, by the program.
    private func signature(at now: Timestamp) async throws -> String {
        let contest = place.contest
        let moments = [contest.start, contest.freeze, contest.end].compactMap { $0 }
        let passed = moments.filter { $0 <= now }.count
        return try await "\(place.store.revision()) \(passed) \(organizerFiles())"
    }

    /// A folder and those below it, where pictures may lie.
    private static func folders(_ path: String) -> [String] {
        let below = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        let folders = below.map { "\(path)/\($0)" }.filter {
            (try? URL(filePath: $0).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
        }
        return [path] + folders.sorted()
    }

    /// Names, sizes and change times of what pages are made from.
    private func organizerFiles() -> String {
        let contest = place.contest
        let own = contest.folders.contest
        let folders = place.templates.folders + [own, "\(own)/pages", "\(own)/problems"]
        let problems = contest.problems.flatMap { problem in
            let folder = "\(contest.folders.contest)/problems/\(problem.id)"
            let statements = ["problem_statement", "statement"].flatMap { Self.folders("\(folder)/\($0)") }
            return [folder, "\(folder)/data/sample"] + statements
        }
        var hash = SHA256()
        // A new version of the program lies at the same place.
        func add(_ path: String) {
            guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else { return }
            let modified = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            hash.update(Array("\(path) \(facts[.size] ?? 0) \(modified)\n".utf8))
        }
        add(Installation.executable)
        for folder in folders + problems {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? [] {
                add("\(folder)/\(name)")
            }
        }
        return hash.hexDigest()
    }
}
