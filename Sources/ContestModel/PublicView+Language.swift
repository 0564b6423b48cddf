/// A language as everybody may know it.
package struct PublicLanguage: Sendable, Hashable {
    package let id: LanguageID
    package let name: String
    /// Lower case, without a dot.
    package let extensions: [String]

    package init(id: LanguageID, name: String, extensions: [String]) {
        self.id = id
        self.name = name
        self.extensions = extensions
    }

    /// By id.
    static func all(of record: ContestRecord) -> [PublicLanguage] {
        record.languages.map { PublicLanguage(id: $0.id, name: $0.name, extensions: $0.extensions) }
            .sorted { $0.id < $1.id }
    }
}
