import ContestModel
import Foundation
import SiteGen

/// What the problems' pages offer as files.
struct Downloads {
    /// Of a problem: its starter kit, where there is one, then the attachments of its package.
    let all: [ProblemDownload]

    /// Bytes of an attachment; a larger one is not published.
    private static let maxBytes = 256 << 20

    init(_ problems: [Problem], state: String) {
        all = problems.flatMap { problem in
            let kit = Self.kit(of: problem.id, state: state)
            let attached = ModelProblem.files(in: "\(problem.folder)/attachments").filter {
                Self.size($0) <= Self.maxBytes
            }
            let kits =
                FileManager.default.fileExists(atPath: kit)
                ? [
                    ProblemDownload(
                        problem: problem.id,
                        name: "\(problem.id)-starter.zip",
                        title: "Starter kit",
                        file: kit
                    )
                ] : []
            return kits
                + attached.map { ProblemDownload(problem: problem.id, name: $0.lastName, title: $0.lastName, file: $0) }
                .filter { file in !kits.contains { $0.name == file.name } }
        }
    }

    /// Where `batch-judge starter` puts it.
    static func kit(of problem: ProblemID, state: String) -> String { "\(state)/starter/\(problem).zip" }

    private static func size(_ path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? .max
    }
}
