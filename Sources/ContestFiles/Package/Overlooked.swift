import Foundation

/// What a package holds that nothing here reads, though its author may have meant it to be read; and what its format asks
/// for and judging does without.
struct Overlooked {
    let files: PackageFiles
    let format: PackageFormat
    let root: Section

    /// So many are named.
    private static let named = 10
    /// Other tools' folders beside `sample` and `secret`, by how their names begin.
    private static let others = ["invalid", "valid", "custom"]

    /// A sentence each: where, what, and what to do.
    var sentences: [String] {
        let found = keys + folders + data
        guard found.count > Self.named else { return found }
        return found.prefix(Self.named) + ["\(found.count - Self.named) more of the kind"]
    }

    /// What the 2025-09 format requires.
    private var keys: [String] {
        guard format == .of2025 else { return [] }
        var found: [String] = []
        if root.raw("name") == nil { found.append("problem.yaml: has no `name`; write one") }
        guard let id = root.value("uuid", .line) else {
            return found + ["problem.yaml: has no `uuid`; write one, as `uuidgen` prints it"]
        }
        if UUID(uuidString: id) == nil {
            found.append(
                "problem.yaml:\(root.lineOf("uuid")): uuid: '\(id)' is none; write one, as `uuidgen` prints it"
            )
        }
        return found
    }

    private var folders: [String] {
        guard format == .of2025, files.kind("graders") == .folder else { return [] }
        return ["graders/: the 2025-09 format has no graders; write `score_aggregation` into test_group.yaml"]
    }

    private var data: [String] {
        entries("data").flatMap { name -> [String] in
            let path = "data/\(name)"
            switch files.kind(path) {
            case .folder where ["sample", "secret"].contains(name): return self.within(path, depth: 0)
            case .folder where Self.others.contains(where: name.hasPrefix): return []
            case .folder: return ["\(path): nothing reads it; test cases lie in data/sample and data/secret"]
            default:
                return isOfATest(name)
                    ? ["\(path): nothing reads it; put it into data/sample or data/secret"] : group(path, name)
            }
        }
    }

    private func within(_ folder: String, depth: Int) -> [String] {
        guard depth < 16 else { return [] }
        return entries(folder).flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            let isFolder = files.kind(path) == .folder
            guard PackageName.isPlain(name) else {
                guard isFolder || isOfATest(name) else { return [] }
                return ["\(path): passed over; names are of A-Z a-z 0-9 _ . - alone"]
            }
            if isFolder {
                return FileKind(itself: "\(files.root)/\(path)") == .link ? [] : within(path, depth: depth + 1)
            }
            if isOfATest(name), !name.hasSuffix(".in"), !name.hasSuffix(".ans") {
                return ["\(path): passed over; write its ending in small letters"]
            }
            return group(path, name)
        }
    }

    /// A file for a group of test cases, by the name that the other format or nobody gives it.
    private func group(_ path: String, _ name: String) -> [String] {
        let wanted = format == .of2025 ? "test_group.yaml" : "testdata.yaml"
        let like = ["testdata.yaml", "testdata.yml", "test_group.yaml", "test_group.yml"]
        guard name != wanted, like.contains(name) else { return [] }
        return ["\(path): nothing reads it; the \(format.rawValue) format calls it \(wanted)"]
    }

    private func isOfATest(_ name: String) -> Bool { [".in", ".ans"].contains { name.lowercased().hasSuffix($0) } }

    /// Without those that tools and systems leave behind.
    private func entries(_ folder: String) -> [String] {
        Folder.names("\(files.root)/\(folder)").filter { !$0.hasPrefix(".") }
    }
}
