package import ContestModel
package import Foundation

/// A file of the site, not yet written.
package struct SiteFile: Sendable, Hashable {
    /// Relative to the web root, with `/` between its parts, none of them empty, `.` or `..`.
    package let path: String
    package let contents: Data

    package init(path: String, contents: Data) {
        self.path = path
        self.contents = contents
    }

    package init(path: String, text: String) { self.init(path: path, contents: Data(text.utf8)) }

    /// Whether it leads to a place below the web root, and fits in a line.
    var hasGoodPath: Bool {
        path.utf8.allSatisfy { $0 >= 0x20 }
            && path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { word in
                // Neither nothing nor `.` nor `..`
                word.count > 2 || !word.allSatisfy { $0 == UInt8(ascii: ".") }
            }
    }
}

/// A Markdown page of the organizer's; its name is what the address says.
package struct OrganizerPage: Sendable, Hashable {
    package let name: String
    /// GitHub-flavoured; raw HTML is left out.
    package let markdown: String
    /// Those that it may show.
    package let images: [StatementImage]

    package init(name: String, markdown: String, images: [StatementImage] = []) {
        self.name = name
        self.markdown = markdown
        self.images = images
    }
}
