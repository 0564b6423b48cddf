/// Names of files and folders in a problem package; whatever else lies there is treated as absent.
enum PackageName {
    /// `[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,254}`
    static func isPlain(_ name: some StringProtocol) -> Bool {
        guard let first = name.utf8.first, isWord(first), name.utf8.count <= 255 else { return false }
        return name.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
