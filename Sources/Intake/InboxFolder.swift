/// Where a team uploads to: the organizer's part of the path, in which links are followed, and the team's, in which none is.
///
/// A link of the team's could lead into another team's folder, and its uploads would be taken as its own.
struct InboxFolder: Sendable, Hashable {
    /// Absolute.
    let path: String
    /// So many names at the path's end are the team's to change.
    let own: Int

    func open() throws(IntakeError) -> Descriptor {
        let names = path.split(separator: "/")
        var folder = try Descriptor.place("/\(names.dropLast(own).joined(separator: "/"))")
        for name in names.suffix(own) { folder = try folder.folder(Array(name.utf8)) }
        return folder
    }
}
