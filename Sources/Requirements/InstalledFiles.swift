/// What of installed packages may become part of an environment.
package enum InstalledFiles {
    /// Modules that Python starts by itself wherever it finds them.
    private static let selfStarting: Set<String> = ["sitecustomize", "usercustomize"]

    /// Whether a file at the top of an environment stays out of it: Python runs what such files say where it looks for them.
    package static func isLeftOut(_ name: String) -> Bool { name.lowercased().hasSuffix(".pth") }

    /// What is wrong with the names at the top of an environment; nil: nothing.
    package static func fault(top names: [String]) -> String? {
        for name in names.sorted() {
            let module = String(name.prefix { $0 != "." })
            if selfStarting.contains(module) { return "'\(shown(name))' would be run by every start of Python" }
            if KnownNames.standardLibrary.contains(module.lowercased()), module == module.lowercased() {
                return "'\(shown(name))' would take the place of a part of Python"
            }
        }
        return nil
    }
}
