package import ContestModel

/// A team's `requirements.txt`, understood; what pip reads is made from it, never from the team's bytes.
package struct RequirementsFile: Sendable, Hashable {
    static let maxRequirements = 100
    /// How many faults one message names.
    private static let named = 5

    /// Sorted by the text that pip reads, each once.
    package let requirements: [Requirement]

    /// What pip reads: ASCII, sorted, a package a line; the same for files that ask for the same.
    package var text: String { requirements.map { "\($0.text)\n" }.joined() }

    package static func read(_ bytes: [UInt8], _ policy: RequirementsPolicy) -> Result<RequirementsFile, Rejection> {
        judge(bytes, policy).mapError { faults in rejection(faults.list) }
    }

    /// For what is no file that can be read: a folder, or something that is not there any more.
    package static let notAFile = rejection([
        RequirementsFault(
            .notAFile,
            "it is not a plain file",
            fix: "put a text file of this name at the top of the zip"
        )
    ])

    struct Faults: Error, Hashable {
        /// Never empty.
        let list: [RequirementsFault]
    }

    static func judge(_ bytes: [UInt8], _ policy: RequirementsPolicy) -> Result<RequirementsFile, Faults> {
        let review = RequirementsReview(bytes, policy)
        guard review.isAccepted else { return .failure(Faults(list: review.faults)) }
        return .success(RequirementsFile(requirements: unique(review.accepted)))
    }

    /// What is wrong with lines beside each other.
    static func faultsOfAll(_ all: [Requirement]) -> [RequirementsFault] {
        var faults: [RequirementsFault] = []
        if all.count > maxRequirements {
            let what = "it asks for \(all.count) packages, and at most \(maxRequirements) are allowed"
            faults.append(
                RequirementsFault(.size, what, fix: "list only what the program imports itself; the rest comes along")
            )
        }
        if let bare = all.first(where: \.hashes.isEmpty), all.contains(where: { !$0.hashes.isEmpty }) {
            let what = "'\(bare.name)' has no --hash and other lines have one"
            faults.append(RequirementsFault(.hash, line: bare.line, what, fix: "give all lines hashes, or none"))
        }
        return faults + conflicts(all)
    }

    /// Those with markers may be meant for different machines; whether two of them meet is seen when they are resolved.
    private static func conflicts(_ all: [Requirement]) -> [RequirementsFault] {
        var seen: [String: Requirement] = [:]
        return all.compactMap { requirement in
            let key = "\(requirement.name) \(requirement.marker ?? "")"
            guard let first = seen[key] else {
                seen[key] = requirement
                return nil
            }
            guard !first.isSame(as: requirement) else { return nil }
            let what = "'\(requirement.name)' is asked for in line \(first.line) already, and differently"
            return RequirementsFault(.conflict, line: requirement.line, what, fix: "keep one of the two lines")
        }
    }

    private static func unique(_ all: [Requirement]) -> [Requirement] {
        var texts: Set<String> = []
        return all.filter { texts.insert($0.text).inserted }
            .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    }

    private static func rejection(_ faults: [RequirementsFault]) -> Rejection {
        Rejection(.requirements, message(faults))
    }

    /// What a team reads; `faults` are not empty.
    package static func message(_ faults: [RequirementsFault]) -> String {
        var sentences = faults.prefix(named).map(\.sentence)
        if faults.count > named { sentences.append("There are \(faults.count - named) more.") }
        return "requirements.txt, " + sentences.joined(separator: " ")
    }
}
