import Foundation

/// A small text file of the organizer's.
enum TextFile {
    /// Bytes; nothing that people write by hand comes near.
    static let cap = 1 << 20

    /// The text of the file at `path`, called `name` in messages, without a byte order mark.
    static func read(_ path: String, name: String) throws(ConfigurationError) -> String {
        guard FileKind(path) != .other else { throw refused(name, "is not a plain file", "put a file in its place") }
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            data = try handle.read(upToCount: cap + 1) ?? Data()
        } catch {
            throw refused(name, "cannot be read: \(reason(error))", "see that it exists and that the judge may read it")
        }
        guard data.count <= cap else { throw refused(name, "is larger than 1 MiB", "shorten it") }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw refused(name, "is not UTF-8 text", "save it as UTF-8")
        }
        return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    private static func refused(_ name: String, _ what: String, _ fix: String) -> ConfigurationError {
        ConfigurationError([Finding(file: name, what: what, fix: fix)])
    }

    private static func reason(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile?, .fileNoSuchFile?: "there is no such file"
        case .fileReadNoPermission?: "permission denied"
        default: error.localizedDescription
        }
    }
}
