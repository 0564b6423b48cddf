package import ContestModel
import Foundation

/// The CLICS Contest API, version 2023-06, as files. What they say follows from what the audience may see alone.
package enum ContestAPI {
    /// What everybody may read, below `api/`.
    package static func files(_ view: PublicView) -> [SiteFile] { current(view) + lists(view) }

    /// What the jury alone may read, below `api/`; not for the web root. The uploads that it names are not among the files.
    package static func files(_ view: JuryView) -> [SiteFile] {
        let contents = APIContents(view)
        return tree(contents) + lists(contents, contents.collections, in: folder(of: contents))
    }

    /// The contest package, below a folder that has the contest's id.
    package static func package(_ view: PublicView) -> [SiteFile] { packed(APIContents(view)) }

    /// The contest package of the jury; the uploads that it names are not among the files.
    package static func package(_ view: JuryView) -> [SiteFile] { packed(APIContents(view)) }

    /// Where the zip of a submission lies below the contest's folder.
    package static func upload(of submission: Int64) -> String { "submissions/\(submission)/files.zip" }

    private static func folder(of contents: APIContents) -> String { "api/contests/\(contents.contest.id)" }

    /// All but what grows with the number of submissions.
    private static func tree(_ contents: APIContents) -> [SiteFile] {
        let collections = contents.collections
        let folder = folder(of: contents)
        let singles = collections.filter(\.endpoint.hasSingles).flatMap { collection in
            collection.objects.map { file("\(folder)/\(collection.endpoint.rawValue)/\($0.id).json", $0.json.bytes) }
        }
        return [
            file("api/api.json", about.bytes),
            file("api/contests.json", JSONObject.list([contents.contestObject.json])),
        ] + contestFiles(contents, collections, in: folder) + singles
    }

    private static func packed(_ contents: APIContents) -> [SiteFile] {
        let (collections, folder) = (contents.collections, contents.contest.id.text)
        return contestFiles(contents, collections, in: folder) + lists(contents, collections, in: folder)
    }

    private static func contestFiles(
        _ contents: APIContents,
        _ collections: [APICollection],
        in folder: String
    ) -> [SiteFile] {
        [
            file("\(folder)/api.json", about.bytes),
            file("\(folder)/contest.json", contents.contestObject.json.bytes),
            file("\(folder)/access.json", contents.access(collections).bytes),
            file("\(folder)/state.json", contents.state.bytes),
            file("\(folder)/scoreboard.json", contents.scoreboard.bytes),
        ] + collections.filter { !$0.endpoint.grows }.map { list($0, in: folder) }
    }

    private static func lists(
        _ contents: APIContents,
        _ collections: [APICollection],
        in folder: String
    ) -> [SiteFile] {
        let feed = EventFeed(contents, collections)
        return [SiteFile(path: "\(folder)/event-feed.ndjson", contents: Data(feed.bytes))]
            + collections.filter(\.endpoint.grows).map { list($0, in: folder) }
    }

    private static func list(_ collection: APICollection, in folder: String) -> SiteFile {
        file("\(folder)/\(collection.endpoint.rawValue).json", JSONObject.list(collection.objects.map(\.json)))
    }

    private static func file(_ path: String, _ bytes: [UInt8]) -> SiteFile {
        SiteFile(path: path, contents: Data(bytes) + Data("\n".utf8))
    }

    private static var about: JSONObject {
        var provider = JSONObject()
        provider.set("name", "batch-judge")
        var json = JSONObject()
        json.set("version", "2023-06")
        json.set("version_url", "https://ccs-specs.icpc.io/2023-06/contest_api")
        json.set("provider", provider)
        return json
    }
}

extension ContestAPI {
    /// The public files as parts of the site: what is small, and what grows with the number of submissions.
    static func parts(_ view: PublicView, _ inputs: SiteInputs?) -> [SitePart] {
        [
            SitePart("api", inputs: inputs?.everything) { current(view) },
            SitePart("api/lists", inputs: inputs.map { inputsOfLists(view, $0) }) { lists(view) },
        ]
    }

    /// Beside the submissions that they list, they hang on others' languages and, where points count, results.
    private static func inputsOfLists(_ view: PublicView, _ inputs: SiteInputs) -> String {
        let listed = listed(view)
        guard listed.count < view.submissions.count else { return inputs.everything }
        let contents = APIContents(view, listing: [])
        let languages = contents.languages.map(\.id.text).joined(separator: " ")
        return "\(inputs.ofList(listed)) \(listed.count) \(contents.scale.top) \(languages)"
    }

    private static func current(_ view: PublicView) -> [SiteFile] { tree(APIContents(view, listing: [])) }

    private static func lists(_ view: PublicView) -> [SiteFile] {
        let contents = APIContents(view, listing: listed(view))
        return lists(contents, contents.collections, in: folder(of: contents))
    }

    private static func listed(_ view: PublicView) -> ArraySlice<PublicSubmission> {
        view.submissions.prefix(view.listedCount)
    }
}

extension APIContents {
    /// Each after those that it refers to.
    fileprivate var collections: [APICollection] {
        [
            judgementTypes, languageList, problemList, groups, organizations, teamList, submissionList, judgementList,
            runList, clarifications, awardList,
        ]
    }

    /// What there is for this audience, and which keys it may have.
    fileprivate func access(_ collections: [APICollection]) -> JSONObject {
        let lists = collections.filter { !$0.properties.isEmpty }.map { ($0.endpoint.rawValue, $0.properties) }
        let contestKeys = Self.contestProperties.filter { contest.scoreboardType == .passFail || $0 != "penalty_time" }
        let endpoints =
            [("contest", contestKeys), ("state", Self.stateProperties)] + lists
            + [("scoreboard", Self.scoreboardProperties), ("event-feed", EventFeed.properties)]
        var json = JSONObject()
        json.set("capabilities", [String]())
        json.set(
            "endpoints",
            endpoints.map { type, properties in
                var endpoint = JSONObject()
                endpoint.set("type", type)
                endpoint.set("properties", properties)
                return endpoint
            }
        )
        return json
    }
}
