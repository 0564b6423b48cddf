import ContestModel
import Foundation

/// A problem's statement with the pictures that lie beside it; of any other, what its description says.
struct StatementHTML {
    private(set) var html = ""
    /// Those that it shows, each once.
    private(set) var images: [StatementImage] = []

    init(_ problem: PublicProblem) {
        self.init(Markdown.html(problem.statement, belowTitle: true), problem.statementImages)
    }

    /// `rendered` is what the Markdown renderer makes: in it a `<` begins a tag, and attributes have neither `"` nor `>` in them.
    init(_ rendered: String, _ known: [StatementImage]) {
        let byName = Dictionary(known.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var rest = rendered[...]
        while let start = rest.firstRange(of: "<img "), let end = rest[start.upperBound...].firstIndex(of: ">") {
            html += rest[..<start.lowerBound]
            let tag = rest[start.lowerBound...end]
            if let image = Self.attribute("src", of: tag).flatMap({ byName[Self.path($0)] }) {
                html += tag
                if !images.contains(image) { images.append(image) }
            } else {
                html += Self.attribute("alt", of: tag) ?? ""
            }
            rest = rest[rest.index(after: end)...]
        }
        html += rest
    }

    /// As it is written, escaped.
    private static func attribute(_ name: String, of tag: Substring) -> Substring? {
        guard let start = tag.firstRange(of: " \(name)=\""), let end = tag[start.upperBound...].firstIndex(of: "\"")
        else { return nil }
        return tag[start.upperBound..<end]
    }

    /// Of a picture's address, without escapes and a leading `./`.
    private static func path(_ address: Substring) -> String {
        let plain = address.replacing("&#x27;", with: "'").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
        let path = String(plain).removingPercentEncoding ?? String(plain)
        return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }
}
