package import ContestModel
package import Foundation

/// Every package of an environment with its version and its file: what was resolved once and is installed from then on.
package struct PackageLock: Sendable, Hashable, Codable {
    /// Sorted by name, each name once; empty: the image has all that is asked for.
    package let packages: [LockedPackage]

    package init(_ packages: [LockedPackage]) {
        self.packages = packages.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// What pip installs from: a package a line, with the digest of its one file.
    package var text: String {
        packages.map { "\($0.name)==\($0.version) --hash=sha256:\($0.sha256)\n" }.joined()
    }

    /// Reads what pip prints with `--report` on what it would install.
    ///
    /// - Throws: `LockError` where it is not of that form, or would install anything but wheels whose digests are known
    package init(pipReport: Data) throws {
        guard let report = try? JSONDecoder().decode(PipReport.self, from: pipReport), report.version == "1" else {
            throw LockError(what: "what pip printed is not a report of version 1")
        }
        let packages = try report.install.map { try $0.locked() }
        guard Set(packages.map(\.name)).count == packages.count else {
            throw LockError(what: "pip names a package twice")
        }
        self.init(packages)
    }
}

/// A list of packages that is not what was asked for: ours to mend.
package struct LockError: Error, CustomStringConvertible {
    let what: String

    package var description: String { "The packages of an environment cannot be told: \(what)." }
}

/// The part of pip's report that says what would be installed.
private struct PipReport: Decodable {
    struct Item: Decodable {
        struct Metadata: Decodable {
            let name: String
            let version: String
        }

        struct Download: Decodable {
            struct Archive: Decodable {
                /// `sha256=…`, of older versions.
                let hash: String?
                let hashes: [String: String]?
            }

            let url: String
            let archiveInfo: Archive?

            enum CodingKeys: String, CodingKey {
                case url
                case archiveInfo = "archive_info"
            }
        }

        let metadata: Metadata
        let downloadInfo: Download
        let isDirect: Bool

        enum CodingKeys: String, CodingKey {
            case metadata
            case downloadInfo = "download_info"
            case isDirect = "is_direct"
        }
    }

    let version: String
    let install: [Item]
}

extension PipReport.Item {
    func locked() throws -> LockedPackage {
        let file = downloadInfo.url.prefix { $0 != "#" && $0 != "?" }.split(separator: "/").last ?? ""
        let wheel = String(file).removingPercentEncoding ?? ""
        let archive = downloadInfo.archiveInfo
        let old = archive?.hash.flatMap { $0.hasPrefix("sha256=") ? String($0.dropFirst("sha256=".count)) : nil }
        let digest = archive?.hashes?["sha256"] ?? old ?? ""
        let name = Requirement.canonical(metadata.name), version = metadata.version.lowercased()
        guard !isDirect, WheelName(wheel) != nil, NameRules.isName(name), Version.isOne(version, after: "==") else {
            throw LockError(what: "'\(shown(metadata.name))' is not a wheel with a name and a version")
        }
        guard digest.utf8.count == 64, digest.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            throw LockError(what: "the file of '\(shown(name))' has no sha256 digest")
        }
        return LockedPackage(name: name, version: version, wheel: wheel, sha256: digest.lowercased())
    }
}
