import ContestModel
import Testing

@Suite struct PathPatternTests {
    @Test(arguments: [
        ("accepted", "accepted/a.cpp", true),
        ("accepted/*", "accepted/a.cpp", true),
        ("accepted/", "accepted/a.cpp", true),
        ("accepted/a", "accepted/a.cpp", false),
        ("accepted/a*", "accepted/a.cpp", true),
        ("*/a.cpp", "wrong_answer/a.cpp", true),
        ("*", "wrong_answer/a.cpp", true),
        ("*.cpp", "wrong_answer/a.cpp", false),
        ("accepted/*/main.cpp", "accepted/a", false),
        ("author.{py,cpp}", "author.py", true),
        ("author.{py,cpp}", "author.java", false),
        ("{accepted,rejected}/{a,b}*.c", "rejected/b7.c", true),
        ("{a,b{c,d}}/x", "bd/x", true),
        ("{a,b{c,d}}/x", "b/x", false),
        ("x{,y}", "x", true),
        ("secret/*-easy", "secret/02-easy", true),
        ("secret/*-easy", "secret/group/02-easy", false),
        ("secret/group1", "secret/group1/deep/07", true),
        ("secret/group1", "secret/group10/07", false),
        ("a*b*c", "axxbyyc", true),
        ("a*b*c", "axxbyycd", false),
        ("a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
        ("ä*", "äöü", true),
        ("", "accepted", false),
    ])
    func coversWhatItNamesAndWhatLiesBelow(_ pattern: String, _ path: String, _ isCovered: Bool) throws {
        #expect(try PathPattern(pattern).covers(path) == isCovered)
    }

    @Test func namesOnlyThePathItself() throws {
        let pattern = try PathPattern("secret/{1,2}")
        #expect(pattern.names("secret/1") && !pattern.names("secret/1/03") && !pattern.names("secret"))
    }

    @Test(arguments: [
        ("secret/**", PathPattern.Trouble.unsupported("**")), ("a?", .unsupported("?")), ("[ab]", .unsupported("[")),
        ("{a", .unbalanced), ("a}", .unbalanced), ("{a,b}{", .unbalanced),
        (String(repeating: "{a,b}", count: 20), .tooManyAlternatives),
    ])
    func refusesWhatTheFormatDoesNotHave(_ text: String, _ trouble: PathPattern.Trouble) {
        #expect(throws: trouble) { try PathPattern(text) }
    }
}
