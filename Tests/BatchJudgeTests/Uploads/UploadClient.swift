import Foundation

/// A program that teams upload with. Each is slow when it sends, so that it can be looked at and cut off on the way.
enum UploadClient: String, CaseIterable {
    case sftp, rsyncPartial = "rsync --partial"
    case scp, rsync, rsyncInPlace = "rsync --inplace", lftp, paramiko

    /// Every client with every run of the tests would take minutes.
    static var asked: [UploadClient] {
        TestLength.isLong ? allCases : [.sftp, .rsyncPartial]
    }

    /// Sends `hello.zip` of the desk with some 500 kB a second, in a process of its own.
    func slowly(as team: String = "ants") -> String {
        switch self {
        case .sftp: "echo 'put hello.zip' > batch; exec sftp -q -F $C -l 4000 -b batch \(team)"
        case .scp: "exec scp -q -F $C -l 4000 hello.zip \(team):"
        case .rsync: "exec rsync --bwlimit=500 -e \"ssh -F $C\" hello.zip \(team)-rsync:"
        case .rsyncPartial: "exec rsync --partial --bwlimit=500 -e \"ssh -F $C\" hello.zip \(team)-rsync:"
        case .rsyncInPlace: "exec rsync --inplace --bwlimit=500 -e \"ssh -F $C\" hello.zip \(team)-rsync:"
        case .lftp: Self.lftp(team, "set net:limit-rate 0:500000; put hello.zip")
        case .paramiko: Self.paramiko(team, pause: 0.06)
        }
    }

    /// Sends it once more after it was cut off, as that client goes on, without delay.
    func again(as team: String = "ants") -> String {
        switch self {
        case .sftp: "echo 'reput hello.zip' > batch; exec sftp -q -F $C -b batch \(team)"
        case .scp: "exec scp -q -F $C hello.zip \(team):"
        case .rsync: "exec rsync -e \"ssh -F $C\" hello.zip \(team)-rsync:"
        case .rsyncPartial: "exec rsync --partial -e \"ssh -F $C\" hello.zip \(team)-rsync:"
        case .rsyncInPlace: "exec rsync --inplace -e \"ssh -F $C\" hello.zip \(team)-rsync:"
        case .lftp: Self.lftp(team, "put -c hello.zip")
        case .paramiko: Self.paramiko(team, pause: 0)
        }
    }

    /// Whether a transfer that was cut off leaves nothing that looks like an upload.
    var hidesParts: Bool { self == .rsync }

    private static func lftp(_ team: String, _ commands: String) -> String {
        "exec lftp --norc -c \"set sftp:connect-program 'ssh -a -x -F $C'; open sftp://\(team); cd /upload; \(commands)\""
    }

    private static func paramiko(_ team: String, pause: Double) -> String {
        """
        exec /usr/bin/python3 -c '
        import os, paramiko, time
        e = os.environ
        t = paramiko.Transport(("127.0.0.1", int(e["PORT"])))
        t.connect(username=e["PREFIX"] + "\(team)", pkey=paramiko.Ed25519Key.from_private_key_file(e["KEYS"] + "/\(team)"))
        s = paramiko.SFTPClient.from_transport(t)
        with open("hello.zip", "rb") as here, s.open("hello.zip", "w") as there:
            while part := here.read(30000):
                there.write(part)
                time.sleep(\(pause))
        t.close()
        '
        """
    }
}
