import ContestModel
import Foundation
import Testing

@testable import SiteGen

/// The API's lists of all submissions, which are not written anew for each of them.
@Suite struct ContestAPIListsTests {
    @Test(arguments: [
        (0, 0), (1, 1), (127, 127), (128, 128), (129, 128), (130, 130), (255, 254), (256, 256), (259, 256),
        (20_000, 19_968), (20_224, 20_224),
    ])
    func theLatestWaitForMoreWhileTheContestRuns(count: Int, listed: Int) {
        #expect(ContestAPI.listed(of: count, in: .running) == listed)
        #expect(ContestAPI.listed(of: count, in: .frozen) == listed)
        #expect(ContestAPI.listed(of: count, in: .ended) == count)
        #expect(ContestAPI.listed(of: count, in: .final) == count)
    }

    private func lines(_ name: String, in files: [SiteFile]) throws -> Int {
        let file = try #require(files.first { $0.path.hasSuffix("/\(name)") })
        return file.contents.count { $0 == UInt8(ascii: "\n") }
    }

    @Test func listsSayTheSameUntilThereAreEnough() throws {
        let contest = LargeContest()
        let views = try (180..<200).map { try contest.view(atMinute: $0) }
        let shown = views.map { ContestAPI.listed(of: $0.submissions.count, in: .running) }
        try #require(Set(shown).count < Set(views.map(\.submissions.count)).count, "some wait")
        for (view, shown) in zip(views, shown) {
            let files = ContestAPI.files(view)
            #expect(try lines("submissions.json", in: files) == shown)
            #expect(try lines("event-feed.ndjson", in: files) > 2 * shown)
        }
    }

    /// Nothing that is in the files may change without another word, and a submission that waits must not change it.
    @Test func theirPartHangsOnWhatTheyListAlone() throws {
        let contest = LargeContest()
        var words: [String: [Data]] = [:]
        for minute in 180..<200 {
            let view = try contest.view(atMinute: minute)
            let inputs = SiteInputs(base: "secret", words: [try TeamID("t1"): "\(minute)"])
            let part = try #require(ContestAPI.parts(view, inputs).first { $0.name == "api/lists" })
            let contents = try part.files().map(\.contents)
            let word = try #require(part.inputs)
            #expect(words[word, default: contents] == contents)
            words[word] = contents
        }
        #expect(words.count > 1)
        #expect(words.count < 20)
    }
}
