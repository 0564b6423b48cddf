import Foundation

/// An account of this machine.
struct Account: Equatable {
    let name: String
    let uid: Int
    let gid: Int
    let home: String

    /// Nil: there is none of that name.
    static func find(_ name: String) throws -> Account? {
        guard let fields = try entry("passwd", name), fields.count >= 7, let uid = Int(fields[2]),
            let gid = Int(fields[3])
        else { return nil }
        return Account(name: fields[0], uid: uid, gid: gid, home: fields[5])
    }

    /// The number of a group and the names of those that joined it; nil: there is no such group.
    static func group(_ name: String) throws -> (gid: Int, members: [String])? {
        guard let fields = try entry("group", name), fields.count >= 4, let gid = Int(fields[2]) else { return nil }
        return (gid, fields[3].split(separator: ",").map(String.init))
    }

    private static func entry(_ database: String, _ name: String) throws -> [String]? {
        let answer = try SystemTool("getent", database, "--", name).ask()
        guard answer.code == 0 else { return nil }
        let fields = answer.text.prefix { $0 != "\n" }.split(separator: ":", omittingEmptySubsequences: false)
        // A name of digits alone is looked up as a number.
        return fields.first.map(String.init) == name ? fields.map(String.init) : nil
    }
}
