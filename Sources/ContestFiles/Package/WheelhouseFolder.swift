package import ContestModel
package import Foundation
import Requirements

/// A folder of wheels with `wheelhouse.json`, which says of each what its file name does not.
package struct WheelhouseFolder {
    package static let listName = "wheelhouse.json"

    /// What `wheelhouse.json` holds.
    package struct List: Codable {
        /// Of the Python that the wheels are for: `3.11`.
        package let python: String
        package let wheels: [Wheel]

        package init(python: String, wheels: [Wheel]) {
            self.python = python
            self.wheels = wheels
        }

        /// The same bytes for the same wheels.
        package var json: Data {
            get throws {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                return try encoder.encode(self) + Data("\n".utf8)
            }
        }
    }

    package let wheelhouse: Wheelhouse

    /// What is wrong with a file of it.
    struct Trouble: Error {
        let file: String
        let what: String
        let fix: String
    }

    /// `folder` is absolute, links resolved.
    init(_ folder: String) throws(Trouble) {
        let names = Folder.names(folder).filter { !$0.hasPrefix(".") && $0 != Self.listName && !$0.hasSuffix(".md") }
        let known = try Self.known(in: folder)
        var wheels: [Wheel] = []
        for name in names {
            guard let parts = WheelName(name), FileKind("\(folder)/\(name)") == .file else {
                let fix = "keep wheels there and nothing else; `batch-judge wheelhouse build` downloads them"
                throw Trouble(file: name, what: "is not a wheel", fix: fix)
            }
            let size = (try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)"))?[.size] as? NSNumber
            let told = known[name]
            wheels.append(
                Wheel(
                    file: name,
                    name: told?.name ?? parts.name,
                    version: parts.version,
                    size: size?.int64Value ?? 0,
                    summary: told?.summary ?? ""
                )
            )
        }
        wheelhouse = Wheelhouse(folder: folder, wheels: wheels)
    }

    private static func known(in folder: String) throws(Trouble) -> [String: Wheel] {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(listName)") else { return [:] }
        guard let list = try? JSONDecoder().decode(List.self, from: data) else {
            let fix = "make it again with `batch-judge wheelhouse build`, or remove it"
            throw Trouble(file: listName, what: "is not a list of wheels", fix: fix)
        }
        return Dictionary(list.wheels.map { ($0.file, $0) }) { first, _ in first }
    }
}
