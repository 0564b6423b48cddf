package import ContestModel

/// What an upload's name says: whether it is one, of which problem, and whether it is a trial.
package struct UploadNames: Sendable {
    package struct Meaning: Equatable {
        package let problem: ProblemID?
        package let isSmoke: Bool
    }

    /// Longest first, as an id may hold a hyphen and begin with another id.
    private let problems: [ProblemID]

    package init(problems: [ProblemID]) {
        self.problems = problems.sorted { ($1.text.utf8.count, $0) < ($0.text.utf8.count, $1) }
    }

    /// Hidden names and those that clients use while they upload.
    static func isTemporary(_ name: [UInt8]) -> Bool {
        let lower = lowercased(name)
        return name.first == UInt8(ascii: ".") || name.last == UInt8(ascii: "~")
            || [".part", ".filepart", ".tmp", ".partial"].contains { lower.reversed().starts(with: $0.utf8.reversed()) }
    }

    static func isZip(_ name: [UInt8]) -> Bool { lowercased(name).reversed().starts(with: ".zip".utf8.reversed()) }

    /// Whether the bytes are text that can be shown as it is.
    static func isPlain(_ name: [UInt8]) -> Bool {
        String(validating: name, as: UTF8.self).map { $0.unicodeScalars.allSatisfy(DisplayName.isPlain) } ?? false
    }

    /// `<problem>.zip`, `<problem>-x.zip`, `<problem>/x.zip`; a trial where `smoke-` comes first in the file's or the
    /// folder's name. A problem whose own id begins with `smoke-` comes before a trial.
    package func meaning(subfolder: String?, file: String) -> Meaning {
        if let subfolder {
            if let problem = problems.first(where: { $0.text == subfolder }) {
                return Meaning(problem: problem, isSmoke: Self.afterSmoke(file) != nil)
            }
            guard let rest = Self.afterSmoke(subfolder) else { return Meaning(problem: nil, isSmoke: false) }
            return Meaning(problem: problems.first { $0.text == rest }, isSmoke: true)
        }
        let stem = String(decoding: file.utf8.dropLast(4), as: UTF8.self)
        if let problem = problem(of: stem) { return Meaning(problem: problem, isSmoke: false) }
        guard let rest = Self.afterSmoke(stem) else { return Meaning(problem: nil, isSmoke: false) }
        return Meaning(problem: problem(of: rest), isSmoke: true)
    }

    private func problem(of stem: String) -> ProblemID? {
        problems.first { stem.utf8.elementsEqual($0.text.utf8) || stem.utf8.starts(with: "\($0.text)-".utf8) }
    }

    private static func afterSmoke(_ name: String) -> String? {
        name.utf8.starts(with: "smoke-".utf8) ? String(decoding: name.utf8.dropFirst(6), as: UTF8.self) : nil
    }

    private static func lowercased(_ name: [UInt8]) -> [UInt8] {
        name.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }
    }
}
