import Foundation

extension Rig {
    /// Puts a zip of these files into the inbox, as `team/name.zip`.
    func zip(_ files: [String: Data], to path: String) throws {
        let source = folder.appending(path: "zip-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: source) }
        for (name, contents) in files {
            let file = source.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try contents.write(to: file)
        }
        let target = inbox.appending(path: path)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        let script = "import shutil, sys; shutil.make_archive(sys.argv[1].removesuffix('.zip'), 'zip', sys.argv[2])"
        try Self.run(URL(filePath: "/usr/bin/python3"), ["-c", script, target.path(), source.path()]).check()
    }

    /// Replaces text in a file of the contest.
    func edit(_ path: String, replacing old: String, with new: String) throws {
        let file = folder.appending(path: "contest/\(path)")
        let text = try String(contentsOf: file, encoding: .utf8)
        guard text.contains(old) else { throw RigError.failed("\(path) has no '\(old)'") }
        try Data(text.replacing(old, with: new).utf8).write(to: file)
    }
}
