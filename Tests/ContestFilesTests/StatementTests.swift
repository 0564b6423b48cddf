import ContestModel
import Testing

@testable import ContestFiles

struct StatementTests {
    private func problem(_ files: [String: String], yaml: String = limited) throws -> Problem {
        try loadPackage(package(yaml, files))
    }

    /// Files of a package, and the words of the statement that is shown.
    static let chosen: [(files: [String], shown: String)] = [
        (["problem_statement/problem.md", "problem_statement/problem.de.md"], "problem_statement/problem.md"),
        (["statement/problem.de.md", "statement/problem.sv.md"], "statement/problem.de.md"),
        (["statement/problem.en.md", "problem_statement/problem.en.tex"], "statement/problem.en.md"),
        (["problem_statement/problem.en.tex", "problem_statement/problem.de.md"], "problem_statement/problem.en.tex"),
        (["problem_statement/problem.tex", "problem_statement/problem.en.pdf"], "problem_statement/problem.tex"),
        (["statement/solution.en.md", "statement/problem.a.b.md", "statement/problem.en.html"], ""),
    ]

    @Test(arguments: chosen) func showsEnglishAndMarkdownRather(files: [String], shown: String) throws {
        let problem = try problem(Dictionary(uniqueKeysWithValues: files.map { ($0, $0 + "\n") }))
        let fences = shown.hasSuffix(".tex") ? ("```latex\n", "```\n") : ("", "")
        #expect(problem.statement == (shown.isEmpty ? "" : fences.0 + shown + "\n" + fences.1))
    }

    @Test(arguments: ["problem.pdf", "problem_statement/problem.pdf", "statement/problem.en.pdf"])
    func findsThePDF(path: String) throws {
        let problem = try problem([path: "%PDF", "statement/problem.de.pdf": "%PDF"])
        let isGerman = path == "problem.pdf"
        #expect(problem.statementFile == problem.folder + "/" + (isGerman ? "statement/problem.de.pdf" : path))
        #expect(problem.statement == "")
    }

    @Test func latexIsShownWithoutItsNoise() throws {
        let latex = """
            %% plainproblemname: Half of $x$ \r
            \\problemname{Half of \\emph{x}}
            % a note
            Halve ``it'' and ```that```.

            \\nextsample
            50\\% off

            """
        let problem = try problem(["problem_statement/problem.en.tex": latex])
        #expect(problem.name == "Half of $x$")
        #expect(problem.statement == "````latex\nHalve ``it'' and ```that```.\n\n50\\% off\n````\n")
    }

    @Test(arguments: [("\\problemname{Plain}", "Plain"), ("\\problemname{$x$}", "hello"), ("Text", "hello")])
    func latexNamesTheProblem(latex: String, name: String) throws {
        let files = ["problem_statement/problem.tex": latex + "\n"]
        #expect(try problem(files).name == name)
        #expect(try problem(files, yaml: limited + "name: Given\n").name == "Given")
    }

    @Test func noStatementLeadsOutOfThePackage() throws {
        let scratch = try package(limited)
        try scratch.write("%PDF", to: "outside.pdf")
        try scratch.link("p/statement/problem.en.pdf", to: "../../outside.pdf")
        #expect(
            complaints { _ = try loadPackage(scratch) } == [
                "problems/hello/statement/problem.en.pdf: is a link that leads out of the package; copy the file in"
            ]
        )
    }
}
