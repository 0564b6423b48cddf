/// Why an archive cannot be written or read; paths are members of the archive.
package enum ArchiveError: Error, Equatable, CustomStringConvertible {
    case notAnArchive
    case newerFormat(Int)
    /// It ends where more must follow; `after` is the last member that was whole.
    case truncated(after: String)
    case damaged(member: String, what: String)
    case missing(member: String)
    case unexpected(member: String)
    case badName(String)
    /// A link that leads out of the folder that is restored.
    case badLink(member: String, target: String)
    case changed(file: String)

    package var description: String {
        switch self {
        case .notAnArchive: "This is no archive that `batch-judge export archive` wrote."
        case .newerFormat(let number):
            "A newer version of batch-judge wrote it (format \(number)): restore it with that one."
        case .truncated(let member): "It is cut short: nothing follows \(Self.shown(member)). Copy it once more."
        case .damaged(let member, let what): "\(Self.shown(member)) is damaged: \(what). Copy the archive once more."
        case .missing(let member): "\(Self.shown(member)) is missing, and the archive's own list names it."
        case .unexpected(let member): "\(Self.shown(member)) is in it, and not in the archive's own list."
        case .badName(let name): "\(Self.shown(name)) is no name that an archive may hold."
        case .badLink(let member, let target):
            "The link \(Self.shown(member)) leads out of the archive, to \(Self.shown(target))."
        case .changed(let file): "\(Self.shown(file)) changed while it was read; try again."
        }
    }

    /// Names may be hostile: what a terminal would obey is escaped.
    private static func shown(_ name: String) -> String { name.debugDescription }
}
