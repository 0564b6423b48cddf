import Foundation

/// Where what comes with the program lies: judge images, templates, process 1.
enum Installation {
    /// The path of this program itself, links resolved.
    static var executable: String {
        guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return CommandLine.arguments[0]
        }
        // The kernel marks a program whose file was replaced since it started; the new one lies at the same place.
        return own.hasSuffix(" (deleted)") ? String(own.dropLast(" (deleted)".count)) : own
    }

    /// The folder with `images/` and `templates/`: beside an installed program in `../share/batch-judge`, or the source
    /// tree that it was built in. Nil: neither.
    static var folder: String? {
        var folder = URL(filePath: executable).deletingLastPathComponent()
        let shared = folder.deletingLastPathComponent().appending(path: "share/batch-judge")
        if holds(shared) { return shared.path(percentEncoded: false) }
        while folder.path(percentEncoded: false) != "/" {
            if holds(folder) { return folder.path(percentEncoded: false) }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }

    /// The templates that stand in for those that a contest does not have; nil: there are none.
    static var templates: String? { folder.map { "\($0)/templates" } }

    private static func holds(_ folder: URL) -> Bool {
        ["images", "templates"].allSatisfy { name in
            (try? folder.appending(path: name).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
        }
    }
}
