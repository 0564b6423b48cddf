import ContestModel
import Foundation
import ResultStore

/// Names that nobody can guess, derived from the contest's secret, so that they need no table.
struct PrivateLinks: Sendable {
    let contest: ContestID
    /// Hex digits.
    let secret: String
    /// How often a team's link was renewed; absent: never.
    let generations: [TeamID: Int]

    init(contest: ContestID, secret: String, generations: [TeamID: Int] = [:]) {
        self.contest = contest
        self.secret = secret
        self.generations = generations
    }

    init(_ contest: Contest, _ store: SubmissionStore) async throws {
        self.init(
            contest: contest.id,
            secret: try await store.secret(),
            generations: try await store.linkGenerations()
        )
    }

    /// 22 characters of base64url (128 bits): the folder of a team's private pages, another one in each generation.
    func token(of team: TeamID) -> String {
        let bytes = Data(mac("report|\(contest)|\(team)|\(generations[team] ?? 0)").prefix(16))
        return bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The page of a team's own, relative to the site.
    func page(of team: TeamID) -> String { "r/\(token(of: team))/index.html" }

    /// `team-` and 6 hex digits each, for a board without names.
    func pseudonyms(of contest: Contest, _ teams: [Team]) -> [TeamID: String] {
        guard contest.isAnonymous else { return [:] }
        var names: [TeamID: String] = [:]
        var used = Set<String>()
        for team in teams.map(\.id).sorted() {
            let digits = Self.hex(mac("pseudonym|\(contest.id)|\(team)"))
            // Longer where six digits are taken.
            let name = (6...64).lazy.map { "team-\(digits.prefix($0))" }.first { !used.contains($0) }
            used.insert(name ?? digits)
            names[team] = name
        }
        return names
    }

    /// HMAC-SHA-256 (RFC 2104), 32 bytes.
    func mac(_ text: String) -> [UInt8] {
        // A key of 64 characters is one block of SHA-256 exactly.
        let key = Array(secret.utf8.prefix(64)) + [UInt8](repeating: 0, count: max(0, 64 - secret.utf8.count))
        func digest(_ pad: UInt8, _ message: [UInt8]) -> [UInt8] {
            var hash = SHA256()
            hash.update(key.map { $0 ^ pad })
            hash.update(message)
            return hash.digest()
        }
        let inner = digest(0x36, Array(text.utf8))
        return digest(0x5c, inner)
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
