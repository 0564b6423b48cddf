/// What is to be sent for one run: the request, then its input in pieces, then the empty piece that ends it.
struct OutgoingRequest {
    private static let piece = 64 << 10

    private var bytes: ArraySlice<UInt8>
    private var input: InputSource
    private var isEnded = false
    /// When its first byte was given to be sent; nil: none went out. By the time that somebody says so, the program may have run.
    private(set) var begun: ContinuousClock.Instant?
    private var offered = ContinuousClock.now

    init(_ request: RunRequest) throws {
        bytes = try request.encoded()[...]
        input = InputSource(request.inputFiles)
    }

    /// What can be sent next; empty: all is sent.
    mutating func next() throws -> ArraySlice<UInt8> {
        while bytes.count < Self.piece, !isEnded {
            let piece = try input.read(upTo: Self.piece)
            isEnded = piece.isEmpty
            bytes.append(contentsOf: WireWriter.frame(kind: UInt8(ascii: "I"), piece[...]))
        }
        offered = .now
        return bytes
    }

    mutating func sent(_ count: Int) {
        if count > 0, begun == nil { begun = offered }
        bytes = bytes.dropFirst(count)
    }

    /// Nobody reads the rest of the input: after what is on its way, only the end is sent.
    mutating func cutShort() {
        guard !isEnded else { return }
        isEnded = true
        bytes.append(contentsOf: WireWriter.frame(kind: UInt8(ascii: "I"), []))
    }

    var isSent: Bool { isEnded && bytes.isEmpty }
}
