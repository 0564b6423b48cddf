/// The bytes of several files, one after the other, with constant memory.
struct InputSource {
    private var paths: ArraySlice<String>
    private var current: OpenFile?

    init(_ paths: [String]) {
        self.paths = paths[...]
    }

    /// The next bytes; empty: there are no more.
    mutating func read(upTo count: Int) throws -> [UInt8] {
        while true {
            if current == nil {
                guard let path = paths.popFirst() else { return [] }
                current = try OpenFile.reading(path)
            }
            let bytes = try current?.read(upTo: count) ?? []
            // A short piece is the last one.
            if bytes.count < count { current = nil }
            if !bytes.isEmpty { return bytes }
        }
    }
}
