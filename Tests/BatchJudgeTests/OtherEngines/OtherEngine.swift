import Foundation

/// A Docker engine of a test's own, beside the machine's; `scripts/other-engine.sh` tells how it differs.
struct OtherEngine {
    private static let images = ["batch-judge/c-cpp", "batch-judge/python"]

    /// In `/tmp`: the path of a socket must be short.
    private let folder = URL(filePath: "/tmp/batch-judge-engine-\(UUID().uuidString.prefix(8))")
    private let process = Process()

    /// As `DOCKER_HOST` has it.
    var host: String { "unix://\(folder.path())/docker.sock" }

    init(_ arguments: [String] = []) throws {
        process.executableURL = Rig.tree.appending(path: "scripts/other-engine.sh")
        process.arguments = [folder.path()] + arguments
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let log = folder.appending(path: "log")
        try Data().write(to: log)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        do {
            try load()
        } catch {
            remove()
            throw error
        }
    }

    /// Waits for it to answer, and brings the judge images over.
    private func load() throws {
        let script = """
            i=0; until docker --host "$0" version >/dev/null 2>&1; do i=$((i+1)); [ $i -lt 300 ] || exit 1; sleep 0.2; done
            docker save "$@" | docker --host "$0" load
            """
        try Rig.run(URL(filePath: "/bin/sh"), ["-ec", script, host] + Self.images).check()
    }

    /// Ends it and whatever still runs in it.
    func remove() {
        process.terminate()
        process.waitUntilExit()
        // Layers belong to other users where these are remapped, and take a while to be unmounted.
        _ = try? Rig.run(
            URL(filePath: "/bin/sh"),
            ["-c", "rm -rf \"$0\" || { sleep 2; rm -rf \"$0\"; }", folder.path()]
        )
    }
}
