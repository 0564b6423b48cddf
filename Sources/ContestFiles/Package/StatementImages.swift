package import ContestModel
import Foundation

/// The pictures that lie beside a statement or an organizer's page: files of the folder itself, never links, which could name a hidden test.
package struct StatementImages {
    private let root: String

    private static let extensions = ["png", "jpg", "jpeg", "svg", "gif", "webp"]
    /// Bytes of one; folders below each other; pictures in all.
    private static let maxBytes = 4 << 20
    private static let maxDepth = 2
    private static let maxCount = 200

    package init(root: String) { self.root = root }

    /// Below a folder in the root, by their paths from there.
    package func all(in folder: String) -> [StatementImage] {
        Array(images(in: "\(root)/\(folder)", prefix: "", depth: 0).prefix(Self.maxCount))
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
