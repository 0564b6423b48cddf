/// What a file is by its first bytes.
package enum ContentKind: String, Sendable, Hashable, CaseIterable {
    case png, jpeg, gif, pdf, zip, hdf5, parquet, arrow, onnx, safetensors, pickle, compressed, text, empty, unknown
    case numpy = "numpy array"
    case pickledNumpy = "numpy array of Python objects"

    /// Bytes of a file's beginning that are enough.
    package static let headBytes = 64 << 10

    private static let marks: [(ContentKind, [UInt8])] = [
        (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), (.jpeg, [0xFF, 0xD8, 0xFF]),
        (.gif, Array("GIF8".utf8)), (.pdf, Array("%PDF-".utf8)), (.zip, [0x50, 0x4B, 0x03, 0x04]),
        (.zip, [0x50, 0x4B, 0x05, 0x06]), (.hdf5, [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]),
        (.parquet, Array("PAR1".utf8)), (.arrow, Array("ARROW1".utf8)), (.numpy, [0x93] + Array("NUMPY".utf8)),
        (.compressed, [0x1F, 0x8B]), (.compressed, [0x78, 0x01]), (.compressed, [0x78, 0x5E]),
        (.compressed, [0x78, 0x9C]), (.compressed, [0x78, 0xDA]), (.compressed, Array("BZh".utf8)),
        (.compressed, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]), (.compressed, [0x5D, 0x00, 0x00]),
        (.compressed, [0x04, 0x22, 0x4D, 0x18]),
    ]

    /// - Parameters:
    ///   - head: the first `headBytes` of the file, or all of it
    ///   - size: bytes of the whole file
    package init(head: [UInt8], size: Int64) {
        if head.isEmpty {
            self = .empty
        } else if let mark = Self.marks.first(where: { head.starts(with: $0.1) }) {
            self = mark.0 == .numpy && Self.holdsObjects(head) ? .pickledNumpy : mark.0
        } else if head.count > 2, head[0] == 0x80, (2...5).contains(head[1]) {
            self = .pickle
        } else if Self.isSafetensors(head, size) {
            self = .safetensors
        } else if Self.isText(head) {
            self = .text
        } else {
            self = ModelMessage.isPlausible(head, size) ? .onnx : .unknown
        }
    }

    /// Whether reading such a file, as Python's libraries do, can run code that is in it.
    package var runsCode: Bool {
        switch self {
        case .pickle, .pickledNumpy: true
        case .png, .jpeg, .gif, .pdf, .zip, .hdf5, .parquet, .arrow, .onnx, .safetensors, .compressed, .text, .empty,
            .unknown, .numpy:
            false
        }
    }

    /// The header is a Python literal whose type names are `O` for objects.
    private static func holdsObjects(_ head: [UInt8]) -> Bool {
        String(decoding: head.prefix(1024), as: UTF8.self).contains("O'")
    }

    /// The length of a JSON header, then the header.
    private static func isSafetensors(_ head: [UInt8], _ size: Int64) -> Bool {
        guard head.count > 8, head[8] == UInt8(ascii: "{") else { return false }
        let length = head[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return length >= 2 && length <= 100 << 20 && length <= UInt64(max(0, size - 8))
    }

    /// No byte of it is one that no text has; a mark says where there are two bytes a character.
    private static func isText(_ head: [UInt8]) -> Bool {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
        return !head.contains { $0 < 0x20 && ![0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B].contains($0) }
    }
}

/// The outermost fields of an ONNX model, a message of protocol buffers.
private enum ModelMessage {
    /// By number, with the wire type: 0 a number, 2 bytes with their length.
    private static let fields: [UInt64: UInt64] = [
        1: 0, 2: 2, 3: 2, 4: 2, 5: 0, 6: 2, 7: 2, 8: 2, 14: 2, 20: 2, 25: 2, 26: 2,
    ]

    /// Whether everything in sight could be such a model's; it begins with the version of the format.
    static func isPlausible(_ head: [UInt8], _ size: Int64) -> Bool {
        guard head.count > 2, head[0] == 0x08, (1...30).contains(head[1]) else { return false }
        var place = 0
        while place < head.count {
            guard let tag = number(head, &place), let type = fields[tag >> 3], type == tag & 7 else { return false }
            guard let value = number(head, &place) else { return false }
            guard type == 2 else { continue }
            guard value <= UInt64(max(0, size - Int64(place))) else { return false }
            place += Int(value)
        }
        return true
    }

    /// Nil: it has no end in sight.
    private static func number(_ bytes: [UInt8], _ place: inout Int) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 63, by: 7) {
            guard place < bytes.count else { return nil }
            value |= UInt64(bytes[place] & 0x7F) << UInt64(shift)
            place += 1
            if bytes[place - 1] & 0x80 == 0 { return value }
        }
        return nil
    }
}
