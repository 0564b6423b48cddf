import ContestModel
import Foundation
import FoundationXML

/// An Atom feed as a reader sees it, with what RFC 4287 and 4151 find wrong with it.
final class AtomFeed: NSObject, XMLParserDelegate {
    struct Entry: Equatable {
        var texts: [String: String] = [:]
        var links: [[String: String]] = []

        var id: String { texts["id"] ?? "" }
        var title: String { texts["title"] ?? "" }
        var updated: String { texts["updated"] ?? "" }
    }

    private(set) var head = Entry()
    private(set) var entries: [Entry] = []
    private(set) var faults: [String] = []
    private var path: [String] = []
    private var text = ""

    init(_ contents: Data) {
        super.init()
        let parser = XMLParser(data: contents)
        parser.shouldProcessNamespaces = true
        parser.delegate = self
        if !parser.parse() { faults.append("not well-formed: \(String(describing: parser.parserError))") }
        check(head, "the feed", needs: ["id", "title", "updated", "author"])
        for entry in entries {
            check(entry, entry.id, needs: ["id", "title", "updated", "published"])
            if !entry.links.contains(where: { $0["rel"] == "alternate" }) { faults.append("\(entry.id) has no link") }
        }
        if !head.links.contains(where: { $0["rel"] == "self" }) { faults.append("the feed does not say where it is") }
        if Set(entries.map(\.id)).count != entries.count { faults.append("an id occurs twice") }
        if entries.map(\.updated) != entries.map(\.updated).sorted(by: >) { faults.append("not newest first") }
        if let newest = entries.first, head.updated != newest.updated {
            faults.append("the feed is not as new as its news")
        }
    }

    private func check(_ entry: Entry, _ name: String, needs: [String]) {
        for element in needs where entry.texts[element]?.isEmpty ?? true { faults.append("\(name) has no \(element)") }
        if entry.id.wholeMatch(of: /tag:[a-z.\-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9_.\-\/]+/) == nil {
            faults.append("\(entry.id) is no tag")
        }
        for element in ["updated", "published"] {
            guard let time = entry.texts[element] else { continue }
            if Timestamp(rfc3339: time)?.description != time { faults.append("\(name): \(time) is no time") }
        }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI space: String?,
        qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        if space != "http://www.w3.org/2005/Atom" { faults.append("\(name) is not of Atom") }
        path.append(name)
        text = ""
        switch path {
        case ["feed"], ["feed", "author"]: break
        case ["feed", "entry"]: entries.append(Entry())
        case ["feed", "link"]: head.links.append(attributes)
        case ["feed", "entry", "link"]: entries[entries.count - 1].links.append(attributes)
        default:
            if !["id", "title", "updated", "published", "summary", "name"].contains(name) {
                faults.append("\(path) is unknown")
            }
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        switch path {
        case ["feed", "author", "name"]: set("author", in: &head)
        case ["feed", name]: set(name, in: &head)
        case ["feed", "entry", name]: set(name, in: &entries[entries.count - 1])
        default: break
        }
        path.removeLast()
    }

    private func set(_ name: String, in entry: inout Entry) {
        if ["link", "entry", "author"].contains(name) && entry.texts[name] != nil { return }
        if !["link", "entry"].contains(name), !(name == "author" && text.isEmpty) {
            if entry.texts[name] != nil { faults.append("\(name) twice") }
            entry.texts[name] = text
        }
        text = ""
    }
}
