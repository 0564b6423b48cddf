package import ContestModel
import Glibc

/// A file in which a team names its final entry to a problem.
package struct SelectionFile: Sendable, Hashable {
    package enum Contents: Sendable, Hashable {
        /// One line, without blanks around it.
        case name(String)
        /// Why it says nothing, for the team.
        case unusable(String)
    }

    package let key: UploadKey
    package let team: TeamID
    package let problem: ProblemID
    /// One of the names that are looked for.
    package let name: String
    package let contents: Contents

    /// When it was finished: the inode's change time.
    package var finished: Timestamp { Timestamp(milliseconds: key.changed / 1_000_000) }

    /// What such a file may be called, directly in the team's folder.
    package static func names(for problem: ProblemID) -> [String] { ["\(problem).select", "select-\(problem).txt"] }
}

extension Inbox {
    /// Looks for the files in which teams name their final entries to these problems, by name and nowhere else, and reads them: at most
    /// a kilobyte of each, following no link and waiting for nothing. The oldest first.
    ///
    /// A folder or a file of one team that cannot be read stops no other team.
    package func selections(
        to problems: [ProblemID],
        now: Timestamp,
        isKnown: (UploadKey, TeamID) -> Bool
    ) -> [SelectionFile] {
        folders.flatMap { team, folder in
            guard let root = try? folder.open() else { return [SelectionFile]() }
            return problems.flatMap { problem in
                SelectionFile.names(for: problem).compactMap { name in
                    guard let status = try? root.status(of: Array(name.utf8)), !isKnown(status.key, team),
                        status.key.changed / 1_000_000 <= (now - settle).milliseconds,
                        let contents = Self.contents(of: Array(name.utf8), status, in: root)
                    else { return nil }
                    return SelectionFile(
                        key: status.key,
                        team: team,
                        problem: problem,
                        name: name,
                        contents: contents
                    )
                }
            }
        }
        .sorted { ($0.key.changed, $0.team, $0.name) < ($1.key.changed, $1.team, $1.name) }
    }

    /// Nil: it changes just now.
    private static func contents(
        of name: [UInt8],
        _ seen: FileStatus,
        in root: Descriptor
    ) -> SelectionFile.Contents? {
        if seen.kind == .folder { return .unusable("it is a folder: upload a file with one line of text") }
        if let (_, message) = FolderScan.oddity(of: seen, name: name) { return .unusable(message) }
        let file: Descriptor
        do {
            file = try root.upload(name)
        } catch .system(_, _, EACCES), .system(_, _, EPERM) {
            return .unusable("its permissions do not let the judge read it: upload it without changing its mode")
        } catch {
            return nil
        }
        guard let before = try? file.status(), before == seen, let bytes = try? file.read(at: 0, count: limit + 1),
            (try? file.status()) == before
        else { return nil }
        return line(bytes)
    }

    /// Bytes.
    private static let limit = 1024

    private static func line(_ bytes: [UInt8]) -> SelectionFile.Contents {
        guard bytes.count <= limit else { return .unusable("it is larger than \(limit) bytes: write one line into it") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .unusable("it is not text in UTF-8: write one line into it")
        }
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmed }.filter { !$0.isEmpty }
        guard let line = lines.first else { return .unusable("it is empty: write one line into it") }
        guard lines.count == 1 else { return .unusable("it has \(lines.count) lines: write one") }
        guard line.unicodeScalars.allSatisfy(DisplayName.isPlain) else {
            return .unusable("it has characters that cannot be shown: write one plain line into it")
        }
        return .name(line)
    }
}

extension Substring {
    /// Without blanks and a byte order mark around it.
    fileprivate var trimmed: String {
        func isBlank(_ character: Character) -> Bool { character.isWhitespace || character == "\u{FEFF}" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
