import ContestModel
import Foundation

/// The statement of a problem: Markdown, the source of one in LaTeX, a PDF.
struct Statement {
    /// GitHub-flavoured Markdown; empty: there is no text that can be shown.
    let text: String
    /// The PDF, absolute.
    let file: String?
    /// Beside the text, or in folders there.
    let images: [StatementImage]
    /// As the LaTeX source gives it, where it does.
    let name: String?

    /// Of several languages the English one, else the first by name; of several types Markdown first.
    static func read(_ files: PackageFiles) throws(ConfigurationError) -> Statement {
        let found = ["statement", "problem_statement"].flatMap { folder in
            Folder.names("\(files.root)/\(folder)").compactMap { StatementFile($0, in: folder) }
        }
        .filter { files.kind($0.path) == .file }
        .sorted { $0.rank < $1.rank }
        let text = found.first { $0.type != .pdf }
        let source = try text.map { file throws(ConfigurationError) in try read(file.path, files) }
        let pdf = found.first { $0.type == .pdf }?.path ?? (files.kind("problem.pdf") == .file ? "problem.pdf" : nil)
        let isLatex = text?.type == .tex
        return Statement(
            text: source.map { isLatex ? LatexSource($0).markdown : withoutPlaceholders($0) } ?? "",
            file: try pdf.map { path throws(ConfigurationError) in try inside(path, files) },
            images: text.map { StatementImages(root: files.root).all(in: $0.folder) } ?? [],
            name: isLatex ? source.flatMap { LatexSource($0).name } : nil
        )
    }

    private static func read(_ path: String, _ files: PackageFiles) throws(ConfigurationError) -> String {
        try TextFile.read(inside(path, files), name: "\(files.name)/\(path)")
    }

    private static func inside(_ path: String, _ files: PackageFiles) throws(ConfigurationError) -> String {
        guard let real = files.inside(path) else {
            throw files.refused(path, "is a link that leads out of the package", fix: "copy the file in")
        }
        return real
    }

    /// Samples are shown below the statement, so the lines that ask for them go.
    private static func withoutPlaceholders(_ text: String) -> String {
        text.lines
            .filter { !["{{nextsample}}", "{{remainingsamples}}"].contains($0.trimmed(of: " \t\r")) }
            .joined(separator: "\n")
    }
}

/// A file that holds a statement: `problem.md`, `problem.en.tex`.
private struct StatementFile {
    enum Kind: Int {
        case md, tex, pdf
    }

    let folder: String
    let path: String
    let type: Kind
    let language: String

    init?(_ name: String, in folder: String) {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.first == "problem", (2...3).contains(parts.count) else { return nil }
        switch parts[parts.count - 1] {
        case "md": type = .md
        case "tex": type = .tex
        case "pdf": type = .pdf
        default: return nil
        }
        // The language can be left out for English.
        language = parts.count == 3 ? String(parts[1]) : "en"
        self.folder = folder
        path = "\(folder)/\(name)"
    }

    /// What is smaller is shown rather.
    var rank: (Int, String, Int, String) { (language == "en" ? 0 : 1, language, type.rawValue, path) }
}

/// A statement in LaTeX, which is shown as it is written.
struct LatexSource {
    let text: String

    init(_ text: String) { self.text = text }

    /// `%% plainproblemname:`, else `\problemname{}` where it has no commands in it.
    var name: String? {
        if let plain = text.firstMatch(of: /(?m)^%%\s*plainproblemname:\s*(\S.*?)\s*$/) { return String(plain.1) }
        guard let name = text.firstMatch(of: /\\problemname\{([^{}\\$]+)\}/) else { return nil }
        return Form<String>.line.read(name.1.trimmingCharacters(in: .whitespaces))
    }

    /// A block of code, without what only a typesetter reads.
    var markdown: String {
        let lines = text.lines.map { $0.trimmed(of: "\r") }
            .filter {
                !$0.hasPrefix("%") && $0.firstMatch(of: /^\s*\\(problemname|nextsample|remainingsamples)\b/) == nil
            }
        let body = lines.joined(separator: "\n").trimmed(of: "\n")
        guard !body.allSatisfy(\.isWhitespace) else { return "" }
        let longest = body.matches(of: /`+/).map(\.0.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)latex\n\(body)\n\(fence)\n"
    }
}
