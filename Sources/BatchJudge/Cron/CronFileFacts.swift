import Foundation

/// A file of cron's as it lies on the disk.
struct CronFileFacts {
    let path: String
    let text: String
    private let attributes: [FileAttributeKey: Any]

    /// Nil: nothing that can be read is there.
    init?(_ path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let contents = FileManager.default.contents(atPath: path)
        else { return nil }
        self.path = path
        self.attributes = attributes
        text = String(decoding: contents, as: UTF8.self)
    }

    private var name: String { URL(filePath: path).lastPathComponent }
    private var mode: Int { (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0 }

    /// Why cron would not read it, each with what to do; cron itself says nothing.
    var findings: [String] {
        var findings: [String] = []
        if name.wholeMatch(of: /[A-Za-z0-9_-]+/) == nil {
            findings.append("cron ignores names with anything but A-Z a-z 0-9 _ -: rename it")
        }
        if attributes[.type] as? FileAttributeType != .typeRegular {
            findings.append("it is not a plain file: put one in its place")
        }
        if (attributes[.ownerAccountID] as? NSNumber)?.intValue != 0 {
            findings.append("cron ignores what is not root's: chown root '\(path)'")
        }
        if mode & 0o022 != 0 {
            findings.append("cron ignores what others may write to: chmod 644 '\(path)'")
        }
        if !text.hasSuffix("\n") {
            findings.append("cron ignores a file whose last line does not end with a line feed: add one")
        }
        return findings
    }
}
