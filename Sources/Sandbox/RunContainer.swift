/// A started container whose supervisor runs one program per call; used by one thread at a time.
package final class RunContainer {
    /// Starts one program, waits for its end, and leaves the container as clean as before.
    ///
    /// What the program does is in the outcome. After an error the container is of no use any more.
    package func run(_ request: RunRequest) throws -> RunOutcome {
        throw SandboxError.badRequest("")
    }

    /// Always to be called, any number of times; the container is gone afterwards, or the log says that it is not.
    package func remove() {
    }
}
