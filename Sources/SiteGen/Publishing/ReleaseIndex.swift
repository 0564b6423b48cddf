import Foundation

/// What is known of a release without reading it: kept beside it as `<n>.index`, and of each part the paths in `parts/`.
struct ReleaseIndex: Equatable {
    struct Entry: Equatable {
        /// Nil: the part is made every time.
        let inputs: String?
        /// Of the paths and contents of its files.
        let contents: String
        /// The release that it last changed in, whose number its list of paths has.
        let release: Int
    }

    /// The modification time of the newest files, in seconds since 1970.
    var stamp: Int64
    var parts: [String: Entry] = [:]
    /// Assets of earlier releases, each with how many more releases will have it.
    var carried: [String: Int] = [:]

    var text: String {
        var lines = ["stamp\t\(stamp)"]
        lines += carried.sorted { $0.key < $1.key }.map { "carried\t\($0.value)\t\($0.key)" }
        lines += parts.sorted { $0.key < $1.key }.map { name, entry in
            "part\t\(entry.release)\t\(entry.contents)\t\(name)\t\(entry.inputs ?? "")"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    init(stamp: Int64) { self.stamp = stamp }

    /// Nil: it is no index, or cut off.
    init?(_ text: String) {
        guard text.utf8.last == UInt8(ascii: "\n") else { return nil }
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"))[...]
        guard let first = lines.popFirst(), let stamp = Self.stamp(first) else { return nil }
        self.init(stamp: stamp)
        for line in lines where !add(line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)) {
            return nil
        }
    }

    private static func stamp(_ line: Substring.UTF8View) -> Int64? {
        let fields = line.split(separator: UInt8(ascii: "\t"))
        return fields.count == 2 && Substring(fields[0]) == "stamp" ? Int64(Substring(fields[1])) : nil
    }

    private mutating func add(_ fields: [Substring.UTF8View]) -> Bool {
        guard fields.count >= 3, let number = Int(Substring(fields[1])) else { return false }
        if fields.count == 3, Substring(fields[0]) == "carried" {
            carried[String(Substring(fields[2]))] = number
            return true
        }
        guard fields.count == 5, Substring(fields[0]) == "part" else { return false }
        let inputs = fields[4].isEmpty ? nil : String(Substring(fields[4]))
        parts[String(Substring(fields[3]))] = Entry(
            inputs: inputs,
            contents: String(Substring(fields[2])),
            release: number
        )
        return true
    }
}
