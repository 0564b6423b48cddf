/// One word of the supervisor; `Sources/Supervisor/protocol.h` tells of the format.
struct SupervisorFrame: Hashable {
    enum Kind: UInt8 {
        case hello = 0x48  // H
        case output = 0x4f  // O
        case errors = 0x45  // E
        case alive = 0x41  // A
        case done = 0x44  // D
        case file = 0x46  // F
        case content = 0x43  // C
        case refused = 0x5a  // Z
        case result = 0x53  // S
        case fault = 0x58  // X
    }

    /// Bytes before the body.
    static let head = 5
    /// Bytes of a body.
    static let limit = 64 << 10

    let kind: Kind
    let body: ArraySlice<UInt8>

    /// Takes a frame off the front; nil: it has not all come.
    init?(from queue: inout ByteQueue, container: String) throws {
        guard queue.count >= Self.head else { return nil }
        let front = queue.contents.prefix(Self.head)
        let length = Int(front.littleEndian(as: UInt32.self, at: 1))
        guard let first = front.first, let kind = Kind(rawValue: first), length <= Self.limit else {
            throw SandboxError.supervisorFailed(container: container, reason: "it sent what is no frame")
        }
        guard queue.count >= Self.head + length else { return nil }
        self.kind = kind
        body = queue.take(Self.head + length).dropFirst(Self.head)
    }

    /// The body as words for people: one line, at most 1,200 bytes.
    var words: String {
        String(decoding: body.prefix(1200), as: UTF8.self).printable
    }
}

extension String {
    /// On one line, with marks in place of what cannot be seen.
    var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.isPrintable ? $0 : "?" }))
    }
}

extension Unicode.Scalar.Properties {
    /// Neither a control, a format character (such as those that turn the direction of writing) nor unassigned.
    fileprivate var isPrintable: Bool {
        switch generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}

/// The supervisor's first word: its protocol, and how it found itself confined.
struct SupervisorHello {
    static let version: UInt8 = 4

    /// What must be so, by the bits of the protocol.
    private static let wanted: [(bit: UInt8, name: String)] = [
        (1, "is not process 1"), (2, "runs as root"), (4, "has capabilities"), (8, "can gain privileges"),
        (16, "has no filter on system calls"), (32, "is open to other processes"),
    ]
    private static let filtered: UInt8 = 16
    private static let fenced: UInt8 = 64
    private static let countsKills: UInt8 = 128

    let posture: UInt8
    let abilities: CageAbilities

    init(_ frame: SupervisorFrame, container: String) throws {
        if frame.kind == .fault { throw SandboxError.supervisorFailed(container: container, reason: frame.words) }
        guard frame.kind == .hello, frame.body.count == 4, frame.body.first == Self.version,
            let cpu = Means(rawValue: frame.body.littleEndian(at: 2)),
            let memory = Means(rawValue: frame.body.littleEndian(at: 3))
        else {
            throw SandboxError.supervisorFailed(container: container, reason: "it speaks another protocol")
        }
        posture = frame.body.littleEndian(at: 1)
        abilities = CageAbilities(
            cpuTime: cpu,
            memory: memory,
            countsKills: posture & Self.countsKills != 0,
            hidesCounters: posture & Self.fenced != 0
        )
    }

    /// Throws unless it is confined as it should be; runtimes with a kernel of their own need no filter of this one.
    func check(runtime: String, container: String) throws {
        let ownKernel = ContainerPlan.hasOwnKernel(runtime)
        for (bit, name) in Self.wanted where posture & bit == 0 && !(ownKernel && bit == Self.filtered) {
            throw SandboxError.supervisorFailed(
                container: container,
                reason: "it \(name); the engine does not confine it as it was told to"
            )
        }
    }
}
