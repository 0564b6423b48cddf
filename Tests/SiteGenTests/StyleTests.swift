import ContestModel
import Testing

@testable import SiteGen

@Suite struct StyleTests {
    @Test(arguments: [
        ("a { b: c }\n\n/* x */\nd { e: f }", "a{b:c}d{e:f}"),
        ("/* { */ .a  .b > .c ,\n .d:hover { x: 1px  solid; y: 2 ; }", ".a .b>.c,.d:hover{x:1px solid;y:2}"),
        ("p :hover { width: calc(1px + 2px) }", "p :hover{width:calc(1px + 2px)}"),
        ("a::before { content: \"/* no  comment */ { ; }\" }", "a::before{content:\"/* no  comment */ { ; }\"}"),
        ("b { content: '\\'  \"' } c { d: \"\\\"  x\" }", "b{content:'\\'  \"'}c{d:\"\\\"  x\"}"),
        ("@media screen and (max-width: 44rem) { a { b: c } }", "@media screen and (max-width:44rem){a{b:c}}"),
        ("a/**/b { c: d } /* never closed", "a b{c:d}"),
        ("a { b: \"never closed", "a{b:\"never closed"),
    ])
    func publishesAStyleWithoutWhatOnlyItsWritersNeed(source: String, text: String) {
        #expect(CompactStyle(source).text == text)
        #expect(CompactStyle(text).text == text)
    }

    @Test func givesEachProblemItsLabelAndColours() throws {
        let problems = try LargeContest(teams: 1, problems: 9).view(atMinute: 1).problems
        let style = String(decoding: StyleSheet("site", "", problems: problems).file.contents, as: UTF8.self)
        #expect(
            style.hasPrefix(
                ".p0,.board td:nth-child(5){--label:\"A\";--problem:#2266cc;--problem-ink:#fff}"
                    + ".p1,.board td:nth-child(6){--label:\"B\";"
            )
        )
        #expect(style.hasSuffix(".p8,.board td:nth-child(13){--label:\"I\";--problem:#ffffff;--problem-ink:#000}"))
    }

    /// What a browser takes before it shows anything.
    @Test func staysWithinItsBudget() throws {
        let problems = try LargeContest(teams: 1).view(atMinute: 1).problems
        let templates = try Templates(TemplateFolders(own: Workbench.templates))
        for style in [templates.style, templates.boardStyle] {
            let file = StyleSheet("site", style, problems: problems).file
            #expect(file.contents.count <= 15_000, "\(file.contents.count) bytes, \(style == templates.style)")
        }
    }
}
