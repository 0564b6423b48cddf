import Foundation
import Testing

/// What the document says of templates.
@Suite struct TemplateDocumentTests {
    /// Every value that a template of the program shows is in the table, so that an organizer's own can show it too.
    @Test func namesEveryValue() throws {
        let folder = Workbench.templates
        let document = try String(contentsOfFile: "\(folder)/../docs/site.md", encoding: .utf8)
        let table = try #require(document.components(separatedBy: "| Template | Values |").last)
        let known = Set(table.matches(of: /`([^`]*)`/).flatMap { $0.1.matches(of: /[A-Za-z]+/).map { String($0.0) } })
        let templates = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".mustache") }
        #expect(templates.count > 12)
        for name in templates {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            for match in text.matches(of: /\{\{\{?[#^]?\s*([A-Za-z.]+)\s*\}\}/) {
                for part in match.1.split(separator: ".") where part != "all" {
                    #expect(known.contains(String(part)), "\(name): {{\(part)}} is not in docs/site.md")
                }
            }
        }
    }
}
