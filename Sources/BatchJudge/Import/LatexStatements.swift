import Foundation

/// Writes Markdown beside the LaTeX statements of a package, with pandoc, where that is installed.
struct LatexStatements {
    let package: String

    /// What problem statements define for themselves, in terms that pandoc knows.
    private static let preamble = #"""
        \newcommand{\problemname}[1]{}
        \newcommand{\illustration}[3]{}
        \newcommand{\nextsample}{}
        \newcommand{\remainingsamples}{}
        \newenvironment{Input}{\section*{Input}}{}
        \newenvironment{Output}{\section*{Output}}{}
        \newenvironment{Interaction}{\section*{Interaction}}{}

        """#
    /// A statement takes part of a second; this is for one that never ends.
    private static let seconds = "20"

    /// The files that were written, relative to the package. One that pandoc cannot read stays as it is.
    func convert() throws -> [String] {
        try sources().compactMap { source in
            let target = source.dropLast(".tex".count) + ".md"
            guard !FileManager.default.fileExists(atPath: "\(package)/\(target)") else { return nil }
            let latex = try String(contentsOf: URL(filePath: "\(package)/\(source)"), encoding: .utf8)
            guard let markdown = try Self.markdown(latex) else { return nil }
            try Data(markdown.utf8).write(to: URL(filePath: "\(package)/\(target)"))
            return String(target)
        }
    }

    private func sources() throws -> [String] {
        try ["statement", "problem_statement"].flatMap { folder in
            let path = "\(package)/\(folder)"
            guard FileManager.default.fileExists(atPath: path) else { return [String]() }
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
                .filter { $0.hasPrefix("problem.") && $0.hasSuffix(".tex") }
                .map { "\(folder)/\($0)" }
        }
    }

    /// Nil: there is no pandoc, or it could not.
    private static func markdown(_ latex: String) throws -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-latex-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (source, target) = (folder.appending(path: "in.tex").path(), folder.appending(path: "out.md").path())
        try Data((preamble + latex).utf8).write(to: URL(filePath: source))
        // Pages leave raw HTML out, and with it the raised 5 of 10<sup>5</sup>. The sandbox keeps \input from reading files of this machine.
        let answer = try SystemTool(
            "timeout",
            "--signal=KILL",
            seconds,
            "pandoc",
            "--sandbox",
            "--from=latex",
            "--to=gfm-raw_html",
            "--wrap=none",
            "--output=\(target)",
            source
        ).ask()
        guard answer.code == 0 else { return nil }
        let text = try String(contentsOf: URL(filePath: target), encoding: .utf8)
        return text.allSatisfy(\.isWhitespace) ? nil : text
    }
}
