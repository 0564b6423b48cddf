import ContestModel

/// A folder of a package that holds a program of the jury's: `output_validators`, `output_validator`, `graders`.
struct JuryFolder {
    let path: String
    let files: PackageFiles
    /// Extensions of source files, without the dot.
    let extensions: Set<String>

    init(_ path: String, _ files: PackageFiles, _ languages: [Language]) {
        self.path = path
        self.files = files
        extensions = Set(languages.flatMap(\.extensions) + ["c", "cc", "cpp", "cxx", "c++", "py"])
    }

    /// The one program in it; nil: there is none.
    func program() throws(ConfigurationError) -> JuryProgram? {
        guard files.kind(path) == .folder else { return nil }
        let root = try files.copied(path)
        let names = Folder.names(root).filter { PackageName.isPlain($0) && $0 != "__pycache__" }
        // DOMjudge's way: the folder is the program.
        if names.contains("build") || names.contains("run") { return JuryProgram(path: root) }
        let folders = names.filter { FileKind("\(root)/\($0)") == .folder }
        let sources = names.filter { isSource($0) && FileKind("\(root)/\($0)") == .file }
        if folders.isEmpty, sources.isEmpty { return nil }
        if folders.isEmpty { return JuryProgram(path: try path(sources, among: names, root)) }
        if isOneProgram, !sources.isEmpty { return JuryProgram(path: root) }
        guard folders.count == 1, sources.isEmpty else { throw several(folders + sources) }
        return JuryProgram(path: Links.resolved("\(root)/\(folders[0])"))
    }

    /// One source with nothing beside it but text is the program; with headers and the like the folder is.
    private func path(
        _ sources: [String],
        among names: [String],
        _ root: String
    ) throws(ConfigurationError) -> String {
        guard isOneProgram || sources.count == 1 else { throw several(sources) }
        return names.count { !isText($0) } == 1 ? Links.resolved("\(root)/\(sources[0])") : root
    }

    /// In the 2025-09 format the folder itself is the program.
    private var isOneProgram: Bool { path == "output_validator" }

    private func isSource(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        return parts.count > 1 && extensions.contains(String(parts[parts.count - 1]).lowercased())
    }

    private func isText(_ name: String) -> Bool {
        name.lowercased().hasPrefix("readme") || [".md", ".txt"].contains { name.hasSuffix($0) }
    }

    private func several(_ names: [String]) -> ConfigurationError {
        files.refused(
            path,
            "holds several programs: \(names.joined(separator: ", "))",
            fix: "keep one; a program of several files lies in a folder of its own"
        )
    }
}
