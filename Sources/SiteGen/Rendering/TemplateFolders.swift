import Foundation

/// Where templates, style, icon and script come from: a contest's own folder, file by file before those of the program.
package struct TemplateFolders: Sendable {
    private let own: String
    private let builtIn: String?

    /// Without built-in ones the contest's own folder must hold everything.
    package init(own: String, builtIn: String? = nil) {
        self.own = own
        self.builtIn = builtIn == own ? nil : builtIn
    }

    package var folders: [String] { [own] + [builtIn].compactMap { $0 } }

    /// Of a file that neither has, the place among the contest's own.
    func place(of name: String) -> String {
        let mine = "\(own)/\(name)"
        guard let builtIn, !FileManager.default.fileExists(atPath: mine) else { return mine }
        let theirs = "\(builtIn)/\(name)"
        return FileManager.default.fileExists(atPath: theirs) ? theirs : mine
    }

    /// The names of all templates, without their ending.
    ///
    /// - Throws: `SiteError` where a folder cannot be read
    func templates() throws -> [String] {
        try folders.flatMap { folder in
            do {
                return try FileManager.default.contentsOfDirectory(atPath: folder)
                    .filter { $0.hasSuffix(".mustache") && !$0.hasPrefix(".") }
                    .map { String($0.dropLast(".mustache".count)) }
            } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
                let fix = "there is no such folder; make it, or leave out `templates` in the contest's file"
                throw SiteError.unreadable(file: folder, why: fix)
            } catch {
                throw SiteError.unreadable(file: folder, why: error.localizedDescription)
            }
        }
    }
}
