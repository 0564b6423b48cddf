import Crypto
import Foundation

/// Digests of files and folders; what has not changed since it was last asked for is not read again.
actor FileDigests {
    /// Folders within each other that are looked into, more than a submission may have: a link may lead to a folder around it.
    private static let maxDepth = 128

    private var known: [FileIdentity: String] = [:]

    /// By path, all absolute; of a folder, the names and contents of all files in it count.
    func digests(of paths: Set<String>) throws -> [String: String] {
        try Dictionary(uniqueKeysWithValues: paths.map { ($0, try digest(of: $0, depth: 0)) })
    }

    private func digest(of path: String, depth: Int) throws -> String {
        guard let identity = try FileIdentity(path) else { return "missing" }
        if identity.isFolder { return try digest(ofFolder: path, depth: depth) }
        if let digest = known[identity] { return digest }
        let contents = try Data(contentsOf: URL(filePath: path, directoryHint: .notDirectory), options: .mappedIfSafe)
        let digest = Self.hex(SHA256.hash(data: contents))
        known[identity] = digest
        return digest
    }

    private func digest(ofFolder path: String, depth: Int) throws -> String {
        guard depth < Self.maxDepth else {
            throw Failure.needsAPerson(["\(path): folders lie too deep within each other, or a link leads in a circle."]
            )
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        let lines = try names.map { "\(try digest(of: "\(path)/\($0)", depth: depth + 1)) \($0)\n" }
        return Self.hex(SHA256.hash(data: Data(lines.joined().utf8)))
    }

    private static func hex(_ digest: SHA256.Digest) -> String {
        digest.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    }
}
