import ContestModel
import Foundation
import Intake

/// A problem's files that go with every submission: those for all languages, then over them those of the submission's own.
struct IncludedCopy {
    private let folders: [String]

    init(_ includes: [IncludedFiles], for language: Language) {
        let fitting = includes.filter { $0.language == nil } + includes.filter { $0.language == language.id.text }
        folders = fitting.map(\.folder)
    }

    /// Writes over what has the same name, or stands in the way; readable for the program's account whatever the package's modes are.
    ///
    /// - Returns: all files that are there now.
    func put(over files: [UnpackedFile], in target: String) throws -> [UnpackedFile] {
        var all = Dictionary(files.map { ($0.path, $0.size) }, uniquingKeysWith: { first, _ in first })
        for folder in folders {
            for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
                let source = URL(filePath: "\(folder)/\(name)").resolvingSymlinksInPath()
                guard try source.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
                for file in all.keys where Self.isInTheWay(file, of: name) {
                    try? FileManager.default.removeItem(atPath: "\(target)/\(file)")
                    all[file] = nil
                }
                all[name] = try Self.copy(source, to: "\(target)/\(name)")
            }
        }
        return all.sorted { $0.key < $1.key }.map { UnpackedFile(path: $0.key, size: $0.value) }
    }

    /// Whether a file has the name of one of the other's folders, or lies in a folder of the other's name.
    private static func isInTheWay(_ file: String, of name: String) -> Bool {
        name.hasPrefix(file + "/") || file.hasPrefix(name + "/")
    }

    /// Bytes that were copied.
    private static func copy(_ source: URL, to path: String) throws -> Int64 {
        let contents = try Data(contentsOf: source)
        let target = URL(filePath: path, directoryHint: .notDirectory)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755]
        )
        try? FileManager.default.removeItem(at: target)
        try contents.write(to: target)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        return Int64(contents.count)
    }
}
