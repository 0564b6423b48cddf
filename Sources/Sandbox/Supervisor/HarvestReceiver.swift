/// Takes in what the supervisor harvests, and holds it to what was asked for.
struct HarvestReceiver {
    private let wanted: RunRequest.Harvest
    private let folder: HarvestFolder?
    private var open: OpenFile?
    private var files = 0
    private var bytes: Int64 = 0
    private(set) var content = CollectedBytes()
    /// The supervisor's reason.
    private var refusal: String?
    /// Our own; the rest of what comes is let go by.
    private var unfitName = false

    init(_ wanted: RunRequest.Harvest) throws {
        self.wanted = wanted
        folder = if case .tree(let path, _, _) = wanted { try HarvestFolder(path) } else { nil }
    }

    /// False: the supervisor may not say this now.
    mutating func take(_ frame: SupervisorFrame, outputCap: Int64) throws -> Bool {
        guard refusal == nil else { return false }
        switch frame.kind {
        case .file: return try begin(frame.body)
        case .content: return try append(frame.body, outputCap: outputCap)
        case .refused:
            refusal = frame.words
            return true
        case .hello, .output, .errors, .alive, .done, .result, .fault: return false
        }
    }

    private mutating func begin(_ body: ArraySlice<UInt8>) throws -> Bool {
        files += 1
        switch wanted {
        case .nothing: return false
        case .file: return files == 1
        case .tree(_, _, let maxFiles):
            guard files <= maxFiles, let executable = body.first else { return false }
            guard let path = RelativePath(body.dropFirst()) else {
                unfitName = true
                open = nil
                return true
            }
            open = try folder?.create(path, executable: executable == 1)
            return true
        }
    }

    private mutating func append(_ body: ArraySlice<UInt8>, outputCap: Int64) throws -> Bool {
        bytes += Int64(body.count)
        guard files > 0 else { return false }
        switch wanted {
        case .nothing: return false
        case .file(_, let maxBytes):
            guard bytes <= min(maxBytes, outputCap) else { return false }
            try content.append(body)
        case .tree(_, let maxBytes, _):
            guard bytes <= maxBytes else { return false }
            try open?.write(body)
        }
        return true
    }

    /// What came of it; nil: the supervisor's last word does not fit what it sent.
    func harvested(_ said: RunResult.Harvested) -> RunOutcome.Harvested? {
        if let refusal { return said == .refused ? .refused(refusal) : nil }
        if unfitName { return said == .tree ? .refused("a file's name is not UTF-8, or its path is too long") : nil }
        switch (wanted, said) {
        case (.nothing, .nothing): return .nothing
        case (.file, .file): return files == 1 ? .file : nil
        case (.tree, .tree): return .tree(files: files, bytes: bytes)
        default: return nil
        }
    }
}
