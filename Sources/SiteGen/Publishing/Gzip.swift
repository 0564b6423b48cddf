import CZlib
import Foundation

/// Makes the compressed twins of files, which web servers hand out in their place (`gzip_static` and the like).
///
/// The same contents give the same bytes: the header holds neither name nor time. Making the compressor's tables ready takes as long as
/// compressing a small page, so one stream goes from file to file.
@safe final class Gzip {
    /// A smaller file fits into one packet anyhow. Bytes.
    private static let least = 1024
    private static let endings: Set<Substring> = [
        "html", "json", "ndjson", "csv", "tsv", "txt", "css", "js", "svg", "xml", "pub",
    ]

    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let isReady: Bool

    init() { isReady = unsafe gzip_begin(stream) == Z_OK }

    deinit {
        if isReady { unsafe deflateEnd(stream) }
        unsafe stream.deallocate()
    }

    static func twin(of path: String) -> String { "\(path).gz" }

    /// Nil: it may have none, or does not become smaller.
    func twin(of file: SiteFile) -> SiteFile? {
        guard Self.mayHaveTwin(file), let packed = pack(file.contents), packed.count < file.contents.count else {
            return nil
        }
        return SiteFile(path: Self.twin(of: file.path), contents: packed)
    }

    /// Whether it is a text of some size that many may ask for. A private page has but few readers, and there are very many of them.
    static func mayHaveTwin(_ file: SiteFile) -> Bool {
        guard file.contents.count >= least, !file.path.hasPrefix("r/") else { return false }
        guard let dot = file.path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
        return endings.contains(file.path[file.path.utf8.index(after: dot)...])
    }

    /// RFC 1952, level 6; nil: zlib failed.
    func pack(_ contents: Data) -> Data? {
        guard isReady else { return nil }
        let room = Int(gzip_bound(UInt(contents.count)))
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
            let written = unsafe contents.withUnsafeBytes { input in
                unsafe gzip_next(
                    stream,
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
