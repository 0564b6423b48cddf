import Foundation
import Sandbox

/// The Python of a judge image, as pip has to know it to choose wheels.
struct ImagePython: Decodable {
    /// `3.11`.
    let version: String
    /// `x86_64`.
    let machine: String
    /// Of the C library: `[2, 36]`.
    let library: [Int]

    init(image: String, engine: ContainerEngine) throws {
        let name = "batch-judge/\(image)"
        guard let built = try engine.image(name) else {
            throw Failure.needsAPerson([
                "The judge image \(name) is not there: run `batch-judge images build \(image)`."
            ])
        }
        let container = try engine.start(
            ContainerPlan(
                image: built.id,
                purpose: .check,
                owner: "wheelhouse",
                submission: "",
                mounts: [],
                memory: 512 << 20
            )
        )
        defer { container.remove() }
        let caps = RunCaps(cpuTime: .seconds(20), wallTime: .seconds(60), output: 64 << 10)
        let outcome = try container.run(RunRequest(arguments: ["python3", "-I", "-c", Self.question], caps: caps))
        guard outcome.ending == .exit(0), let found = try? JSONDecoder().decode(Self.self, from: outcome.output) else {
            throw Failure.needsAPerson([
                "The image \(name) has no python3 that says its version: it needs one with pip."
            ])
        }
        self = found
    }

    private static let question = """
        import json, platform, sys
        library = platform.libc_ver()[1] or "2.17"
        print(json.dumps({"version": "%d.%d" % sys.version_info[:2], "machine": platform.machine(),
                          "library": [int(part) for part in library.split(".")[:2]]}))
        """

    /// The kinds of wheels that run on it, the newest C library first.
    var platforms: [String] {
        let newest = library.first == 2 ? library.dropFirst().first ?? 17 : 17
        let numbered = stride(from: newest, through: 5, by: -1).map { "manylinux_2_\($0)_\(machine)" }
        return numbered + ["manylinux2014", "manylinux2010", "manylinux1", "linux"].map { "\($0)_\(machine)" }
    }
}
