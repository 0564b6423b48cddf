extension RunRequest {
    /// One of the programs that lie in every container beside process 1, by its name in `Sources/Supervisor/canary.c`.
    package static func own(_ name: String, input: [String], caps: RunCaps) -> RunRequest {
        RunRequest(arguments: [ContainerCreation.supervisorPath, name], inputFiles: input, caps: caps)
    }
}
