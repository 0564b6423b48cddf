import ContestModel
import Foundation

/// The pictures that lie beside a statement: files of the package itself, never links, which could name a hidden test.
struct StatementImages {
    private let files: PackageFiles

    private static let extensions = ["png", "jpg", "jpeg", "svg", "gif", "webp"]
    /// Bytes of one; folders below each other; pictures in all.
    private static let maxBytes = 4 << 20
    private static let maxDepth = 2
    private static let maxCount = 200

    init(_ files: PackageFiles) { self.files = files }

    /// Below a folder of the package, by their paths from there.
    func all(in folder: String) -> [StatementImage] {
        Array(images(in: "\(files.root)/\(folder)", prefix: "", depth: 0).prefix(Self.maxCount))
    }

    private func images(in folder: String, prefix: String, depth: Int) -> [StatementImage] {
        Folder.names(folder).prefix(Self.maxCount).flatMap { name -> [StatementImage] in
            let path = "\(folder)/\(name)"
            switch FileKind(itself: path) {
            case .file: return isImage(name, path) ? [StatementImage(name: prefix + name, file: path)] : []
            case .folder where depth < Self.maxDepth:
                return images(in: path, prefix: "\(prefix)\(name)/", depth: depth + 1)
            case .folder, .link, .other, .missing: return []
            }
        }
    }

    private func isImage(_ name: String, _ path: String) -> Bool {
        let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? .max
        return !name.hasPrefix(".") && Self.extensions.contains(ending) && size <= Self.maxBytes
    }
}
