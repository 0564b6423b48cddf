import ContestFiles
import ContestModel
import Foundation

/// Downloads wheels with this machine's pip, and says what they are.
struct WheelDownload {
    /// Made when it is missing; what is in it stays.
    let folder: String
    let python: ImagePython
    /// What the image has itself.
    let image: ImageStock

    /// What is in the folder afterwards.
    func run(list: String) throws -> WheelhouseFolder.List {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let before = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
        let kept = image.without(try String(contentsOfFile: list, encoding: .utf8))
        try pip(list, keeping: kept)
        // It counts as installed, so nobody would take it from here.
        for found in try look() where kept.has(found.wheel) && !before.contains(found.wheel.file) {
            try FileManager.default.removeItem(atPath: "\(folder)/\(found.wheel.file)")
        }
        let found = try look()
        let faults = found.flatMap { wheel in
            wheel.starts.map { "\(wheel.wheel.file) has \($0), which Python would run by itself" }
        }
        guard faults.isEmpty else { throw Failure.needsAPerson(faults + ["Submissions that need it are refused."]) }
        let made = WheelhouseFolder.List(python: python.version, wheels: found.map(\.wheel))
        try made.json.write(to: URL(filePath: "\(folder)/\(WheelhouseFolder.listName)"))
        try open()
        return made
    }

    /// Source archives are never taken: making a wheel of one runs what is in it. What the image has stays what it is, as its other packages were
    /// made for that.
    private func pip(_ list: String, keeping kept: ImageStock) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "batch-judge-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(kept.text.utf8).write(to: file)
        let words =
            ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
            + ["--implementation", "cp", "--python-version", python.version]
            + python.platforms.flatMap { ["--platform", $0] } + ["--dest", folder, "--requirement", list]
            + ["--constraint", file.path(percentEncoded: false)]
        _ = try run(
            words,
            or:
                "pip could not download the wheels (they go with what the image has; where they need another version of one of its packages, "
                + "name that in \(list))"
        )
    }

    private struct Found: Decodable {
        let wheel: Wheel
        /// Names in it that Python runs at its start.
        let starts: [String]
    }

    private func look() throws -> [Found] {
        let said = try run(["-I", "-c", Self.question, folder], or: "The wheels in \(folder) cannot be read")
        return try JSONDecoder().decode([Found].self, from: said)
    }

    private static let question = #"""
        import email, json, os, sys, zipfile
        found = []
        for file in sorted(os.listdir(sys.argv[1])):
            if not file.endswith(".whl"):
                continue
            path = os.path.join(sys.argv[1], file)
            with zipfile.ZipFile(path) as wheel:
                names = wheel.namelist()
                facts = next(name for name in names if name.endswith(".dist-info/METADATA") and name.count("/") == 1)
                facts = email.message_from_bytes(wheel.read(facts))
            starts = [name for name in names if name.split("/")[0].split(".")[0] in ("sitecustomize", "usercustomize")]
            found.append({"wheel": {"file": file, "name": facts["Name"], "version": facts["Version"],
                                    "size": os.path.getsize(path), "summary": " ".join((facts["Summary"] or "").split())},
                          "starts": starts})
        json.dump(found, sys.stdout)
        """#

    /// Containers read it as an account that is nobody's.
    private func open() throws {
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        for name in try manager.contentsOfDirectory(atPath: folder) {
            try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(folder)/\(name)")
        }
    }

    private func run(_ words: [String], or what: String) throws -> Data {
        let process = Process(), output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + words
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure.needsAPerson([
                "\(what): python3 ended with code \(process.terminationStatus); what it said is above."
            ])
        }
        return said
    }
}
