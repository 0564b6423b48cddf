extension RunRequest {
    /// Bytes of an encoded request.
    static let encodedLimit = 128 << 10
    static let wordsLimit = 1024

    /// Whether so many words can be given to one program; a caller who gets them from strangers asks first.
    package static func canTake(_ words: [String]) -> Bool {
        // Half of it stays for the environment and the rest of the request.
        words.count <= wordsLimit && words.reduce(0) { $0 + $1.utf8.count + 4 } <= encodedLimit / 2
    }

    /// The frame that asks the supervisor for this run, one of a conversation or alone; its input follows in frames of its own.
    func encoded(isLive: Bool = false) throws -> [UInt8] {
        try check()
        var body = WireWriter()
        body.number(try nanoseconds(caps.cpuTime))
        body.number(try nanoseconds(caps.wallTime))
        for size in [caps.output, caps.errors, caps.fileSize] {
            body.number(try notNegative(size))
        }
        let (kind, name, maxBytes, maxFiles) = wireHarvest
        body.number(UInt8(inputFileName == nil ? 0 : 1))
        body.number(kind)
        body.number(UInt8(isLive ? 1 : 0))
        body.number(try notNegative(maxBytes))
        body.number(try notNegative(Int64(maxFiles)))
        try body.text(directory ?? "")
        try body.text(inputFileName ?? "")
        try body.text(name)
        try body.texts(arguments)
        try body.texts(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        guard body.bytes.count <= Self.encodedLimit else {
            throw SandboxError.badRequest("its words and environment are longer than \(Self.encodedLimit) bytes")
        }
        return WireWriter.frame(kind: UInt8(ascii: "R"), body.bytes[...])
    }

    private var inputFileName: String? {
        if case .file(let name) = inputPlace { name } else { nil }
    }

    private var wireHarvest: (kind: UInt8, name: String, maxBytes: Int64, maxFiles: Int) {
        switch harvest {
        case .nothing: (0, "", 0, 0)
        // It must not pass the cap on output either.
        case .file(let name, let maxBytes): (1, name, min(maxBytes, caps.output), 1)
        case .tree(_, let maxBytes, let maxFiles): (2, "", maxBytes, maxFiles)
        }
    }

    private func check() throws {
        guard let program = arguments.first, !program.isEmpty else { throw SandboxError.badRequest("it has no words") }
        guard arguments.count <= Self.wordsLimit, environment.count <= Self.wordsLimit else {
            throw SandboxError.badRequest("it has more than \(Self.wordsLimit) words or variables")
        }
        for key in environment.keys where key.isEmpty || key.utf8.contains(UInt8(ascii: "=")) {
            throw SandboxError.badRequest("'\(key)' is no name of a variable")
        }
        if let name = inputFileName, RelativePath(Array(name.utf8)[...])?.parts.count != 1 {
            throw SandboxError.badRequest("'\(name)' is no name of an input file")
        }
        if case .file(let name, _) = harvest, RelativePath(Array(name.utf8)[...]) == nil {
            throw SandboxError.badRequest("'\(name)' is no path of an output file")
        }
    }

    private func nanoseconds(_ duration: Duration) throws -> UInt64 {
        let (seconds, attoseconds) = duration.components
        guard duration > .zero, seconds < 1_000_000 else { throw SandboxError.badRequest("a time cap of \(duration)") }
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }

    private func notNegative(_ size: Int64) throws -> UInt64 {
        guard let size = UInt64(exactly: size) else { throw SandboxError.badRequest("a cap of \(size)") }
        return size
    }
}

/// Builds what goes to the supervisor: numbers lowest byte first, texts after their length.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    static func frame(kind: UInt8, _ body: ArraySlice<UInt8>) -> [UInt8] {
        var frame = WireWriter()
        frame.number(kind)
        frame.number(UInt32(body.count))
        return frame.bytes + body
    }

    mutating func number<Number: FixedWidthInteger>(_ value: Number) {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> Number(shift)))
        }
    }

    mutating func text(_ text: String) throws {
        guard !text.utf8.contains(0) else { throw SandboxError.badRequest("a text has a zero byte in it") }
        number(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func texts(_ texts: [String]) throws {
        number(UInt32(texts.count))
        for each in texts { try text(each) }
    }
}
