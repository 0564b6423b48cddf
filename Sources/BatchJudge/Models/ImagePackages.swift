import Foundation
import Sandbox

/// What a judge image has installed for Python, as the image itself says.
enum ImagePackages {
    private static let program = """
        import importlib.metadata as m, sys
        print("Python " + sys.version.split()[0])
        for line in sorted({d.metadata["Name"] + " " + d.version for d in m.distributions() if d.metadata["Name"]}, key=str.lower):
            print(line)
        """

    /// Lines such as `numpy 1.24.2`; nil: the image is not built, or has no Python.
    static func read(_ image: String, _ engine: ContainerEngine) throws -> [String]? {
        guard let built = try engine.image("batch-judge/\(image)") else { return nil }
        let container = try engine.start(
            ContainerPlan(
                image: built.id,
                purpose: .check,
                owner: "images check",
                submission: "",
                mounts: [],
                memory: 1 << 30
            )
        )
        defer { container.remove() }
        let caps = RunCaps(cpuTime: .seconds(30), wallTime: .seconds(60), output: 1 << 20)
        let outcome = try container.run(RunRequest(arguments: ["python3", "-c", program], caps: caps))
        guard outcome.ending == .exit(0) else { return nil }
        return String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
