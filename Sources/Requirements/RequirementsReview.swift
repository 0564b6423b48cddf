/// A `requirements.txt` line by line: what becomes of each.
package struct RequirementsReview: Sendable {
    package enum Outcome: Sendable, Hashable {
        /// What pip reads of it.
        case accepted(String)
        /// It says nothing that counts, and why.
        case dropped(String)
        case rejected(RequirementsFault)
    }

    package struct Line: Sendable, Hashable {
        /// From 1; nil: it is about the file.
        package let number: Int?
        package let outcome: Outcome
    }

    /// In the order of the file, those that hold a comment or nothing left out; first what is wrong with the file as a whole.
    package let lines: [Line]
    let accepted: [Requirement]

    /// In the same order.
    var faults: [RequirementsFault] {
        lines.compactMap { line in
            guard case .rejected(let fault) = line.outcome else { return nil }
            return fault
        }
    }

    package var isAccepted: Bool { faults.isEmpty }

    package init(_ bytes: [UInt8], _ policy: RequirementsPolicy) {
        var (found, lines): ([Requirement], [Line]) = ([], [])
        do throws(RequirementsFault) {
            for line in try RequirementsText(bytes).lines { lines.append(Self.review(line, policy, &found)) }
        } catch {
            lines = [Line(number: error.line, outcome: .rejected(error))]
        }
        lines += RequirementsFile.faultsOfAll(found).map { Line(number: $0.line, outcome: .rejected($0)) }
        let refused = Set(lines.compactMap { $0.isRejected ? $0.number : nil })
        self.lines = lines.filter { $0.isRejected || !refused.contains($0.number ?? 0) }
            .sorted { ($0.number ?? 0) < ($1.number ?? 0) }
        accepted = found
    }

    private static func review(
        _ line: RequirementsText.Line,
        _ policy: RequirementsPolicy,
        _ found: inout [Requirement]
    ) -> Line {
        do throws(RequirementsFault) {
            var reader = RequirementLine(line, policy)
            guard let requirement = try reader.requirement() else {
                return Line(number: line.number, outcome: .dropped("that index is used in any case"))
            }
            defer { found.append(requirement) }
            if let first = found.first(where: requirement.isSame) {
                return Line(number: line.number, outcome: .dropped("line \(first.line) says the same"))
            }
            return Line(number: line.number, outcome: .accepted(requirement.text))
        } catch {
            return Line(number: line.number, outcome: .rejected(error))
        }
    }
}

extension RequirementsReview.Line {
    fileprivate var isRejected: Bool {
        guard case .rejected = outcome else { return false }
        return true
    }
}
