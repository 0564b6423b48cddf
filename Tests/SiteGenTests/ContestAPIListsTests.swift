import ContestModel
import Foundation
import Testing

@testable import SiteGen

/// The API's lists of all submissions, which are not written anew for each of them.
@Suite struct ContestAPIListsTests {
    private func lines(_ name: String, in files: [SiteFile]) throws -> Int {
        let file = try #require(files.first { $0.path.hasSuffix("/\(name)") })
        return file.contents.count { $0 == UInt8(ascii: "\n") }
    }

    /// The last full five minutes.
    private static func mark(_ now: Timestamp) -> Timestamp {
        Timestamp(milliseconds: now.milliseconds / 300_000 * 300_000)
    }

    private static let many = LargeContest(teams: 400)

    @Test func ofManyTheLatestWaitForFullFiveMinutes() throws {
        for minute in [200, 202] {
            let view = try Self.many.view(atMinute: minute)
            try #require(view.submissions.count > LongLists.alwaysWhole)
            let mark = Self.mark(SampleContest.minute(minute))
            let listed = view.submissions.count { $0.received <= mark }
            try #require(listed > LongLists.alwaysWhole && listed < view.submissions.count)
            #expect(view.listedCount == listed)
            let files = ContestAPI.files(view)
            #expect(try lines("submissions.json", in: files) == listed)
            #expect(try lines("event-feed.ndjson", in: files) > 2 * listed)
        }
    }

    @Test func fewAndThoseOfTheEndAreAllListed() throws {
        for (contest, minute) in [(LargeContest(), 203), (Self.many, 301)] {
            let view = try contest.view(atMinute: minute)
            #expect(view.listedCount == view.submissions.count)
            #expect(try lines("submissions.json", in: ContestAPI.files(view)) == view.submissions.count)
        }
    }

    @Test func aListThatWaitsHasItsMoment() {
        let (now, mark) = (SampleContest.minute(202), Self.mark(SampleContest.minute(202)))
        #expect(LongLists.moment(at: now) == mark && LongLists.moment(at: mark) == mark)
        #expect(LongLists.moment(holding: mark) == mark)
        #expect(LongLists.moment(holding: now) == Timestamp(milliseconds: mark.milliseconds + 300_000))
    }

    /// Nothing that is in the files may change without another word, and a submission that waits must not change it.
    @Test func theirPartHangsOnWhatTheyListAlone() throws {
        var words: [String: [Data]] = [:]
        for minute in 199..<203 {
            let view = try Self.many.view(atMinute: minute)
            let inputs = SiteInputs(base: "secret", words: [try TeamID("t1"): "\(minute)"])
            let part = try #require(ContestAPI.parts(view, inputs).first { $0.name == "api/lists" })
            let contents = try part.files().map(\.contents)
            let word = try #require(part.inputs)
            #expect(words[word, default: contents] == contents)
            words[word] = contents
        }
        #expect(words.count == 2)
    }
}
