import ContestModel
import Foundation

/// Which files the submissions of two teams have in common.
struct SharedSources {
    /// Of each submission, the digests of its files that say something.
    private let files: [(team: TeamID, digests: Set<String>)]

    /// Bytes of the smallest file that counts; less is the same by chance, as an empty `__init__.py` is.
    private static let least: Int64 = 200

    /// Unpacks one submission after the other, below a folder that is gone afterwards.
    ///
    /// `known` are digests of files that everybody was given.
    init(_ submissions: [Submission], of problem: Problem, _ place: Workplace, known: Set<String>) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-shared-\(UUID().uuidString)")
            .path(percentEncoded: false)
        let preparation = Preparation(languages: try place.languages())
        files = try submissions.map { submission in
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let prepared = try preparation.prepare(submission, problem, place: place, into: folder)
            guard case .success(let prepared) = prepared else { return (submission.team, []) }
            let digests = try prepared.files.compactMap { try Self.digest(of: "\(folder)/\($0)") }
            return (submission.team, Set(digests).subtracting(known))
        }
    }

    /// Nil: the file is too small to say anything.
    static func digest(of path: String) throws -> String? {
        let contents = try ModelProblem.map(path)
        return contents.count >= least ? SHA256.hexDigest(of: [UInt8](contents)) : nil
    }

    /// Pairs of teams with files in common, and how many.
    var pairs: [(first: TeamID, second: TeamID, count: Int, isAll: Bool)] {
        files.indices.flatMap { first in
            files.indices.dropFirst(first + 1).compactMap { second in
                let shared = files[first].digests.intersection(files[second].digests).count
                guard shared > 0, files[first].team != files[second].team else { return nil }
                let isAll = files[first].digests == files[second].digests
                return (files[first].team, files[second].team, shared, isAll)
            }
        }
    }
}
