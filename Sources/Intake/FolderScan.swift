import ContestModel
import Glibc

/// One look at one team's folder.
struct FolderScan {
    let team: TeamID
    let folder: InboxFolder
    let names: UploadNames
    /// Uploads that changed later than this are still on their way.
    let settledBy: Timestamp
    /// From when on a change time lies in the future, whatever two clocks may differ by.
    let aheadFrom: Timestamp

    private(set) var arrivals: [Arrival] = []
    private(set) var waiting = 0
    private(set) var ahead = 0
    private(set) var known: [TakenUpload] = []
    private(set) var oddities: [Oddity] = []
    private let quota: TeamQuota
    private var namesLeft: Int
    /// Bytes that everything in the folder takes up on the disk.
    private var used: Int64 = 0
    private var isOverfull = false
    /// Folders in folders; no upload is looked for below the first.
    private static let maxDepth = 16

    init(team: TeamID, folder: InboxFolder, names: UploadNames, now: Timestamp, settle: Duration, quota: TeamQuota) {
        self.team = team
        self.folder = folder
        self.names = names
        self.quota = quota
        namesLeft = quota.files
        settledBy = now - settle
        aheadFrom = now + .seconds(60)
    }

    mutating func look(isKnown: (UploadKey) -> Bool) throws {
        do {
            let root = try folder.open()
            try look(in: root, subfolder: nil, isKnown: isKnown)
            try heedQuota(root.status().key)
        } catch {
            try tell(error)
        }
        arrivals.sort { ($0.key.changed, $0.key.inode, $0.name) < ($1.key.changed, $1.key.inode, $1.name) }
    }

    /// While there is too much, nothing is taken, and that is all there is to say. It is said again when the folder changes.
    private mutating func heedQuota(_ key: UploadKey) {
        let limit: String
        if isOverfull {
            limit = "more than the \(quota.files) files and folders that are allowed"
        } else if let bytes = quota.bytes, used > bytes {
            limit = "\(used) bytes, and \(bytes) are allowed"
        } else {
            return
        }
        arrivals = []
        oddities.removeAll { $0.reason != .infrastructure }
        note(
            key,
            "upload-folder",
            .overQuota,
            "your folder holds \(limit): nothing in it is taken until you remove some"
        )
    }

    /// An unreadable folder is this team's affair; that we have run out of something is ours.
    private mutating func tell(_ error: IntakeError) throws(IntakeError) {
        guard case .system(let step, let path, let code) = error else { throw error }
        switch code {
        case ENOENT: return  // no folder yet, or gone since it was listed
        case EMFILE, ENFILE, ENOMEM: throw error
        case ENOTDIR, ELOOP:
            note(
                nil,
                "",
                .infrastructure,
                "'\(path)' is a link or no folder: put a folder of the team's own in its place"
            )
        default: note(nil, "", .infrastructure, "could not \(step) '\(path)': \(SystemText.of(code))")
        }
    }

    private mutating func look(
        in directory: Descriptor,
        subfolder: [UInt8]?,
        isKnown: (UploadKey) -> Bool
    ) throws(IntakeError) {
        for name in try namesLeft(in: directory) {
            do {
                try look(at: name, in: directory, subfolder: subfolder, isKnown: isKnown)
            } catch {
                try tell(error)
            }
        }
    }

    /// The names in a folder, as far as the quota goes.
    private mutating func namesLeft(in directory: Descriptor) throws(IntakeError) -> [[UInt8]] {
        guard !isOverfull else { return [] }
        let found = try directory.names(limit: namesLeft + 1)
        isOverfull = found.count > namesLeft
        let looked = found.prefix(namesLeft)
        namesLeft -= looked.count
        return looked.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// What lies where no upload is looked for takes up room too.
    private mutating func weigh(_ directory: Descriptor, depth: Int) throws(IntakeError) {
        guard depth < Self.maxDepth else {
            isOverfull = true
            return
        }
        for name in try namesLeft(in: directory) {
            let status = try directory.status(of: name)
            used += status.allocated
            if status.kind == .folder { try weigh(directory.folder(name), depth: depth + 1) }
        }
    }

    private mutating func look(
        at name: [UInt8],
        in directory: Descriptor,
        subfolder: [UInt8]?,
        isKnown: (UploadKey) -> Bool
    ) throws(IntakeError) {
        let status = try directory.status(of: name)
        used += status.allocated
        let isZip = UploadNames.isZip(name) && !UploadNames.isTemporary(name)
        if status.kind == .folder {
            let inside = try directory.folder(name)
            if subfolder == nil && !isZip && !UploadNames.isTemporary(name) {
                try look(in: inside, subfolder: name, isKnown: isKnown)
            } else {
                try weigh(inside, depth: 1)
            }
        }
        guard isZip else { return }
        guard !isKnown(status.key) else {
            if status.kind == .file {
                known.append(
                    TakenUpload(key: status.key, place: UploadPlace(folder: folder, subfolder: subfolder, file: name))
                )
            }
            return
        }
        let changed = status.key.changed / 1_000_000
        guard changed <= settledBy.milliseconds else {
            waiting += 1
            if changed > aheadFrom.milliseconds { ahead += 1 }
            return
        }
        let shown = DisplayName.shown((subfolder.map { $0 + [UInt8(ascii: "/")] } ?? []) + name)
        if let (reason, message) = Self.oddity(of: status, name: (subfolder ?? []) + name) {
            note(status.key, shown, reason, message)
        } else {
            add(status.key, name, subfolder, shown)
        }
    }

    /// What makes a thing with the name of a zip one that can never be taken.
    static func oddity(of status: FileStatus, name: [UInt8]) -> (Reason, String)? {
        switch status.kind {
        case .link: (.link, "it is a symbolic link: upload the file itself")
        case .folder: (.notAZip, "it is a folder with the name of a zip")
        case .special: (.specialFile, "it is a FIFO, socket or device")
        case .file where status.links > 1: (.link, "the file has \(status.links) names (hard links)")
        case .file where status.isSparse:
            (.truncated, "most of the file is missing: \(status.allocated) of \(status.key.size) bytes were written")
        case .file where !UploadNames.isPlain(name):
            (.badName, "the upload's name is not plain UTF-8 text: it has invalid bytes or control characters")
        case .file: nil
        }
    }

    private mutating func add(_ key: UploadKey, _ name: [UInt8], _ subfolder: [UInt8]?, _ shown: String) {
        let meaning = names.meaning(
            subfolder: subfolder.map { String(decoding: $0, as: UTF8.self) },
            file: String(decoding: name, as: UTF8.self)
        )
        arrivals.append(
            Arrival(
                key: key,
                team: team,
                name: shown,
                problem: meaning.problem,
                isSmoke: meaning.isSmoke,
                place: UploadPlace(folder: folder, subfolder: subfolder, file: name)
            )
        )
    }

    private mutating func note(_ key: UploadKey?, _ name: String, _ reason: Reason, _ message: String) {
        oddities.append(Oddity(key: key, team: team, name: name, reason: reason, message: message))
    }
}
