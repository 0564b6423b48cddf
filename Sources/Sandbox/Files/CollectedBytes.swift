import Foundation

/// Bytes that arrive piece by piece under a cap: small ones stay in memory, large ones go to a file that is mapped at the end.
struct CollectedBytes {
    /// Bytes that stay in memory.
    static let inMemory = 1 << 20

    private(set) var count: Int64 = 0
    private var memory = Data()
    private var file: OpenFile?

    mutating func append(_ bytes: ArraySlice<UInt8>) throws {
        count += Int64(bytes.count)
        if file == nil, count > Self.inMemory {
            let file = try OpenFile.temporary()
            try file.write([UInt8](memory)[...])
            memory = Data()
            self.file = file
        }
        if let file {
            try file.write(bytes)
        } else {
            memory.append(contentsOf: bytes)
        }
    }

    func data() throws -> Data {
        guard let file else { return memory }
        return try file.mapped(count: Int(count))
    }
}
