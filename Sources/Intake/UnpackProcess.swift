package import ContestModel
import Foundation
import Glibc

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

    /// Signals that come from outside of the process: from a person, a machine that goes down, a kernel out of memory.
    private static let foreignSignals: [Int32] = [SIGKILL, SIGTERM, SIGINT, SIGHUP, SIGQUIT]

    /// The files below `folder`, which is there and empty. Where the zip is refused or the process crashes, what lies in
    /// the folder is for the caller to throw away.
    ///
    /// - Throws: also where the process was ended from outside, or did not end in time: a zip that needs too much of
    ///   anything meets the process's own limits first
    package func unpack(zip: String, into folder: String, limits: ZipLimits) throws -> Result<UnpackedZip, Rejection> {
        let begin = ContinuousClock.now
        let settings = String(decoding: try JSONEncoder().encode(limits), as: UTF8.self)
        let child = try ChildProcess(
            executable,
            ["unpack", zip, folder, settings],
            environment: ["PATH=/usr/bin:/bin", "LC_CTYPE=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
        )
        let end = ContinuousClock.now + deadline
        // A path takes at most twice its 1,024 bytes in JSON.
        let output = child.read(limit: 65_536 + limits.maxFiles * 2200, until: end)
        guard let output else {
            child.kill()
            guard ContinuousClock.now < end else { throw Self.late(deadline) }
            return .failure(Self.refused("printed more than any zip can make it print"))
        }
        return try Self.answer(output, child.wait(until: end), deadline).map { files, extracting, walls in
            UnpackedZip(
                files: files,
                verifying: max(.zero, ContinuousClock.now - begin - extracting),
                extracting: extracting,
                walls: walls
            )
        }
    }

    private static func answer(
        _ output: [UInt8],
        _ ending: ChildProcess.Ending,
        _ deadline: Duration
    ) throws(IntakeError) -> Result<([UnpackedFile], extracting: Duration, walls: ProcessWalls?), Rejection> {
        let report = try? JSONDecoder().decode(UnpackReport.self, from: Data(output))
        switch (ending, report) {
        case (.exit(0), .unpacked(let files, let extracting, let walls)):
            return .success((files, .microseconds(extracting), walls))
        case (.exit(0), .rejected(let reason, let message)): return .failure(Rejection(reason, message))
        case (.exit, .failed(let message)): throw .unpacker(message)
        case (.exit(let code), _) where ownFailures.contains(code):
            throw .unpacker("the unpacking process could not start (exit code \(code))")
        case (.exit(let code), _): return .failure(refused("ended with code \(code) and no result"))
        case (.signal(let number), _) where foreignSignals.contains(number):
            throw .unpacker("the unpacking process was ended from outside by signal \(number)")
        case (.signal(let number), _): return .failure(refused("was ended by signal \(number)"))
        case (.deadline, _): throw late(deadline)
        }
    }

    private static func late(_ deadline: Duration) -> IntakeError {
        .unpacker("the unpacking process did not end within \(deadline.milliseconds / 1000) s")
    }

    private static func refused(_ what: String) -> Rejection {
        Rejection(.damaged, "unpacking the zip \(what)")
    }
}
