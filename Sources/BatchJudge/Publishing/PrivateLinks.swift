import ContestModel
import Foundation

/// Names that nobody can guess, derived from the contest's secret, so that they need no table.
struct PrivateLinks: Sendable {
    let contest: ContestID
    /// Hex digits.
    let secret: String

    /// 32 hex digits (128 bits): the folder of a team's private pages.
    func token(of team: TeamID) -> String { String(mac("report|\(contest)|\(team)").prefix(32)) }

    /// `team-` and 6 hex digits each, for a board without names.
    func pseudonyms(of contest: Contest, _ teams: [Team]) -> [TeamID: String] {
        guard contest.isAnonymous else { return [:] }
        var names: [TeamID: String] = [:]
        var used = Set<String>()
        for team in teams.map(\.id).sorted() {
            let digits = mac("pseudonym|\(contest.id)|\(team)")
            // Longer where six digits are taken.
            let name = (6...64).lazy.map { "team-\(digits.prefix($0))" }.first { !used.contains($0) }
            used.insert(name ?? digits)
            names[team] = name
        }
        return names
    }

    /// HMAC-SHA-256 (RFC 2104), hex.
    func mac(_ text: String) -> String {
        // A key of 64 characters is one block of SHA-256 exactly.
        let key = Array(secret.utf8.prefix(64)) + [UInt8](repeating: 0, count: max(0, 64 - secret.utf8.count))
        func digest(_ pad: UInt8, _ message: [UInt8]) -> [UInt8] {
            var hash = SHA256()
            hash.update(key.map { $0 ^ pad })
            hash.update(message)
            return hash.digest()
        }
        let inner = digest(0x36, Array(text.utf8))
        return digest(0x5c, inner).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
