import ContestModel

extension ContestFolders {
    /// The folders that must not fill up; of those with a team's name in them, the one above.
    var rooms: [DiskRoom] {
        [("state", state), ("inbox", inbox), ("outbox", outbox), ("site", site)].compactMap { name, path in
            DiskRoom(name, path.split(separator: "{team}").first.map(String.init) ?? path)
        }
    }
}
