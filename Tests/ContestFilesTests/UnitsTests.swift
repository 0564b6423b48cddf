import ContestModel
import Testing

@testable import ContestFiles

struct UnitsTests {
    @Test(
        arguments: [
            ("0 MiB", 0), ("100B", 100), ("1 B", 1), ("50 MiB", 52_428_800), ("1KiB", 1024), ("2 GiB", 2_147_483_648),
            ("1 kB", 1000), ("1 KB", 1000), ("5 MB", 5_000_000), ("1 GB", 1_000_000_000), ("1.5 GiB", 1_610_612_736),
            ("0.5 KiB", 512),
        ] as [(String, Int64)]
    )
    func readsSizes(text: String, bytes: Int64) {
        #expect(ByteSize(text)?.bytes == bytes)
    }

    @Test(
        arguments: [
            "", "50", "MiB", " MiB", "-1 MiB", "+1 MiB", "1e3 MiB", "50 mib", "50 M", "0x10 B", "inf B", "nan B",
            "1.5 B",
            "1,5 MiB", ".5 KiB", "5. KiB", "1.2.3 MiB", "9007199254740993 B", "99999999999999999999 GiB", "1 MiB ",
            "1 TiB",
        ]
    )
    func refusesWhatIsNoSize(text: String) {
        #expect(ByteSize(text) == nil)
    }

    @Test(arguments: ["0 B", "100 B", "50 MiB", "3 GiB", "1536 MiB", "1000001 B", "1 KiB"])
    func writesSizesAsTheyAreRead(text: String) throws {
        #expect(try #require(ByteSize(text)).description == text)
    }

    @Test(
        arguments: [
            ("0s", 0), ("10s", 10_000), ("5m", 300_000), ("1h", 3_600_000), ("1h30m", 5_400_000),
            ("1h30m5s", 5_405_000),
            ("90m", 5_400_000), ("250ms", 250), ("1s250ms", 1250), ("1.5s", 1500), ("0.5h", 1_800_000),
            ("5:00:00", 18_000_000), ("0:00:01", 1000), ("1:02:03.5", 3_723_500), ("100:00:00", 360_000_000),
        ] as [(String, Int64)]
    )
    func readsDurations(text: String, milliseconds: Int64) {
        #expect(TimeSpan(text)?.duration == .milliseconds(milliseconds))
    }

    @Test(
        arguments: [
            "", "10", "s", "10 s", "-10s", "1d", "1m1h", "1h1h", "1.5h30m", "5:00", "5:0:00", "5:60:00", "5:00:60",
            "1:2:3",
            ":00:00", "-1:00:00", "1e3s", "0.0001s", "1:00:00.00001", "99999999h", "1h 30m", "１s", "5:00:0٣",
        ]
    )
    func refusesWhatIsNoDuration(text: String) {
        #expect(TimeSpan(text) == nil)
    }

    @Test(arguments: ["0s", "10s", "5m", "1h30m", "1h", "2h1s", "1s250ms"])
    func writesDurationsAsTheyAreRead(text: String) throws {
        #expect(try #require(TimeSpan(text)).description == text)
    }

    @Test(
        arguments: [
            ("2026-11-21T09:00:00+01:00", "2026-11-21T08:00:00.000Z"),
            ("2026-11-21T09:00:00Z", "2026-11-21T09:00:00.000Z"),
            ("2026-11-21T09:00:00.250-05:30", "2026-11-21T14:30:00.250Z"),
        ]
    )
    func readsMoments(text: String, utc: String) {
        #expect(Form.moment.read(text)?.description == utc)
    }

    @Test(
        arguments: [
            "2026-11-21T09:00:00", "2026-11-21", "2026-11-21 09:00:00+01:00", "2026-13-21T09:00:00Z",
            "2026-02-30T09:00:00Z",
            "2026-11-21T25:00:00Z", "2026-11-21T09:00:00Zulu", "now", "2026-11-21T09:00:00+0100",
        ]
    )
    func refusesMomentsWithoutOffset(text: String) {
        #expect(Form.moment.read(text) == nil)
    }

    @Test(
        arguments: [
            ("durration", "duration"), ("start-time", "start_time"), ("Name", "name"), ("nmae", "name"), ("xyzzy", nil),
            ("i", nil),
        ]
    )
    func findsTheNearestKey(text: String, expected: String?) {
        #expect(Nearest.word(to: text, among: ["id", "name", "start_time", "duration"]) == expected)
    }
}
