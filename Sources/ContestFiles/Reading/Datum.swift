/// A value of one of the organizer's files with the line it stands on, whatever syntax the file has.
struct Datum {
    enum Content {
        /// A key with nothing after it.
        case blank
        /// An explicit `null`.
        case null
        case text(String)
        case list([Datum])
        case map([Member])
    }

    struct Member {
        let key: String
        let line: Int
        let value: Datum
    }

    let line: Int
    let content: Content

    /// What it is, for a message.
    var kind: String {
        switch content {
        case .blank: "nothing"
        case .null: "null"
        case .text(let text): "'\(text.prefix(60))'"
        case .list: "a list"
        case .map: "a mapping"
        }
    }
}
