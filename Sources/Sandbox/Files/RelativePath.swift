/// A path that leads down from some folder and nowhere else: no empty part, no `.` or `..`, no zero byte.
struct RelativePath: Hashable {
    static let limit = 1024
    static let depth = 40

    let parts: [String]

    init?(_ bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty, bytes.count <= Self.limit, !bytes.contains(0) else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count <= Self.depth, parts.allSatisfy({ (1...255).contains($0.count) }) else { return nil }
        let names = parts.compactMap { String(validating: $0, as: UTF8.self) }
        guard names.count == parts.count, !names.contains("."), !names.contains("..") else { return nil }
        self.parts = names
    }
}
