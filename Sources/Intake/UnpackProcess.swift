package import ContestModel
import Foundation

/// Unpacks zips in a process of its own, so that a zip that breaks the unpacker breaks nothing else.
package struct UnpackProcess: Sendable {
    /// Exit codes that say that the process never came to unpacking: wrong use, cannot be executed, not found.
    private static let ownFailures: [Int32] = [64, 126, 127]

    private let executable: String
    private let deadline: Duration

    /// `executable` is a program with the command `unpack ZIP FOLDER LIMITS-JSON` that prints an `UnpackReport` as JSON.
    package init(executable: String, deadline: Duration) {
        self.executable = executable
        self.deadline = deadline
    }

    /// The files below `folder`, which is there and empty. Where the zip is refused, or the process crashes or does not
    /// end in time, what lies in the folder is for the caller to throw away.
    package func unpack(zip: String, into folder: String, limits: ZipLimits) throws -> Result<[UnpackedFile], Rejection>
    {
        let settings = String(decoding: try JSONEncoder().encode(limits), as: UTF8.self)
        let child = try ChildProcess(
            executable,
            ["unpack", zip, folder, settings],
            environment: ["PATH=/usr/bin:/bin", "LC_CTYPE=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
        )
        let end = ContinuousClock.now + deadline
        // A path takes at most twice its 1,024 bytes in JSON.
        let output = child.read(limit: 65_536 + limits.maxFiles * 2200, until: end)
        if output == nil { child.kill() }
        return try Self.answer(output, child.wait(until: end), deadline)
    }

    private static func answer(
        _ output: [UInt8]?,
        _ ending: ChildProcess.Ending,
        _ deadline: Duration
    ) throws(IntakeError) -> Result<[UnpackedFile], Rejection> {
        let report = output.flatMap { try? JSONDecoder().decode(UnpackReport.self, from: Data($0)) }
        switch (ending, report) {
        case (.exit(0), .unpacked(let files)): return .success(files)
        case (.exit(0), .rejected(let reason, let message)): return .failure(Rejection(reason, message))
        case (.exit, .failed(let message)): throw .unpacker(message)
        case (.exit(let code), _) where ownFailures.contains(code):
            throw .unpacker("the unpacking process could not start (exit code \(code))")
        case (.exit(let code), _): return .failure(refused("ended with code \(code) and no result"))
        case (.signal(let number), _) where output != nil: return .failure(refused("was ended by signal \(number)"))
        case (.signal, _), (.deadline, _):
            return .failure(refused("did not end within \(deadline.milliseconds / 1000) s"))
        }
    }

    private static func refused(_ what: String) -> Rejection {
        Rejection(.damaged, "unpacking the zip \(what)")
    }
}
