package import ContestModel

/// The uploads that were taken.
///
/// A device's number can change when the machine starts again, or the folder is mounted elsewhere; so a team's file with the
/// inode, change time and size of one that was taken is that one, whatever device it is said to be on.
package struct KnownUploads: Sendable, Hashable {
    private struct Entry: Sendable, Hashable {
        let inode: UInt64
        let changed: Int64
        let size: Int64

        init(_ key: UploadKey) {
            inode = key.inode
            changed = key.changed
            size = key.size
        }
    }

    private struct Taken: Sendable, Hashable {
        let device: UInt64
        let team: String
    }

    private var places: [Entry: Taken] = [:]
    /// The rare ones that differ from another in device and team only.
    private var doubles: [Entry: [Taken]] = [:]

    package init() {}

    package mutating func insert(_ key: UploadKey, of team: String) {
        let (entry, taken) = (Entry(key), Taken(device: key.device, team: team))
        if places[entry] == nil {
            places[entry] = taken
        } else {
            doubles[entry, default: []].append(taken)
        }
    }

    package func contains(_ key: UploadKey, of team: TeamID) -> Bool {
        guard let first = places[Entry(key)] else { return false }
        return ([first] + (doubles[Entry(key)] ?? [])).contains { $0.device == key.device || $0.team == team.text }
    }
}
