import Foundation

/// `constants` of a 2025-09 package: what stands for `{{name}}` in its files, in LaTeX for `\constant{name}`.
struct Constants {
    let values: [String: String]

    static let none = Constants(values: [:])

    /// Where the format wants them replaced and a copy would have to be made for it.
    private static let programs = ["output_validator", "include", "submissions"]

    private init(values: [String: String]) { self.values = values }

    init(_ root: Section) {
        let section = root.section("constants")
        values = section.rest(.line)
        for name in values.keys.sorted() where !Self.isName(name) {
            section.complain(name, "is not a name of a constant", fix: "use letters, digits and _, no digit first")
        }
    }

    func replaced(in text: String) -> String {
        guard !values.isEmpty else { return text }
        return text.replacing(/\{\{([a-zA-Z_][a-zA-Z0-9_]*)\}\}|\\constant\{([a-zA-Z_][a-zA-Z0-9_]*)\}/) { found in
            values[String(found.1 ?? found.2 ?? "")] ?? String(found.0)
        }
    }

    /// Puts the values into the programs and statements of a package that is a copy.
    func write(into folder: String) throws {
        guard !values.isEmpty else { return }
        for path in (Self.programs + ["statement"]).flatMap({ Self.files(in: "\(folder)/\($0)") }) {
            guard FileKind(itself: path) == .file, let text = text(path), replaced(in: text) != text else { continue }
            // In place, so that a script stays executable.
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: Data(replaced(in: text).utf8))
            try handle.close()
        }
    }

    private static func files(in folder: String) -> [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return paths.sorted().map { "\(folder)/\($0)" }
    }

    /// Complains of programs that would need another text than they have.
    func expectNone(in files: PackageFiles, _ root: Section) {
        guard !values.isEmpty else { return }
        for path in Self.programs.flatMap({ Self.files(in: "\(files.root)/\($0)") }) {
            guard let text = text(path), replaced(in: text) != text else { continue }
            root.complain(
                "constants",
                "stand in \(path.dropFirst(files.root.count + 1)), which is not changed",
                fix: "write the values out there, or let `batch-judge import` do it"
            )
        }
    }

    private func text(_ path: String) -> String? {
        guard FileKind(path) == .file, let text = try? TextFile.read(path, name: path), text.contains("{") else {
            return nil
        }
        return text
    }

    private static func isName(_ text: String) -> Bool { (try? /[a-zA-Z_][a-zA-Z0-9_]*/.wholeMatch(in: text)) != nil }
}
