import ContestModel
import Foundation
import Sandbox

/// A package index within reach of one container, through a proxy of ours and nothing else; gone when this is let go.
final class IndexAccess {
    /// As the container sees it.
    private static let folder = "/index"
    private static let trusted = "/index-trust.pem"
    private static let socket = "socket"

    let mounts: [ContainerPlan.Mount]
    private let place: String
    private let process: Process
    private let input: Pipe

    /// Starts the proxy, and waits until it answers.
    ///
    /// - Parameters:
    ///   - program: ours, with the command `index-proxy`
    ///   - folder: new, for the socket; goes with this
    ///   - maxBytes: of what is downloaded
    init(_ index: PackageIndex, program: String, folder: String, maxBytes: Int64) throws {
        place = folder
        process = Process()
        input = Pipe()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = ["index-proxy", Self.socket, String(maxBytes)] + index.hosts
        // The path of a socket may be no longer than 107 bytes.
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let trust = Self.trust.map { [ContainerPlan.Mount(from: $0, to: Self.trusted)] } ?? []
        mounts = [ContainerPlan.Mount(from: folder, to: Self.folder)] + trust
        guard output.fileHandleForReading.availableData == Data("ready\n".utf8) else {
            throw JudgingError.indexProxy(folder)
        }
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: place)
    }

    /// Whom this machine trusts, as the container sees it; nil: the image's own list holds.
    var certificates: String? { mounts.count > 1 ? Self.trusted : nil }

    private static var trust: String? {
        let own = ProcessInfo.processInfo.environment["SSL_CERT_FILE"]
        return [own, "/etc/ssl/certs/ca-certificates.crt"].compactMap { $0 }
            .first { FileManager.default.fileExists(atPath: $0) }
    }

    /// Runs a command with a port of the container's own that leads to the proxy.
    func around(_ words: [String]) -> [String] {
        ["python3", "-I", "-c", Self.script, "\(Self.folder)/\(Self.socket)"] + words
    }

    private static let script = """
        import os, socket, subprocess, sys, threading
        def pump(one, other):
            try:
                while data := one.recv(65536):
                    other.sendall(data)
            except OSError:
                pass
            for end in (one, other):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
        def serve(door):
            while True:
                inner = door.accept()[0]
                outer = socket.socket(socket.AF_UNIX)
                outer.connect(sys.argv[1])
                for ends in ((inner, outer), (outer, inner)):
                    threading.Thread(target=pump, args=ends, daemon=True).start()
        door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=serve, args=(door,), daemon=True).start()
        proxy = "http://127.0.0.1:%d" % door.getsockname()[1]
        sys.exit(subprocess.call(sys.argv[2:], env={**os.environ, "https_proxy": proxy}, stdin=subprocess.DEVNULL))
        """
}
