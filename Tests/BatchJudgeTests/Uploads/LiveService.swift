import Foundation
import Glibc

/// A contest as it runs on an organizer's machine: cron sweeps every minute, nginx serves the site on loopback.
///
/// Cron lives in a mount namespace of its own, where it sees this contest's line and no other.
final class LiveService {
    private let folder: String
    private let port: Int
    private let processes: [Process]

    init(_ uploads: UploadRig) throws {
        folder = "\(uploads.folder)/service"
        port = try UploadRig.freePort()
        for part in ["cron.d", "spool", "temp"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
        }
        for part in ["crontab", "crond.pid"] { try Data().write(to: URL(filePath: "\(folder)/\(part)")) }
        try uploads.rig.judge("cron", "--install", "--folder", "\(folder)/cron.d").check()
        try Self.nginx(port, uploads.rig.site.path(), folder)
            .write(toFile: "\(folder)/nginx.conf", atomically: true, encoding: .utf8)
        processes = [
            try Self.start("/usr/bin/unshare", ["-m", "/bin/sh", "-e", "-c", Self.cron, folder]),
            try Self.start("/usr/sbin/nginx", ["-c", "\(folder)/nginx.conf", "-e", "\(folder)/nginx.log"]),
        ]
    }

    func end() {
        for process in processes {
            // nginx ends its workers itself, cron has none.
            kill(process.processIdentifier, process === processes.last ? SIGQUIT : SIGKILL)
            process.waitUntilExit()
        }
    }

    /// What a browser gets.
    func page(_ path: String) throws -> Data {
        let script = "import sys, urllib.request as u; sys.stdout.buffer.write(u.urlopen(sys.argv[1]).read())"
        let address = "http://127.0.0.1:\(port)/\(path)"
        return Data(try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, address]).output.utf8)
    }

    private static func start(_ program: String, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private static let cron = """
        mount --make-rprivate /
        mount --bind "$0/cron.d" /etc/cron.d
        mount --bind "$0/crontab" /etc/crontab
        mount --bind "$0/spool" /var/spool/cron/crontabs
        [ -e /run/crond.pid ] || : > /run/crond.pid
        mount --bind "$0/crond.pid" /run/crond.pid
        exec /usr/sbin/cron -f
        """

    private static func nginx(_ port: Int, _ site: String, _ folder: String) -> String {
        let temporaries = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(folder)/temp;"
        }
        return """
            user root;
            daemon off;
            pid \(folder)/nginx.pid;
            events {}
            http {
              include /etc/nginx/mime.types;
              access_log off;
              \(temporaries.joined(separator: "\n  "))
              server {
                listen 127.0.0.1:\(port);
                root \(site);
                location / { try_files $uri $uri/index.html =404; add_header Cache-Control no-cache; }
              }
            }

            """
    }
}
