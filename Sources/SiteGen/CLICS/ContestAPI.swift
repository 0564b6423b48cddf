package import ContestModel
import Foundation

/// The CLICS Contest API, version 2023-06, as files. What they say follows from what the audience may see alone.
package enum ContestAPI {
    /// What everybody may read, below `api/`.
    package static func files(_ view: PublicView) -> [SiteFile] { tree(APIContents(view)) }

    /// What the jury alone may read, below `api/`; not for the web root. The uploads that it names are not among the files.
    package static func files(_ view: JuryView) -> [SiteFile] { tree(APIContents(view)) }

    /// The contest package, below a folder that has the contest's id.
    package static func package(_ view: PublicView) -> [SiteFile] { packed(APIContents(view)) }

    /// The contest package of the jury; the uploads that it names are not among the files.
    package static func package(_ view: JuryView) -> [SiteFile] { packed(APIContents(view)) }

    /// Where the zip of a submission lies below the contest's folder.
    package static func upload(of submission: Int64) -> String { "submissions/\(submission)/files.zip" }

    private static func tree(_ contents: APIContents) -> [SiteFile] {
        let collections = contents.collections
        let folder = "api/contests/\(contents.contest.id)"
        let singles = collections.filter(\.endpoint.hasSingles).flatMap { collection in
            collection.objects.map { file("\(folder)/\(collection.endpoint.rawValue)/\($0.id).json", $0.json.bytes) }
        }
        return [
            file("api/api.json", about.bytes),
            file("api/contests.json", JSONObject.list([contents.contestObject.json])),
        ] + contestFiles(contents, collections, in: folder) + singles
    }

    private static func packed(_ contents: APIContents) -> [SiteFile] {
        contestFiles(contents, contents.collections, in: contents.contest.id.text)
    }

    private static func contestFiles(
        _ contents: APIContents,
        _ collections: [APICollection],
        in folder: String
    ) -> [SiteFile] {
        let feed = EventFeed(contents, collections)
        return [
            file("\(folder)/api.json", about.bytes),
            file("\(folder)/contest.json", contents.contestObject.json.bytes),
            file("\(folder)/access.json", contents.access(collections).bytes),
            file("\(folder)/state.json", contents.state.bytes),
            file("\(folder)/scoreboard.json", contents.scoreboard.bytes),
            SiteFile(path: "\(folder)/event-feed.ndjson", contents: Data(feed.bytes)),
        ]
            + collections.map { collection in
                file("\(folder)/\(collection.endpoint.rawValue).json", JSONObject.list(collection.objects.map(\.json)))
            }
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
