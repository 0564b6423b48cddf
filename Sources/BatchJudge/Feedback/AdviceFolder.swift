import ContestModel
import Foundation

/// What a language model said of submissions, a file each in the state folder. Losing it loses nothing but that: it is asked again.
struct AdviceFolder {
    let path: String

    init(state: String) { path = "\(state)/advice" }

    /// By submission; what cannot be read is as if it had not been said.
    func all() -> [Int64: MachineAdvice] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let known = names.compactMap { name -> (Int64, MachineAdvice)? in
            guard name.hasSuffix(".json"), let id = Int64(name.dropLast(5)),
                let data = try? Data(contentsOf: URL(filePath: "\(path)/\(name)")),
                let advice = try? JSONDecoder().decode(MachineAdvice.self, from: data)
            else { return nil }
            return (id, advice)
        }
        return Dictionary(known, uniquingKeysWith: { first, _ in first })
    }

    func keep(_ advice: MachineAdvice, of id: Int64) throws {
        try WholeFile.write(try JSONEncoder().encode(advice), to: "\(path)/\(id).json")
    }

    /// When the server last failed.
    var failed: Timestamp? {
        let facts = try? FileManager.default.attributesOfItem(atPath: "\(path)/failed.txt")
        return (facts?[.modificationDate] as? Date).map { Timestamp($0) }
    }

    func note(failure: String) throws { try WholeFile.write(Data("\(failure)\n".utf8), to: "\(path)/failed.txt") }

    func forgetFailure() { try? FileManager.default.removeItem(atPath: "\(path)/failed.txt") }
}
