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
    ///   - index: whose hosts can be reached
    ///   - program: ours, with the command `index-proxy`
    ///   - folder: new, for the socket; goes with this
    ///   - maxBytes: of what is downloaded
    /// - Throws: where it does not start: ours
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

    /// What starts pip, in place of `python3 -I -m pip`: each of its connections is one of the proxy's, as a container has no
    /// sockets but unix ones.
    var pip: [String] { ["python3", "-I", "-c", Self.script, "\(Self.folder)/\(Self.socket)"] }

    private static let script = """
        import runpy, socket, sys
        path = sys.argv.pop(1)
        def connect(address, *_, **__):
            line = socket.socket(socket.AF_UNIX)
            line.settimeout(60)
            line.connect(path)
            line.sendall(b"CONNECT %s:%d HTTP/1.1\\r\\n\\r\\n" % (address[0].encode(), address[1]))
            answer = b""
            while not answer.endswith(b"\\r\\n\\r\\n"):
                answer += line.recv(1) or b"no answer\\r\\n\\r\\n"
            if b" 200 " not in answer:
                raise OSError("the index's proxy says: " + answer.split(b"\\r\\n")[0].decode())
            return line
        from pip._vendor.urllib3.util import connection
        connection.create_connection = connect
        sys.argv[0] = "pip"
        runpy.run_module("pip", run_name="__main__")
        """
}
