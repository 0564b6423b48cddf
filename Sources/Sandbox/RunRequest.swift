package import Foundation

/// One program to be started once, in a container that is already there.
package struct RunRequest: Sendable, Hashable {
    /// Where the program finds its input.
    package enum InputPlace: Sendable, Hashable {
        case standardInput
        /// A file of this name in `/work`; standard input is empty.
        case file(String)
    }

    /// What is taken out of the scratch space after the program has ended and before everything is wiped.
    package enum Harvest: Sendable, Hashable {
        case nothing
        /// One regular file, relative to `/work`; refused when it is larger than `maxBytes` or the cap on output.
        case file(String, maxBytes: Int64)
        /// Every regular file below `/work` (a build's result), written below `into` on this machine. A link, a special file
        /// or a file too many refuses the whole; what was written by then stays, and is the caller's to remove.
        case tree(into: String, maxBytes: Int64, maxFiles: Int)
    }

    /// The program and its words; the program's path is absolute or looked up in PATH of the image.
    package var arguments: [String]
    /// All of it: nothing else is set but PATH, HOME and TMPDIR.
    package var environment: [String: String]
    /// Nil: the scratch folder `/work`.
    package var directory: String?
    /// Files of this machine, given one after the other.
    package var inputFiles: [String]
    package var inputPlace: InputPlace
    package var harvest: Harvest
    package var caps: RunCaps

    package init(
        arguments: [String],
        environment: [String: String] = [:],
        directory: String? = nil,
        inputFiles: [String] = [],
        inputPlace: InputPlace = .standardInput,
        harvest: Harvest = .nothing,
        caps: RunCaps
    ) {
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.inputFiles = inputFiles
        self.inputPlace = inputPlace
        self.harvest = harvest
        self.caps = caps
    }
}

package struct RunCaps: Sendable, Hashable {
    package var cpuTime: Duration
    /// Without the time that a busy machine starved it of; the run ends at ten times this in any case.
    package var wallTime: Duration
    /// Bytes of standard output (or of the harvested output file); one more ends the program.
    package var output: Int64
    /// Bytes of standard error that are kept, half of them of its end (of more than 64 KiB, 32 KiB); the rest is counted and thrown away.
    package var errors: Int64
    /// Bytes of one file that it writes.
    package var fileSize: Int64

    package init(
        cpuTime: Duration,
        wallTime: Duration,
        output: Int64,
        errors: Int64 = 64 << 10,
        fileSize: Int64 = 256 << 20
    ) {
        self.cpuTime = cpuTime
        self.wallTime = wallTime
        self.output = output
        self.errors = errors
        self.fileSize = fileSize
    }
}

/// What happened, as the kernel and our own clock saw it; never a verdict.
package struct RunOutcome: Sendable, Hashable {
    package enum Ending: Sendable, Hashable {
        case exit(Int32)
        case signal(Int32)
        /// The program could not be started at all: `errno` of execve.
        case notStarted(Int32)
    }

    /// The cap that ended it, or was found to be passed.
    package enum Limit: String, Sendable, Hashable {
        case cpuTime, wallTime, memory, output
    }

    /// What came of the harvest.
    package enum Harvested: Sendable, Hashable {
        case nothing
        /// Its bytes are in `output`.
        case file
        case tree(files: Int, bytes: Int64)
        /// Missing, not a regular file, too big: what it was, in words.
        case refused(String)
    }

    package var ending: Ending
    package var limit: Limit?
    /// Of all processes that the program started, reaped or not; nil where nobody measured it, as process 1 was ended.
    package var cpuTime: Duration?
    package var cpuMeans: Means?
    package var wallTime: Duration
    /// Of the wall time, an estimate of what a busy machine did not let it run although it could have.
    package var starvedTime: Duration
    /// Peak, bytes; nil where it could not be measured.
    package var peakMemory: Int64?
    package var memoryMeans: Means?
    /// Standard output, or the harvested file; at most `caps.output` bytes. Large outputs are mapped from a file.
    package var output: Data
    /// All that it tried to print, those thrown away included.
    package var outputBytes: Int64
    /// Standard error: all of it, or its first and its last bytes, together `caps.errors` and as many of each.
    package var errors: Data
    /// All that it tried to print, those left out included.
    package var errorBytes: Int64
    package var harvested: Harvested

    package init(
        ending: Ending,
        limit: Limit?,
        cpuTime: Duration?,
        cpuMeans: Means? = nil,
        wallTime: Duration,
        starvedTime: Duration = .zero,
        peakMemory: Int64?,
        memoryMeans: Means? = nil,
        output: Data,
        outputBytes: Int64,
        errors: Data,
        errorBytes: Int64,
        harvested: Harvested
    ) {
        self.ending = ending
        self.limit = limit
        self.cpuTime = cpuTime
        self.cpuMeans = cpuMeans
        self.wallTime = wallTime
        self.starvedTime = starvedTime
        self.peakMemory = peakMemory
        self.memoryMeans = memoryMeans
        self.output = output
        self.outputBytes = outputBytes
        self.errors = errors
        self.errorBytes = errorBytes
        self.harvested = harvested
    }
}
