/// Who uploads.
package struct Team: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case team
        /// Shown among the teams without a rank.
        case baseline
        /// The organizers' own; never on a public page.
        case jury
    }

    package let id: TeamID
    package let name: String
    package let organization: String?
    package let members: [String]
    package let email: String?
    package let kind: Kind
    /// On no public page.
    package let isHidden: Bool
    /// Who may upload for it; none: nobody by SSH.
    package let keys: [PublicKey]

    package init(
        id: TeamID,
        name: String,
        organization: String? = nil,
        members: [String] = [],
        email: String? = nil,
        kind: Kind = .team,
        isHidden: Bool = false,
        keys: [PublicKey] = []
    ) {
        self.id = id
        self.name = name
        self.organization = organization
        self.members = members
        self.email = email
        self.kind = kind
        self.isHidden = isHidden
        self.keys = keys
    }
}
