/// Bytes that come in at one end and are taken at the other.
struct ByteQueue {
    private var bytes: [UInt8] = []
    private var head = 0

    init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    var count: Int { bytes.count - head }

    var contents: ArraySlice<UInt8> { bytes[head...] }

    mutating func append(_ more: some Collection<UInt8>) {
        compact()
        bytes.append(contentsOf: more)
    }

    /// Lets `work` append to the bytes.
    mutating func fill<Value>(_ work: (inout [UInt8]) throws -> Value) rethrows -> Value {
        compact()
        return try work(&bytes)
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        let taken = contents.prefix(count)
        head += taken.count
        return taken
    }

    private mutating func compact() {
        if head == bytes.count {
            bytes.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 256 << 10 {
            bytes.removeFirst(head)
            head = 0
        }
    }
}

extension ArraySlice<UInt8> {
    /// The number that its first bytes are, lowest first.
    func littleEndian<Number: FixedWidthInteger>(as type: Number.Type = Number.self, at offset: Int = 0) -> Number {
        self.dropFirst(offset).prefix(Number.bitWidth / 8).reversed().reduce(0) {
            $0 << 8 | Number(truncatingIfNeeded: $1)
        }
    }

    func bigEndian32(at offset: Int) -> UInt32 {
        self.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
