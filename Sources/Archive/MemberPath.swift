/// Which names and links an archive may hold; the same rule where it is written and where it is read.
package enum MemberPath {
    /// Bytes; what Linux takes as a path, and as one name.
    private static let limits = (path: 4000, name: 255)

    /// Relative, without empty parts, `.`, `..` or control characters.
    static func isFine(_ path: String) -> Bool {
        path.utf8.count <= limits.path
            && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part != "." && part != ".." && part.utf8.count <= limits.name
                    && part.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
            }
    }

    /// Whether a link in a folder that lies `depth` folders deep cannot lead out, whatever other links of this kind there are.
    ///
    /// `..` stands at the start alone. So it leaves real folders only, and not more of them than there are; from there on it goes
    /// down, through names or through links that follow the same rule.
    package static func staysInside(_ target: String, depth: Int) -> Bool {
        let parts = target.split(separator: "/", omittingEmptySubsequences: false)
        let ups = parts.prefix { $0 == ".." }.count
        guard ups <= depth else { return false }
        return ups == parts.count || isFine(parts.dropFirst(ups).joined(separator: "/"))
    }

    /// Folders above the member, counted from the top.
    package static func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

    /// Nil: it lies at the top.
    package static func parent(_ path: String) -> String? {
        path.lastIndex(of: "/").map { String(path[..<$0]) }
    }
}
