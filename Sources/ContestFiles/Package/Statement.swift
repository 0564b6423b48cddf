/// The statement of a problem, where it is Markdown.
enum Statement {
    /// Of several languages the English one, else the first by name. Empty: there is none that can be shown.
    static func read(_ files: PackageFiles) throws(ConfigurationError) -> String {
        for folder in ["statement", "problem_statement"] where files.kind(folder) == .folder {
            let names = ["problem.en.md", "problem.md"] + Folder.names("\(files.root)/\(folder)").filter(isStatement)
            guard let name = names.first(where: { files.kind("\(folder)/\($0)") == .file }) else { continue }
            guard let path = files.inside("\(folder)/\(name)") else {
                throw files.refused(
                    "\(folder)/\(name)",
                    "is a link that leads out of the package",
                    fix: "copy the file in"
                )
            }
            return withoutPlaceholders(try TextFile.read(path, name: "\(files.name)/\(folder)/\(name)"))
        }
        return ""
    }

    private static func isStatement(_ name: String) -> Bool {
        name.hasPrefix("problem.") && name.hasSuffix(".md")
    }

    /// Samples are shown below the statement, so the lines that ask for them go.
    private static func withoutPlaceholders(_ text: String) -> String {
        text.lines
            .filter { !["{{nextsample}}", "{{remainingsamples}}"].contains($0.trimmed(of: " \t\r")) }
            .joined(separator: "\n")
    }
}
