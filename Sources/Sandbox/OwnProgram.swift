/// Programs of ours that run in a container as a team's would; `Sources/Supervisor/canary.c` has them.
package enum OwnProgram {
    private static let path = "/.batch-judge-canary"

    /// What a container needs in which they are to run; process 1's own copy is hidden from programs.
    package static func mount(of engine: ContainerEngine) -> ContainerPlan.Mount {
        ContainerPlan.Mount(from: engine.supervisor, to: path)
    }

    package static func request(_ name: String, input: [String] = [], caps: RunCaps) -> RunRequest {
        RunRequest(arguments: [path, name], inputFiles: input, caps: caps)
    }
}
