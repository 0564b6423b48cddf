import ContestModel

extension SiteContext {
    func organizerPages(_ pages: [OrganizerPage]) throws -> [SiteFile] {
        try pages.flatMap { source in
            guard (try? Identifier<OrganizerPage>(source.name)) != nil else { throw SiteError.pageName(source.name) }
            let hasTitle = Markdown.title(source.markdown) != nil
            let text = StatementHTML(Markdown.html(source.markdown, belowTitle: !hasTitle), source.images)
            let folder = "pages/\(source.name)"
            let page = page(
                .page,
                at: "\(folder)/index.html",
                title: source.title,
                ["heading": hasTitle ? nil : source.title, "text": text.html]
            )
            return try [page] + text.images.map { try SiteFile(path: "\(folder)/\($0.name)", copyOf: $0.file) }
        }
    }

    /// Shown under any address, from which no relative link leads to the script.
    func missingPage() -> SiteFile { page(.missing, at: "404.html", title: "Not found", ["script": nil as String?]) }
}

extension OrganizerPage {
    /// Its first heading; where there is none, its name with a capital.
    var title: String { Markdown.title(markdown) ?? name.prefix(1).uppercased() + name.dropFirst() }
}
