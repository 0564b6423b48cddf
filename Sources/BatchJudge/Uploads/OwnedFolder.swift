import Foundation

/// A folder with an owner, a group and a mode, all of which matter.
struct OwnedFolder {
    let path: String
    var owner = 0
    var group = 0
    let mode: Int

    /// Makes it or changes what differs; true: there was something to do. Only for folders in a folder of root's.
    func establish() throws -> Bool {
        let manager = FileManager.default
        let isThere = manager.fileExists(atPath: path)
        if !isThere {
            // Closed until it has its owner.
            try manager.createDirectory(
                atPath: path,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        }
        let found = try manager.attributesOfItem(atPath: path)
        guard found[.type] as? FileAttributeType == .typeDirectory else {
            throw Failure.needsAPerson(["\(path) is not a folder: move it away."])
        }
        let now = [FileAttributeKey.ownerAccountID, .groupOwnerAccountID, .posixPermissions].map {
            (found[$0] as? NSNumber)?.intValue
        }
        guard now != [owner, group, mode] else { return false }
        try manager.setAttributes([.ownerAccountID: owner, .groupOwnerAccountID: group], ofItemAtPath: path)
        // After the owner, as changing that one takes bits away.
        try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return true
    }

    /// The same as a command; `owner` and `group` as names.
    func command(owner: String, group: String) -> SystemTool {
        SystemTool("install", "-d", "-o", owner, "-g", group, "-m", String(mode, radix: 8), path)
    }
}

extension OwnedFolder {
    /// Makes the folders down to this one where they are missing, and sees that nobody but root can write to any of them: sshd
    /// takes no other folder to lock an account into, nor as a place of keys.
    static func establishRoots(downTo path: String) throws -> [String] {
        var made: [String] = []
        var folder = ""
        for part in path.split(separator: "/") {
            folder += "/\(part)"
            if !FileManager.default.fileExists(atPath: folder), try OwnedFolder(path: folder, mode: 0o755).establish() {
                made.append(folder)
            }
            let facts = try FileManager.default.attributesOfItem(atPath: folder)
            let mode = (facts[.posixPermissions] as? NSNumber)?.intValue ?? 0
            guard facts[.type] as? FileAttributeType == .typeDirectory, facts[.ownerAccountID] as? NSNumber == 0,
                mode & 0o022 == 0
            else {
                throw Failure.needsAPerson([
                    "\(folder) must be a folder that only root can write to, as sshd wants: chown root and chmod go-w,"
                        + " or choose another place in contest.yaml."
                ])
            }
        }
        return made
    }
}
