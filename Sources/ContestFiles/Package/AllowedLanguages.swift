import ContestModel

/// Which languages a problem takes.
struct AllowedLanguages {
    /// All that the judge knows.
    let languages: [Language]

    /// What `batch_judge.languages` says, else what the package format's own key says; nil: all of them.
    func read(_ root: Section, _ ours: Section, _ format: PackageFormat) -> [LanguageID]? {
        if let words = ours.list("languages", .line) { return known(words, ours) }
        guard format == .of2025, let words = root.list("languages", .line, allowsOne: true), words != ["all"] else {
            return nil
        }
        // Languages that the judge has not are of no concern: nothing in them can arrive.
        let ids = languages.map(\.id).filter { words.contains($0.text) }
        if ids.isEmpty { root.complain("languages", "names none of the judge's languages", fix: advice) }
        return ids
    }

    /// What an SQL problem takes where it does not say.
    func sql(_ ours: Section) -> [LanguageID]? {
        let ids = languages.map(\.id).filter { $0.text == "sql" }
        if ids.isEmpty {
            ours.complain("sql", "no image has the language sql", fix: "add the image, or name `languages`")
        }
        return ids
    }

    private func known(_ words: [String], _ ours: Section) -> [LanguageID] {
        let all = languages.map(\.id.text)
        for word in words where !all.contains(word) {
            let near = Nearest.word(to: word, among: all)
            ours.complain(
                "languages",
                "'\(word)' is none of the judge's languages",
                fix: near.map { "did you mean '\($0)'?" } ?? advice
            )
        }
        if words.isEmpty { ours.complain("languages", "is empty", fix: "name one, or leave the key out for all") }
        return words.compactMap { word in languages.first { $0.id.text == word }?.id }
    }

    private var advice: String { "it has \(languages.map(\.id.text).joined(separator: ", "))" }
}
