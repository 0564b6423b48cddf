import ContestModel
import Foundation
import Requirements

/// The packages of a judge image, by canonical name.
struct ImageStock {
    private let versions: [String: String]

    private init(versions: [String: String]) { self.versions = versions }

    /// `lines` are what `ImagePackages` read: `numpy 1.24.2`.
    init(_ lines: [String]) {
        let pairs = lines.compactMap { line -> (String, String)? in
            let words = line.split(separator: " ")
            guard words.count == 2, words[0] != "Python", words[1].wholeMatch(of: /[0-9]+([.][0-9]+)*/) != nil else {
                return nil
            }
            return (Requirement.canonical(words[0]), String(words[1]))
        }
        versions = Dictionary(pairs) { first, _ in first }
    }

    /// Without those that a list names, as it may ask for another version.
    func without(_ list: String) -> ImageStock {
        let named = list.split(whereSeparator: \.isNewline).compactMap { line in
            line.prefixMatch(of: /\s*([A-Za-z0-9][A-Za-z0-9._-]*)/).map { Requirement.canonical($0.output.1) }
        }
        return ImageStock(versions: versions.filter { !named.contains($0.key) })
    }

    func has(_ wheel: Wheel) -> Bool { versions[Requirement.canonical(wheel.name)] == wheel.version }

    /// As constraints of pip's, sorted.
    var text: String { versions.sorted { $0.key < $1.key }.map { "\($0.key)==\($0.value)\n" }.joined() }
}
