import ContestModel

/// `include/`: files that go with every submission, or with those of one language.
enum IncludeFolder {
    /// In the order in which they are put over a submission: what goes with every language first.
    static func read(_ files: PackageFiles, _ format: PackageFormat) throws(ConfigurationError) -> [IncludedFiles] {
        guard files.kind("include") == .folder else { return [] }
        let names = Folder.names(try files.copied("include"))
            .filter { PackageName.isPlain($0) && files.kind("include/\($0)") == .folder }
        let everywhere = format == .of2025 ? names.filter { $0 == "default" } : []
        let others = names.filter { !everywhere.contains($0) }
        return (everywhere + others).map { name in
            IncludedFiles(
                language: everywhere.contains(name) ? nil : name,
                folder: Links.resolved("\(files.root)/include/\(name)")
            )
        }
    }
}
