import Testing

@testable import SiteGen

@Suite struct MathTests {
    private func math(_ source: String) -> String? {
        MathML(source, isDisplay: false)?.markup.replacing("<math><mrow>", with: "").replacing(
            "</mrow></math>",
            with: ""
        )
    }

    @Test(arguments: [
        ("n", "<mi>n</mi>"),
        (
            "1 \\le n \\leq 10^5",
            "<mn>1</mn><mo stretchy=\"false\">≤</mo><mi>n</mi><mo stretchy=\"false\">≤</mo><msup><mn>10</mn><mn>5</mn></msup>"
        ),
        ("a_i^2", "<msubsup><mi>a</mi><mi>i</mi><mn>2</mn></msubsup>"),
        ("x^{n+1}", "<msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup>"),
        ("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
        ("\\frac{a}{b}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"),
        ("\\sqrt[3]{x}", "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>"),
        (
            "\\sum_{i=1}^n a_i",
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>a</mi><mi>i</mi></msub>"
        ),
        (
            "\\lfloor x/2 \\rfloor",
            "<mo stretchy=\"false\">⌊</mo><mi>x</mi><mo>/</mo><mn>2</mn><mo stretchy=\"false\">⌋</mo>"
        ),
        (
            "\\max_{x<y} f'(x)",
            "<munder><mi>max</mi><mrow><mi>x</mi><mo>&lt;</mo><mi>y</mi></mrow></munder><msup><mi>f</mi><mo>′</mo></msup><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>"
        ),
        (
            "\\{1, \\ldots, n\\}",
            "<mo stretchy=\"false\">{</mo><mn>1</mn><mo>,</mo><mo stretchy=\"false\">…</mo><mo>,</mo><mi>n</mi><mo stretchy=\"false\">}</mo>"
        ),
        ("\\text{if } x \\in \\mathbb{R}", "<mtext>if\u{A0}</mtext><mi>x</mi><mo stretchy=\"false\">∈</mo><mi>ℝ</mi>"),
        ("-3.5", "<mo>−</mo><mn>3.5</mn>"),
        ("\\left(\\alpha\\right]", "<mrow><mo stretchy=\"true\">(</mo><mi>α</mi><mo stretchy=\"true\">]</mo></mrow>"),
        (
            "\\begin{cases}0 & x\\\\1\\end{cases}",
            "<mrow><mo stretchy=\"true\">{</mo><mtable><mtr><mtd><mn>0</mn></mtd><mtd><mi>x</mi></mtd></mtr><mtr><mtd><mn>1</mn></mtd></mtr></mtable></mrow>"
        ),
    ])
    func writesTheCommonSubset(source: String, want: String) { #expect(math(source) == want) }

    @Test(arguments: [
        "", " ", "\\unknown", "{", "}", "x^", "x^a^b", "\\frac{a}", "\\left(x", "\\begin{cases}x", "\\text{a", "a&b",
        "\\sqrt[3",
        "\\href{javascript:alert(1)}{x}", "\"", "\\mathbb{x}", "\\begin{x}\\end{x}", "@",
        String(repeating: "{", count: 1000) + String(repeating: "}", count: 1000), String(repeating: "x", count: 2001),
        String(repeating: "\\sqrt", count: 400) + "x",
    ])
    func doesNotGuess(source: String) { #expect(MathML(source, isDisplay: false) == nil) }

    @Test func escapesWhatStandsInIt() {
        #expect(math("\\text{<b>\"'&lt;}") == nil)
        #expect(math("\\text{<b>\"'}") == "<mtext>&lt;b&gt;&quot;’</mtext>")
        #expect(
            math("<script>") == "<mo>&lt;</mo><mi>s</mi><mi>c</mi><mi>r</mi><mi>i</mi><mi>p</mi><mi>t</mi><mo>&gt;</mo>"
        )
    }

    private func html(_ source: String) -> String { Markdown.html(source, belowTitle: true) }
    private static let n = "<math><mrow><mi>n</mi></mrow></math>"

    @Test(arguments: [
        ("of $n$ and *$n$*,", "<p>of \(n) and <em>\(n)</em>,</p>\n"),
        ("$$n$$", "<p>\(n.replacing("<math>", with: "<math display=\"block\">"))</p>\n"),
        ("$a_1 * b_1 * c$", "<msub><mi>a</mi><mn>1</mn></msub>"),
        ("| x | y |\n|---|---|\n| $n$ | $|n|$ |", "<td>\(n)</td>"),
        ("# $n$", "<h2>\(n)</h2>\n"),
        ("$\\oops{x}$", "<p><code>\\oops{x}</code></p>\n"),
    ])
    func rendersFormulasWithinMarkdown(source: String, part: String) { #expect(html(source).contains(part)) }

    @Test(arguments: [
        "It costs $5 and $6.", "$ n $", "a \\$n$ b", "$20,000 and $30,000", "5$ and 6$", "$x", "$$", "$n\n\nn$",
    ])
    func leavesDollarsAlone(source: String) {
        let html = html(source)
        #expect(!html.contains("<math") && !html.contains("<code") && !html.contains("formula"), "\(html)")
    }

    @Test(arguments: [
        ("`$n$` and `$n$`", "<p><code>$n$</code> and <code>$n$</code></p>\n"),
        ("```\n$n$\n```", "<pre><code>$n$\n</code></pre>\n"), ("    $n$", "<pre><code>$n$\n</code></pre>\n"),
        ("~~~\n$n$\n~~~", "<pre><code>$n$\n</code></pre>\n"), ("``` $n$\nx\n```", "class=\"language-$n$\""),
        ("![a $n$](x.png)", "alt=\"a $n$\""), ("[x]($n$)", "href=\"$n$\""), ("[x](y \"$n$\")", "title=\"$n$\""),
        ("![\"$<b>$](x.png)", "alt=\"&quot;$&lt;b&gt;$\""),
    ])
    func showsTheirSourceWhereNoMarkupMayBe(source: String, part: String) {
        #expect(html(source).contains(part), "\(html(source))")
    }

    @Test func isQuickOnManyDollars() {
        let start = ContinuousClock.now
        for source in ["$ ", "$x", "$$x", "`$", "\\$$", "$x$ "] { _ = html(String(repeating: source, count: 8000)) }
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
