package import ContestModel
import Foundation

/// A file that a problem's page offers beside the statement: one of the package's attachments, or its starter kit.
package struct ProblemDownload: Sendable, Hashable {
    package let problem: ProblemID
    /// What the file is called on the site; letters, digits and `._-`.
    package let name: String
    /// What the link says.
    package let title: String
    /// Absolute.
    package let file: String

    package init(problem: ProblemID, name: String, title: String, file: String) {
        self.problem = problem
        self.name = name
        self.title = title
        self.file = file
    }

    /// Relative to the problem's page.
    var place: String { "files/\(name)" }

    func read() throws -> SiteFile {
        do {
            let contents = try Data(contentsOf: URL(filePath: file, directoryHint: .notDirectory))
            return SiteFile(path: "problems/\(problem)/\(place)", contents: contents)
        } catch {
            throw SiteError.unreadable(file: file, why: error.localizedDescription)
        }
    }
}
