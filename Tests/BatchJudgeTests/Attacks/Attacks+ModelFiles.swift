import Foundation

/// Attacks by models: by what they look for, and by what is in their zips.
extension Attack {
    /// `marker` is a path that nothing on the host may ever have; `address` is where a server of the host hands out the canary.
    static func modelHunts(marker: String, port: Int) -> [Attack] {
        [
            hunter("hunts-labels", hunt),
            hunter("asks-the-network", network(port)),
            hunter("writes-into-features", features),
            hunter("pickle-runs-code", loading, with: pickle(marker)),
            hunter("pickle-lies-there", "", with: pickle(marker)),
            hunter(
                "shadows-modules",
                "import csv",
                with: ["csv.py": Data(), "sitecustomize.py": Data(), "json.py": Data()]
            ),
            hunter("runs-what-it-brought", machineCode),
        ]
    }

    /// A pickle of the second version: `os.system` of a command.
    private static func pickle(_ marker: String) -> [String: Data] {
        let command = Data("mkdir -p $(dirname \(marker)); touch \(marker) /source/here; touch /work/ran".utf8)
        let length = Data((0..<4).map { UInt8(truncatingIfNeeded: command.count >> (8 * $0)) })
        return [
            "model.joblib": Data([0x80, 2]) + Data("cposix\nsystem\nX".utf8) + length + command
                + Data([0x85, 0x52, 0x2e])
        ]
    }

    private static let loading = """
        import pickle
        pickle.load(open("model.joblib", "rb"))
        if not os.path.exists("/work/ran"): found = "it did not run"
        """

    private static func network(_ port: Int) -> String {
        """
        import socket
        def ask(kind, address):
            global found
            try:
                s = socket.socket(kind, socket.SOCK_STREAM)
                s.settimeout(0.3)
                s.connect(address)
                s.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
                found = f"an answer of {address}: {s.recv(100)}"
            except OSError: pass
        for host in ("127.0.0.1", "172.17.0.1", "172.18.0.1", "10.0.2.2", "169.254.169.254", "host.docker.internal", "1.1.1.1"):
            for port in (\(port), 80, 2375): ask(socket.AF_INET, (host, port))
        for path in ("/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock"): ask(socket.AF_UNIX, path)
        try:
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.sendto(b"x", ("172.17.0.1", \(port)))
            found = "a datagram left"
        except OSError: pass
        """
    }

    private static let features = """
        def attempt(what):
            global found
            try:
                what()
                found = "features changed"
            except OSError: pass
        attempt(lambda: open(features, "a").write("x"))
        attempt(lambda: os.truncate(features, 0))
        attempt(lambda: os.chmod(features, 0o666))
        attempt(lambda: os.remove(features))
        attempt(lambda: os.rename(features, "/data/other.csv"))
        attempt(lambda: open("/data/other.csv", "w"))
        attempt(lambda: os.utime(features, (1, 1)))
        attempt(lambda: os.symlink("/work", "/data/link"))
        """

    /// An interpreter under a model's name: what it may do, the program may do too.
    private static let machineCode = """
        import shutil, subprocess
        shutil.copyfile("/usr/bin/python3", "model.npy" if os.access(".", os.W_OK) else "/work/model.npy")
        found = "wrote into the submission" if os.path.exists("model.npy") else ""
        os.chmod("/work/model.npy", 0o755)
        subprocess.run(["/work/model.npy", "-c", "open('/work/ran', 'w')"], check=True)
        """

    /// Zips that never get to run; bytes of an ELF file, and more than the field's contest unpacks.
    static var modelZips: [Attack] {
        var program = Attack("machine-code", on: "petals", ["predict.py": ""], "SE", "file-type")
        program.files["a.out"] = Data([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])
        var huge = Attack("huge-model", on: "petals", ["predict.py": ""], "SE", "too-large")
        huge.files["model.npy"] = Data(count: 33 << 20)
        return [program, huge]
    }
}
