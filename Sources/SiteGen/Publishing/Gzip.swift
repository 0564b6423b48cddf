import CZlib
import Foundation

/// The compressed twin of a file, which web servers hand out in its place (`gzip_static` and the like).
///
/// The same contents give the same bytes: the header holds neither name nor time.
enum Gzip {
    /// A smaller file fits into one packet anyhow. Bytes.
    private static let least = 1024
    private static let endings: Set<Substring> = [
        "html", "json", "ndjson", "csv", "tsv", "txt", "css", "js", "svg", "xml", "pub",
    ]

    static func twin(of path: String) -> String { "\(path).gz" }

    /// Nil: it is too small, no text, or does not become smaller.
    static func twin(of file: SiteFile) -> SiteFile? {
        guard mayHaveTwin(file), let packed = pack(file.contents), packed.count < file.contents.count else {
            return nil
        }
        return SiteFile(path: twin(of: file.path), contents: packed)
    }

    static func mayHaveTwin(_ file: SiteFile) -> Bool {
        guard let dot = file.path.lastIndex(of: "."), file.contents.count >= least else { return false }
        return endings.contains(file.path[file.path.index(after: dot)...])
    }

    /// RFC 1952, level 9; nil: zlib failed.
    static func pack(_ contents: Data) -> Data? {
        let room = Int(gzip_bound(UInt(contents.count)))
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
            let written = unsafe contents.withUnsafeBytes { input in
                unsafe gzip_best(
                    input.bindMemory(to: UInt8.self).baseAddress,
                    UInt(input.count),
                    output.baseAddress,
                    UInt(room)
                )
            }
            count = Int(written)
        }
        return packed.isEmpty ? nil : Data(packed)
    }
}
